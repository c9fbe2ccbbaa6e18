/** The code that enforces a control and the tests that prove it. Paths from the root of the repository. */
export interface Proof {
  readonly enforcedBy: readonly [string, ...string[]];
  /** Empty: enforced, but no test fails when it stops being so. */
  readonly provenBy: readonly string[];
}

/** By the id of the control. */
export type Proofs = Readonly<Record<string, Proof>>;
