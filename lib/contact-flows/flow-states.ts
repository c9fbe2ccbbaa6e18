import { type FlowAction } from './flow';
import { edgesOf, type FlowEdge, type FlowGraph } from './flow-graph';

/** An action, with one of the states in which a contact can come to it. */
export type ReachedState<State extends string> = readonly [action: FlowAction, state: State];

/**
 * Every state in which a contact can come to every action, on whatever path. Each pair of action and state is looked at
 * once, so that the work grows with the flow and not with the number of its paths.
 *
 * @param start - the state in which a contact enters the flow
 * @param after - the state once an action was left by one of its outcomes
 */
export function reachedStates<State extends string>(
  graph: FlowGraph,
  start: State,
  after: (action: FlowAction, edge: FlowEdge, state: State) => State,
): readonly ReachedState<State>[] {
  const seen = new Map<string, Set<State>>();
  const reached: ReachedState<State>[] = [];
  const open: (readonly [string, State])[] = [[graph.flow.StartAction, start]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, state] = next;
    const action = graph.action(name);
    const states = seen.get(name) ?? new Set();
    if (!action || states.has(state)) continue;
    seen.set(name, states.add(state));
    reached.push([action, state]);
    for (const edge of edgesOf(action)) open.push([edge.to, after(action, edge, state)]);
  }
  return reached;
}
