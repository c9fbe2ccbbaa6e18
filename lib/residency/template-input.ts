/** A template to analyse, with what is known of the stack it belongs to. */
export interface TemplateInput {
  /** Name of the stack, unique in the set. */
  readonly stack: string;
  /** CloudFormation's name of the stack, when it differs from the name in the set. */
  readonly stackName?: string;
  /** File name for people, as it appears in evidence. */
  readonly file: string;
  /** `undefined`: the Region is decided by whoever deploys it. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** JSON or YAML. Called at most a few times; reading lazily keeps a large assembly out of memory. */
  readonly text: () => string;
  /** For a nested template: the stack and logical id of the `AWS::CloudFormation::Stack`. */
  readonly nestedIn?: { readonly stack: string; readonly logicalId: string };
}
