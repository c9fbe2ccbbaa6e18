import { type DeploymentIssue } from './issue';

/** A deployment definition that is refused. The message is ready for a person: one line per issue. */
export class InvalidDeploymentError extends Error {
  override readonly name = 'InvalidDeploymentError';

  /**
   * @param source - where the definition comes from, as the caller named it
   * @param issues - at least one, in the order in which they should be read
   */
  constructor(
    readonly source: string,
    readonly issues: readonly DeploymentIssue[],
  ) {
    super(
      issues.map(({ path, message }) => [source, path, message].filter((part) => part !== '').join(': ')).join('\n'),
    );
  }
}
