/** What the guardrails of an account are made from. */
export interface AccountBoundary {
  /** Begins the names of the policies, such as `ca-prod`. */
  readonly name: string;
  /** AWS partition, such as `aws`. */
  readonly partition: string;
  /** The Regions to which the deployment definition deploys in the account, in the order of the alphabet. */
  readonly regions: readonly [string, ...string[]];
  /** Further Regions in which nothing is deployed but what watches the calls that AWS records there. */
  readonly outpostRegions: readonly string[];
  /** Names of the roles with which CloudFormation deploys; `*` stands for any letters. */
  readonly deploymentRoles: readonly [string, ...string[]];
  /** Whether the definition asks for a replica of an Amazon Connect instance. */
  readonly replicatesInstance: boolean;
}

/** ARNs of the roles with which CloudFormation deploys, in whichever account. */
export function deploymentRoleArns({ partition, deploymentRoles }: AccountBoundary): readonly string[] {
  return deploymentRoles.map((role) => `arn:${partition}:iam::*:role/${role}`);
}
