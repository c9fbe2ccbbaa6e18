import { type FlowGraph } from './flow-graph';

/** Where a flow runs. */
export interface FlowPlace {
  /** Region of the instance. `undefined`: not known, and so a literal ARN is judged by nothing but being literal. */
  readonly region?: string;
}

/** What is wrong with one action. */
export interface FlowProblem {
  /** Identifier of the action. */
  readonly action: string;
  /** What is wrong, in one line. */
  readonly message: string;
}

/** A state of flows that is wanted. The id is the name of the file. */
export interface FlowRule {
  readonly id: string;
  /** The wanted state, in words. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly check: (graph: FlowGraph, place: FlowPlace) => readonly FlowProblem[];
}

/** A problem, with the rule that found it. */
export interface FlowFinding extends FlowProblem {
  readonly rule: string;
  readonly fix: string;
}
