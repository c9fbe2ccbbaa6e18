/**
 * What "home" means for one stack: the Regions where its data may be.
 * Made from a jurisdiction profile and, for the project's own stacks, from the deployment definition.
 */
export interface ResidencyScope {
  /** Id of the jurisdiction profile, such as `ca`. */
  readonly jurisdiction: string;
  /** Regions where data may be without a decision. */
  readonly homeRegions: readonly string[];
  /**
   * Further Regions that are lawful for declared disaster-recovery copies, with the reason.
   * A destination there is `permitted`, not `contained`.
   */
  readonly permittedRegions?: Readonly<Record<string, string>>;
  /** Accounts that belong to the deployment besides the stack's own. */
  readonly accounts: readonly string[];
  /**
   * Countries (ISO 3166-1) of hosts outside AWS whose names do not tell, as the deployment definition declares them by
   * contract with their vendors. What a name tells counts more.
   */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Deployment (stage) id, which decision records name. */
  readonly deployment?: string;
}
