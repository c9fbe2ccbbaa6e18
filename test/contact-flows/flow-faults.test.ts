import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Flow } from '../../lib/contact-flows/flow';
import { lintFlow } from '../../lib/contact-flows/lint-flow';
import { flowRules } from '../../lib/contact-flows/rules';
import { structuralFaults } from '../support/flow-faults';
import { privacyFaults } from '../support/flow-faults-privacy';
import { secureInputFlow } from '../support/secure-input-flow';
import { shippedFlows } from '../support/shipped-flows';

const flowFaults = [...structuralFaults, ...privacyFaults];
const region = 'ca-central-1';
const flows: readonly Flow[] = [...Object.values(shippedFlows).flat(), secureInputFlow];
const rulesOf = (flow: Flow) => [...new Set(lintFlow(flow, { region }).map(({ rule }) => rule))];

describe('a fault that is planted in a flow', () => {
  test('every shipped flow is here, and none has a finding', () => {
    const folder = join(__dirname, '../../lib/contact-flows');
    const builders = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\/[\w-]+-flow\.ts$/.test(file),
    );
    expect(Object.keys(shippedFlows).sort()).toEqual(builders.sort());
    for (const flow of flows) expect(rulesOf(flow)).toEqual([]);
  });

  test.each(flowFaults)('$rule finds $fault, and no other rule does', ({ rule, plant }) => {
    const planted = flows.flatMap(plant);
    expect(planted.length).toBeGreaterThan(0);
    expect(planted.map(rulesOf)).toEqual(planted.map(() => [rule]));
  });

  test('every rule has a fault', () => {
    const faulty = new Set(flowFaults.map(({ rule }) => rule));
    expect(flowRules.map(({ id }) => id).filter((id) => !faulty.has(id))).toEqual([]);
  });

  test('many of them are in every shipped flow', () => {
    for (const flow of flows) {
      expect(flowFaults.filter(({ plant }) => plant(flow).length > 0).length).toBeGreaterThan(10);
    }
  });

  test('a flow with more paths than could ever be walked is judged all the same', () => {
    const rungs = 300;
    const ladder = Array.from({ length: rungs }, (_, rung) =>
      ['left', 'right'].map((side) => ({
        Identifier: `${side}-${rung}`,
        Type: 'MessageParticipant',
        Parameters: { Text: 'Please hold.' },
        Transitions: {
          NextAction: rung + 1 < rungs ? `left-${rung + 1}` : 'told',
          Errors: [{ ErrorType: 'NoMatchingError', NextAction: rung + 1 < rungs ? `right-${rung + 1}` : 'told' }],
          Conditions: [],
        },
      })),
    ).flat();
    const start = { ...ladder[0], Identifier: 'start' } as Flow['Actions'][number];
    const long = {
      ...secureInputFlow,
      StartAction: 'start',
      Actions: [start, ...ladder.slice(2), ...secureInputFlow.Actions],
    };
    expect(rulesOf(long)).toEqual([]);
    const faulty = long.Actions.map((action) =>
      action.Identifier === 'logging-off' ? { ...action, Parameters: { FlowLoggingBehavior: 'Enabled' } } : action,
    );
    expect(rulesOf({ ...long, Actions: faulty })).toEqual(['logging-off-around-secrets']);
  });
});
