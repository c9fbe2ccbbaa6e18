import { edgesOf } from '../flow-graph';
import { type FlowProblem, type FlowRule } from '../flow-rule';

/** Names are unique, and every transition names an action that is there. */
export const transitionsLeadSomewhere: FlowRule = {
  id: 'transitions-lead-somewhere',
  title: 'Every transition leads to an action of the flow',
  why: 'A transition to nowhere drops the contact.',
  fix: 'Name an action that is in the flow, once.',
  check: (graph) => {
    const { StartAction, Actions } = graph.flow;
    const names = Actions.map(({ Identifier }) => Identifier);
    const start: readonly FlowProblem[] = graph.action(StartAction)
      ? []
      : [{ action: StartAction, message: `the flow starts with '${StartAction}', which is not there` }];
    const repeated = names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => ({ action: name, message: `'${name}' is the name of several actions` }));
    const dangling = Actions.flatMap((action) =>
      edgesOf(action)
        .filter(({ to }) => !graph.action(to))
        .map(({ outcome, to }) => ({
          action: action.Identifier,
          message: `on ${outcome} it goes to '${to}', which is not there`,
        })),
    );
    return [...start, ...repeated, ...dangling];
  },
};
