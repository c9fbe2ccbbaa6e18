import { type Flow } from './flow';
import { FlowGraph } from './flow-graph';
import { type FlowFinding, type FlowPlace } from './flow-rule';
import { flowRules } from './rules';

/** What is wrong with a flow: nothing, when it may be deployed. Total: it judges every flow that can be parsed. */
export function lintFlow(flow: Flow, place: FlowPlace = {}): readonly FlowFinding[] {
  const graph = new FlowGraph(flow);
  return flowRules.flatMap(({ id, fix, check }) =>
    check(graph, place).map((problem) => ({ ...problem, rule: id, fix })),
  );
}
