import { type FlowAction } from '../flow';
import { edgesOf, type FlowGraph, parameterTexts, references } from '../flow-graph';
import { type FlowProblem, type FlowRule } from '../flow-rule';

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
    for (const [action, answer] of statesOf(graph)) {
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

/** Every action with every answer that a contact can bring to it. */
function statesOf(graph: FlowGraph): readonly (readonly [FlowAction, Answer])[] {
  const seen = new Set<string>();
  const states: (readonly [FlowAction, Answer])[] = [];
  const open: (readonly [string, Answer])[] = [[graph.flow.StartAction, 'none']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, answer] = next;
    const action = graph.action(name);
    const key = JSON.stringify(next);
    if (!action || seen.has(key)) continue;
    seen.add(key);
    states.push([action, answer]);
    open.push(...edgesOf(action).map(({ to, kind }) => [to, after(action, kind, answer)] as const));
  }
  return states;
}

function after(action: FlowAction, kind: 'success' | 'error' | 'condition', answer: Answer): Answer {
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
