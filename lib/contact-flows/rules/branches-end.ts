import { actionFacts, errorsOf } from '../action-catalogue';
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
    ...endless(graph).map(({ Identifier }) => ({ action: Identifier, message: 'no way from it ends the flow' })),
  ],
};

function unhandled(action: FlowAction): readonly FlowProblem[] {
  const facts = actionFacts(action.Type);
  if (!facts) return [];
  const edges = edgesOf(action);
  const handled = edges.filter(({ kind }) => kind === 'error').map(({ outcome }) => outcome);
  const at = action.Identifier;
  const errors = errorsOf(action)
    .filter((error) => !handled.includes(error))
    .map((error) => ({ action: at, message: `its error ${error} leads nowhere` }));
  const leadsOn = {
    continues: edges.some(({ kind }) => kind === 'success'),
    branches: edges.some(({ kind }) => kind === 'condition'),
    ends: true,
  };
  const success = leadsOn[facts.success] ? [] : [{ action: at, message: 'it leads nowhere when it succeeds' }];
  return [...success, ...errors, ...unanswered(action)];
}

/** Answers of which the Flow language wants every one, and gives no error for the one that is missing. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  CheckHoursOfOperation: ['True', 'False'],
  Loop: ['ContinueLooping', 'DoneLooping'],
};

function unanswered({ Type, Identifier, Transitions }: FlowAction): readonly FlowProblem[] {
  const answers = Transitions.Conditions.flatMap(({ Condition }) => Condition.Operands);
  return (Object.hasOwn(ANSWERS, Type) ? (ANSWERS[Type] ?? []) : [])
    .filter((answer) => !answers.includes(answer))
    .map((answer) => ({ action: Identifier, message: `its answer ${answer} leads nowhere` }));
}

function endless(graph: FlowGraph): readonly FlowAction[] {
  const ends = graph.flow.Actions.filter(({ Type }) => actionFacts(Type)?.success === 'ends');
  const canEnd = graph.leadingTo(ends);
  return graph.reachedActions().filter(({ Identifier }) => !canEnd.has(Identifier));
}
