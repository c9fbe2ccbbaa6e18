import { actionFacts } from '../action-catalogue';
import { type FlowAction } from '../flow';
import { type FlowEdge } from '../flow-graph';
import { type FlowRule } from '../flow-rule';
import { reachedStates } from '../flow-states';
import { asksForNotice } from '../heard-notice';
import { recordingOf } from '../recording';
import { storesInput } from '../stored-input';

/**
 * Whether the contact is recorded: `unknown` as another flow left it, `off` as this flow decided, `suspended` for a while,
 * or `never`, because its notice says so.
 */
type Recording = 'unknown' | 'on' | 'off' | 'suspended' | 'never';

/** Recording is suspended while a secret is typed, and resumed on every path on which the contact goes on. */
export const recordingResumed: FlowRule = {
  id: 'recording-resumed',
  title: 'Recording is suspended around stored input, and resumed on every path',
  why: 'Card data must not be recorded (PCI DSS 3.3), and a conversation that silently stays unrecorded cannot be shown later.',
  fix: 'Switch recording, screen recording and analysis off before the input, and on again before every way out, its errors included.',
  check: (graph) => {
    const secrets = graph.reachedActions().some(storesInput);
    const after = (action: FlowAction, edge: FlowEdge, before: Recording) =>
      recordingAfter(action, edge, before, secrets);
    return reachedStates<Recording>(graph, 'unknown', after).flatMap(([action, recording]) => {
      const at = action.Identifier;
      if (storesInput(action) && ['unknown', 'on'].includes(recording)) {
        return [{ action: at, message: `it stores what the customer types, and recording can be ${recording} here` }];
      }
      // A transfer that is disconnected gives the contact back to the agent: every end is a way out.
      const leaves = actionFacts(action.Type)?.success === 'ends';
      return leaves && recording === 'suspended'
        ? [{ action: at, message: 'a contact can leave the flow here with its recording suspended' }]
        : [];
    });
  },
};

function recordingAfter(action: FlowAction, edge: FlowEdge, before: Recording, secrets: boolean): Recording {
  if (asksForNotice(action) && before !== 'on') {
    // Nobody who was not told of a recording is to be recorded: there is nothing to resume.
    return edge.operands[0] === 'recorded' ? before : 'never';
  }
  const set = edge.kind === 'success' ? recordingOf(action) : undefined;
  if (set === undefined) return before;
  if (set === 'on') return 'on';
  return secrets || before === 'on' || before === 'suspended' ? 'suspended' : 'off';
}
