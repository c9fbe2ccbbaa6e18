import { actionFacts } from '../action-catalogue';
import { type FlowAction } from '../flow';
import { type FlowEdge } from '../flow-graph';
import { type FlowRule } from '../flow-rule';
import { reachedStates } from '../flow-states';
import { storesInput } from '../stored-input';

/** Whether the flow is logged: `unknown` as another flow left it. */
type Logging = 'unknown' | 'on' | 'off';

/** The flow is not logged while a secret is typed, and logged again on every path on which the contact goes on. */
export const loggingOffAroundSecrets: FlowRule = {
  id: 'logging-off-around-secrets',
  title: 'Flow logging is off around stored input, and on again afterwards',
  why: 'Flow logs hold the parameters and results of every action, and the setting stays for the rest of the contact.',
  fix: 'Set UpdateFlowLoggingBehavior to Disabled before the input, and to Enabled before every way out, its errors included.',
  check: (graph) => {
    if (!graph.reachedActions().some(storesInput)) return [];
    return reachedStates<Logging>(graph, 'unknown', loggingAfter).flatMap(([action, logging]) => {
      const at = action.Identifier;
      if (storesInput(action) && logging !== 'off') {
        return [{ action: at, message: `it stores what the customer types, and logging can be ${logging} here` }];
      }
      // A transfer that is disconnected gives the contact back to the agent: every end is a way out.
      const leaves = actionFacts(action.Type)?.success === 'ends';
      return leaves && logging === 'off'
        ? [{ action: at, message: 'a contact can leave the flow here without being logged again' }]
        : [];
    });
  },
};

function loggingAfter({ Type, Parameters }: FlowAction, _: FlowEdge, before: Logging): Logging {
  if (Type !== 'UpdateFlowLoggingBehavior') return before;
  // What is not known to switch it off is taken to switch it on.
  return Parameters['FlowLoggingBehavior'] === 'Disabled' ? 'off' : 'on';
}
