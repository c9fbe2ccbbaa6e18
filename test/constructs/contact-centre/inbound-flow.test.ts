import fc from 'fast-check';
import { inboundFlow, type InboundFlowProps } from '../../../lib/constructs/contact-centre/inbound-flow';

const props: InboundFlowProps = {
  queueArn: 'arn:aws:connect:ca-central-1:111111111111:instance/i/queue/q',
  hoursOfOperationArn: 'arn:aws:connect:ca-central-1:111111111111:instance/i/operating-hours/h',
  flowLogs: true,
  callRecording: true,
  screenRecording: true,
  chatTranscripts: true,
};

const anyProps = fc.record({
  queueArn: fc.constant(props.queueArn),
  hoursOfOperationArn: fc.constant(props.hoursOfOperationArn),
  flowLogs: fc.boolean(),
  callRecording: fc.boolean(),
  screenRecording: fc.boolean(),
  chatTranscripts: fc.boolean(),
});

type Flow = ReturnType<typeof inboundFlow>;
type FlowAction = Flow['Actions'][number];

const actionOf = (flow: Flow, name: string) => flow.Actions.find(({ Identifier }) => Identifier === name);
const targets = ({ Transitions: { NextAction, Errors = [], Conditions = [] } }: FlowAction) => [
  ...(NextAction === undefined ? [] : [NextAction]),
  ...[...Errors, ...Conditions].map((way) => way.NextAction),
];

/** Actions that can be reached from one, with or without passing through another. */
function reachable(flow: Flow, from: string, without?: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name) || name === without) continue;
    seen.add(name);
    const action = actionOf(flow, name);
    if (action) open.push(...targets(action));
  }
  return seen;
}

describe('main inbound flow', () => {
  test('is whole: unique names, transitions to actions that are there, every action reached, every way ends', () => {
    fc.assert(
      fc.property(anyProps, (anyOf) => {
        const flow = inboundFlow(anyOf);
        const names: readonly string[] = flow.Actions.map(({ Identifier }) => Identifier);
        expect(new Set(names).size).toBe(names.length);
        expect(names).toContain(flow.StartAction);
        for (const action of flow.Actions) for (const target of targets(action)) expect(names).toContain(target);
        expect([...reachable(flow, flow.StartAction)].sort()).toEqual([...names].sort());
        for (const name of names) expect(reachable(flow, name).has('disconnect')).toBe(true);
      }),
    );
  });

  test('records only after the notice was heard', () => {
    const flow = inboundFlow(props);
    expect(reachable(flow, flow.StartAction, 'notice').has('recording')).toBe(false);
    expect(actionOf(flow, 'notice')?.Transitions.Errors).toEqual([
      { ErrorType: 'NoMatchingError', NextAction: 'queue' },
    ]);
  });

  test('says that it records exactly when something is recorded', () => {
    fc.assert(
      fc.property(anyProps, (anyOf) => {
        const notice = actionOf(inboundFlow(anyOf), 'notice');
        const text = notice?.Type === 'MessageParticipant' ? notice.Parameters.Text : '';
        const records = anyOf.callRecording || anyOf.screenRecording || anyOf.chatTranscripts;
        expect(text.includes('is recorded')).toBe(records);
        expect(text.includes('is not recorded')).toBe(!records);
      }),
    );
  });

  test.each([
    [true, true, ['Agent', 'Customer'], ['Agent']],
    [true, false, ['Agent', 'Customer'], []],
    [false, false, [], []],
  ])('calls %s, screens %s', (callRecording, screenRecording, participants, screens) => {
    expect(actionOf(inboundFlow({ ...props, callRecording, screenRecording }), 'recording')?.Parameters).toEqual({
      RecordingBehavior: {
        RecordedParticipants: participants,
        ScreenRecordedParticipants: screens,
        IVRRecordingBehavior: 'Disabled',
      },
    });
  });

  test('is portable: no ARN but those it is given, no number, no function', () => {
    const text = JSON.stringify(inboundFlow(props));
    expect(text.match(/arn:[^"]+/g)).toEqual([props.queueArn, props.hoursOfOperationArn]);
    expect(text).not.toMatch(/\+\d{6,}|LambdaFunctionARN|s3:\/\//);
  });

  test('has what Amazon Connect demands of its actions', () => {
    const flow = inboundFlow(props);
    expect(actionOf(flow, 'hours')?.Transitions.Conditions?.map(({ Condition }) => Condition.Operands)).toEqual([
      ['True'],
      ['False'],
    ]);
    const errors = actionOf(flow, 'transfer')?.Transitions.Errors?.map(({ ErrorType }) => ErrorType);
    expect(errors).toEqual(['QueueAtCapacity', 'NoMatchingError']);
    expect(actionOf(flow, 'disconnect')?.Transitions).toEqual({});
  });
});
