/** The code that enforces a control and the tests that prove it. Paths from the root of the repository. */
export interface Proof {
  readonly enforcedBy: readonly [string, ...string[]];
  /** Empty: enforced, but no test fails when it stops being so. */
  readonly provenBy: readonly string[];
}

/** Controls that exist. One that is not here is planned. Add a line when the code lands, and a test's path with the test. */
export const proofs: Readonly<Record<string, Proof>> = {};
