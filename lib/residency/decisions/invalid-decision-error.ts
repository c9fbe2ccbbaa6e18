/** What is wrong with a decision record, and where. */
export interface DecisionIssue {
  /** 1-based line of the file. */
  readonly line: number;
  /** 1-based, where the text itself is malformed. */
  readonly column?: number | undefined;
  /** Path of the field, such as `grants[0].regions[1]`. Empty: the record as a whole. */
  readonly path: string;
  /** One line: what is wrong; how to fix it. */
  readonly message: string;
}

/** A file that is no decision record. The message is ready for a person: one line per issue. */
export class InvalidDecisionError extends Error {
  override readonly name = 'InvalidDecisionError';

  /** @param issues - at least one, in the order in which they should be read */
  constructor(
    readonly file: string,
    readonly issues: readonly DecisionIssue[],
  ) {
    super(
      issues

        .map(
          ({ line, column, path, message }) =>
            `${file}:${line}${column === undefined ? '' : `:${column}`}: ${path === '' ? '' : `${path}: `}${message}`,
        )
        .join('\n'),
    );
  }
}
