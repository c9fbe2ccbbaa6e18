import fc from 'fast-check';
import { actionCatalogue } from '../../lib/contact-flows/action-catalogue';
import { type Flow, type FlowAction, FlowError, parseFlow } from '../../lib/contact-flows/flow';
import { lintFlow } from '../../lib/contact-flows/lint-flow';
import { flowRules } from '../../lib/contact-flows/rules';
import { inboundFlow } from '../../lib/contact-flows/inbound/inbound-flow';
import { asFlow } from '../support/flow-interpreter';
import { englishNotice } from '../support/notices';

const region = 'ca-central-1';
const good = asFlow(
  inboundFlow({
    notice: englishNotice,
    flowLogs: true,
    callRecording: true,
    screenRecording: true,
    chatTranscripts: true,
    organisationQueues: [],
  }),
);

/** The inbound flow with one action changed. */
function changed(name: string, change: (action: FlowAction) => Partial<FlowAction>): Flow {
  return {
    ...good,
    Actions: good.Actions.map((action) => (action.Identifier === name ? { ...action, ...change(action) } : action)),
  };
}
const parameters = (name: string, change: Record<string, unknown>) =>
  changed(name, ({ Parameters }) => ({ Parameters: { ...Parameters, ...change } }));
const transitions = (name: string, change: Partial<FlowAction['Transitions']>) =>
  changed(name, ({ Transitions }) => ({ Transitions: { ...Transitions, ...change } }));
const lookUpAt = (LambdaFunctionARN: string) => parameters('look-up', { LambdaFunctionARN });
const remembers = (Attributes: Record<string, string>) =>
  parameters('remember', { Attributes: { organisationId: '$.External.organisationId', ...Attributes } });

const secondCall: FlowAction = {
  Identifier: 'second-call',
  Type: 'InvokeLambdaFunction',
  Parameters: {
    LambdaFunctionARN: '${Other}',
    InvocationTimeLimitSeconds: '3',
    ResponseValidation: { ResponseType: 'STRING_MAP' },
  },
  Transitions: {
    NextAction: 'is-known',
    Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }],
    Conditions: [],
  },
};

