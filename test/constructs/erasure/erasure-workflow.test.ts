import validate from 'asl-validator';
import { ErasureWorkflow } from '../../../lib/constructs/erasure/erasure-workflow';
import { runStateMachine } from '../../support/state-machine';
import { synthesizedWorkflow } from '../../support/erasure/synthesized-workflow';
import { onlyResource, testKey, testStack } from '../../support/stack';

interface State {
  readonly Type: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly ItemProcessor?: { readonly ProcessorConfig: { readonly Mode: string }; readonly States: States };
  readonly [field: string]: unknown;
}
type States = Readonly<Record<string, State>>;

const { definition } = synthesizedWorkflow();
const states = (definition as unknown as { readonly States: States }).States;
const inner = Object.values(states).flatMap(({ ItemProcessor }) => Object.entries(ItemProcessor?.States ?? {}));
const all = [...Object.entries(states), ...inner];

test('is of the Amazon States Language', () => {
  expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
});

test.each(all.filter(([, { Type }]) => Type === 'Task'))('%s is tried again after any error', (_, { Retry }) => {
  expect(Retry?.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))).toBe(true);
});

test.each(
  Object.entries(states).filter(([name, { Type }]) => ['Task', 'Map'].includes(Type) && name !== 'Interrupted'),
)('%s, when it fails for good, is noted with the request', (_, { Catch }) => {
  expect(Catch?.map(({ Next }) => Next)).toEqual(['Interrupted']);
});

test.each(Object.entries(states).filter(([, { Type }]) => Type === 'Map'))(
  '%s gives every part an execution of its own, for a subject of any size',
  (_, { ItemProcessor }) => {
    expect(ItemProcessor?.ProcessorConfig.Mode).toBe('DISTRIBUTED');
  },
);

test('knows of a request its id, and nothing else', async () => {
  const seen: unknown[] = [];
  const call = (service: string, _action: string, input: Readonly<Record<string, unknown>>) => {
    if (service === 'lambda') seen.push(input['Payload']);
    return Promise.resolve({ Payload: { open: 0, objects: [], contacts: [], verify: [], reopened: 0 } });
  };
  const start = { requestId: 'r', phone: '+15145550100' };
  const { states: entered } = await runStateMachine(definition, call, start);
  const task = { requestId: 'r' };
  expect(seen).toEqual([{ requestId: 'r', action: 'find' }, task, task, task, task]);
  expect(entered).toEqual([
    'Begin',
    'Find users',
    'Discover',
    'Apply holds',
    'Is a hold over?',
    'Is anything open?',
    'Record',
    'Notify',
  ]);
});

test('its role starts nothing but the workflow itself, and calls nothing but its functions', () => {
  const stack = testStack();
  const key = testKey(stack);
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (name) => `arn:aws:lambda:ca-central-1:111111111111:function:${name}`,
  );
  const [
    discoverSubject = '',
    eraseObjects = '',
    eraseContacts = '',
    eraseUserRows = '',
    verifyErasure = '',
    record = '',
    applyHolds = '',
    notifyRequester = '',
  ] = names;
  new ErasureWorkflow(stack, 'Workflow', {
    stage: 'ca-prod',
    functions: {
      discoverSubject,
      eraseObjects,
      eraseContacts,
      eraseUserRows,
      verifyErasure,
      recordErasure: record,
      applyHolds,
      notifyRequester,
    },
    cases: { tableName: 'cases', tableArn: 'arn:aws:dynamodb:ca-central-1:111111111111:table/cases' },
    key,
    logKey: key,
    logRetentionDays: 90,
  });
  const { Properties } = onlyResource(stack, 'AWS::IAM::ManagedPolicy');
  const { Statement } = Properties['PolicyDocument'] as {
    readonly Statement: readonly { readonly Action: unknown; readonly Resource: unknown }[];
  };
  const of = (action: string) => Statement.find(({ Action }) => Action === action)?.Resource;
  expect(of('lambda:InvokeFunction')).toEqual(names);
  expect(JSON.stringify(of('states:StartExecution'))).toContain('stateMachine:ca-prod-erasure"');
});
