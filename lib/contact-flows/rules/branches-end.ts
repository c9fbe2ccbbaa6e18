import { actionFacts } from '../action-catalogue';
import { type FlowAction } from '../flow';
import { edgesOf, type FlowGraph } from '../flow-graph';
import { type FlowProblem, type FlowRule } from '../flow-rule';

/** Every outcome of every action leads on, and from everywhere the flow can end. */
export const branchesEnd: FlowRule = {
  id: 'branches-end',
  title: 'Every branch is handled, and ends',
  why: 'An error without a transition, or a circle without a way out, leaves the customer in silence.',
  fix: 'Add the transition, and let it end in DisconnectParticipant, a transfer or EndFlowExecution.',
  check: (graph) => [
    ...graph.reachedActions().flatMap(unhandled),
    ...graph
      .reachedActions()
      .filter(({ Identifier }) => !canEnd(graph, Identifier))
      .map(({ Identifier }) => ({ action: Identifier, message: 'no way from it ends the flow' })),
  ],
};

function unhandled(action: FlowAction): readonly FlowProblem[] {
  const facts = actionFacts(action.Type);
  if (!facts) return [];
  const edges = edgesOf(action);
  const handled = edges.filter(({ kind }) => kind === 'error').map(({ outcome }) => outcome);
  const at = action.Identifier;
  const errors = facts.errors
    .filter((error) => !handled.includes(error))
    .map((error) => ({ action: at, message: `its error ${error} leads nowhere` }));
  const leadsOn = {
    continues: edges.some(({ kind }) => kind === 'success'),
    branches: edges.some(({ kind }) => kind === 'condition'),
    ends: true,
  };
  const success = leadsOn[facts.success] ? [] : [{ action: at, message: 'it leads nowhere when it succeeds' }];
  return [...success, ...errors, ...unansweredHours(action)];
}

/** The Flow language wants both answers, and gives no error for the one that is missing. */
function unansweredHours({ Type, Identifier, Transitions }: FlowAction): readonly FlowProblem[] {
  if (Type !== 'CheckHoursOfOperation') return [];
  const answers = Transitions.Conditions.flatMap(({ Condition }) => Condition.Operands);
  return ['True', 'False']
    .filter((answer) => !answers.includes(answer))
    .map((answer) => ({ action: Identifier, message: `its answer ${answer} leads nowhere` }));
}

function canEnd(graph: FlowGraph, start: string): boolean {
  return [...graph.from(start)].some((name) => actionFacts(graph.action(name)?.Type ?? '')?.success === 'ends');
}