/** Rule, what is done to the flow, and what is said about which action. */
const cases: readonly (readonly [string, string, Flow, string])[] = [
  ['actions-known', 'an action of tomorrow', changed('notice', () => ({ Type: 'HypnotiseParticipant' })), 'notice'],
  ['actions-known', 'a name of every object', changed('notice', () => ({ Type: 'toString' })), 'notice'],
  ['transitions-lead-somewhere', 'a transition to nowhere', transitions('notice', { NextAction: 'nowhere' }), 'notice'],
  ['transitions-lead-somewhere', 'a start that is not there', { ...good, StartAction: 'nowhere' }, 'nowhere'],
  [
    'transitions-lead-somewhere',
    'a name twice',
    { ...good, Actions: [...good.Actions, ...good.Actions.filter(({ Identifier }) => Identifier === 'queue')] },
    'queue',
  ],
  ['actions-reachable', 'an action that is left over', transitions('logging', { NextAction: 'notice' }), 'look-up'],
  ['branches-end', 'an error that is not handled', transitions('look-up', { Errors: [] }), 'look-up'],
  [
    'branches-end',
    'a full queue that is not handled',
    transitions('transfer', { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] }),
    'transfer',
  ],
  ['branches-end', 'a success that leads nowhere', transitions('queue', { NextAction: undefined }), 'queue'],
  ['branches-end', 'a condition that is missing', transitions('is-known', { Conditions: [] }), 'is-known'],
  [
    'branches-end',
    'closed hours that lead nowhere',
    transitions('hours', {
      Conditions: [{ NextAction: 'transfer', Condition: { Operator: 'Equals', Operands: ['True'] } }],
    }),
    'hours',
  ],
  [
    'branches-end',
    'a circle',
    transitions('unavailable', {
      NextAction: 'unavailable',
      Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }],
    }),
    'unavailable',
  ],
  [
    'functions-in-own-region',
    'a function abroad',
    lookUpAt('arn:aws:lambda:us-east-1:${AWS::AccountId}:function:f'),
    'look-up',
  ],
  ['functions-in-own-region', 'a function that an attribute names', lookUpAt('$.Attributes.function'), 'look-up'],
  ['functions-in-own-region', 'a bare name', lookUpAt('look-up'), 'look-up'],
  ['functions-in-own-region', 'no function', lookUpAt(''), 'look-up'],
  ['functions-answer-in-time', 'a long wait', parameters('look-up', { InvocationTimeLimitSeconds: '9' }), 'look-up'],
  ['functions-answer-in-time', 'no limit', parameters('look-up', { InvocationTimeLimitSeconds: undefined }), 'look-up'],
  ['functions-answer-in-time', 'no waiting', parameters('look-up', { InvocationType: 'ASYNCHRONOUS' }), 'look-up'],
  [
    'functions-answer-in-time',
    'nested answers',
    parameters('look-up', { ResponseValidation: { ResponseType: 'JSON' } }),
    'look-up',
  ],
  [
    'results-stored',
    'a second call before the first is stored',
    {
      ...transitions('look-up', { NextAction: 'second-call' }),
      Actions: [...good.Actions.map(toSecondCall), secondCall],
    },
    'second-call',
  ],
  [
    'results-stored',
    'an answer that is read after the call failed',
    transitions('look-up', { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'is-known' }] }),
    'is-known',
  ],
  ['attributes-impersonal', 'an attribute beyond the list', remembers({ customerName: 'x' }), 'remember'],
  [
    'attributes-impersonal',
    'the number of the caller',
    remembers({ jurisdiction: '$.CustomerEndpoint.Address' }),
    'remember',
  ],
  ['attributes-impersonal', 'what was typed', remembers({ notice: 'x $.StoredCustomerInput' }), 'remember'],
  ['attributes-impersonal', 'what another function says', remembers({ notice: '$.External.email' }), 'remember'],
  [
    'attributes-impersonal',
    'a tag',
    changed('note-notice', () => ({ Type: 'TagContact', Parameters: { Tags: { email: '$.Customer.Email' } } })),
    'note-notice',
  ],
  [
    'resources-by-placeholder',
    'the id of a queue',
    parameters('queue', { QueueId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765' }),
    'queue',
  ],
  [
    'resources-by-placeholder',
    'an ARN with a Region',
    lookUpAt('arn:aws:lambda:ca-central-1:${AWS::AccountId}:function:f'),
    'look-up',
  ],
  [
    'resources-by-placeholder',
    'an ARN with an account',
    lookUpAt('arn:aws:lambda:${AWS::Region}:111111111111:function:f'),
    'look-up',
  ],
];

function toSecondCall(action: FlowAction): FlowAction {
  return action.Identifier === 'look-up'
    ? { ...action, Transitions: { ...action.Transitions, NextAction: 'second-call' } }
    : action;
}

describe('a flow is linted', () => {
  test.each(cases)('%s: %s', (rule, _, flow, action) => {
    const found = lintFlow(flow, { region }).filter((finding) => finding.rule === rule);
    expect(found.map((finding) => finding.action)).toContain(action);
    for (const { message, fix } of found) expect(`${message} ${fix}`).not.toMatch(/\n|undefined/);
  });

  test('every rule is shown to find something, and nothing in a good flow', () => {
    expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual(flowRules.map(({ id }) => id).sort());
    expect(lintFlow(good, { region })).toEqual([]);
  });

  test.each([
    ['the Region of the instance', 'arn:aws:lambda:$.AwsRegion:${AWS::AccountId}:function:f'],
    ['the Region of the stack', 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f'],
    ['a placeholder', '${Function.Arn}'],
  ])('a function may be named by %s', (_, arn) => {
    expect(lintFlow(lookUpAt(arn), { region })).toEqual([]);
  });

  test('a second call is fine once the first answer is stored', () => {
    const stored = {
      ...good,
      Actions: [
        ...good.Actions.map((action) =>
          action.Identifier === 'remember'
            ? { ...action, Transitions: { ...action.Transitions, NextAction: 'second-call' } }
            : action,
        ),
        { ...secondCall, Transitions: { ...secondCall.Transitions, NextAction: 'is-served-here' } },
      ],
    };
    expect(lintFlow(stored, { region })).toEqual([]);
  });

  test('whatever can be parsed is judged', () => {
    const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
    const action = fc.record({
      Identifier: name,
      Type: fc.constantFrom(...Object.keys(actionCatalogue), 'valueOf'),
      Parameters: fc.dictionary(fc.constantFrom('Attributes', 'LambdaFunctionARN', 'QueueId'), fc.jsonValue()),
      Transitions: fc.record({
        NextAction: fc.option(name, { nil: undefined }),
        Errors: fc.array(fc.record({ ErrorType: fc.constantFrom('NoMatchingError', 'x'), NextAction: name })),
      }),
    });
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 5 }), name, (Actions, StartAction) => {
        const flow = parseFlow(JSON.stringify({ Version: '2019-10-30', StartAction, Actions }), 'flow');
        for (const { rule } of lintFlow(flow)) expect(flowRules.map(({ id }) => id)).toContain(rule);
      }),
    );
  });
});

describe('what is no flow', () => {
  test.each([
    ['no JSON', '{', 'flow.json: this is no JSON; export the flow from Amazon Connect, or give a template'],
    ['no object', '[]', 'flow.json: this is no flow in the Flow language'],
    [
      'no actions',
      '{"Version":"2019-10-30","StartAction":"a"}',
      'flow.json: this is no flow in the Flow language: Actions is missing or of another type',
    ],
  ])('%s is refused in one line', (_, text, message) => {
    expect(() => parseFlow(text, 'flow.json')).toThrow(new FlowError('flow.json', message.slice('flow.json: '.length)));
  });
});
