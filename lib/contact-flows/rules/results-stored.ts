import { type FlowAction } from '../flow';
import { type FlowEdge, parameterTexts, references } from '../flow-graph';
import { type FlowProblem, type FlowRule } from '../flow-rule';
import { reachedStates } from '../flow-states';

/** What is known of the answer of the last function: there is none, it is only in memory, or it was stored. */
type Answer = 'none' | 'unstored' | 'stored';

const INVOKE = 'InvokeLambdaFunction';
const STORES = ['UpdateContactAttributes', 'UpdateFlowAttributes'];

/** The answer of a function is stored before the next is called, and read only where there is one. */
export const resultsStored: FlowRule = {
  id: 'results-stored',
  title: 'The answer of a function is stored before the next one is called',
  why: 'The next call overwrites the answer of the last, and a failed call leaves none.',
  fix: 'Store what is needed with UpdateContactAttributes right after the call, on its success only.',
  check: (graph) => {
    const problems = new Map<string, FlowProblem>();
    const add = (action: string, message: string) => problems.set(`${action} ${message}`, { action, message });
    for (const [action, answer] of reachedStates<Answer>(graph, 'none', after)) {
      const reads = readsAnswer(action);
      if (reads !== undefined && answer === 'none') {
        add(action.Identifier, `it reads ${reads}, and a contact can come here without the answer of a function`);
      }
      if (action.Type === INVOKE && answer === 'unstored') {
        add(action.Identifier, 'a contact can come here before the answer of the last function was stored');
      }
    }
    return [...problems.values()];
  },
};

function after(action: FlowAction, { kind }: FlowEdge, answer: Answer): Answer {
  if (action.Type === INVOKE) return kind === 'success' ? 'unstored' : 'none';
  const stores = STORES.includes(action.Type) && readsAnswer(action) !== undefined && kind === 'success';
  return stores && answer === 'unstored' ? 'stored' : answer;
}

/** The first part of a function's answer that an action reads. */
function readsAnswer({ Parameters }: FlowAction): string | undefined {
  return parameterTexts(Parameters)
    .flatMap(({ text }) => references(text))
    .find((reference) => reference.startsWith('$.External.'));
}
