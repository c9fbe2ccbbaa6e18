import validate from 'asl-validator';
import { erasureDefinition } from '../../../lib/constructs/erasure/erasure-definition';
import { ErasureWorkflow } from '../../../lib/constructs/erasure/erasure-workflow';
import { definitionOf, runStateMachine } from '../../support/state-machine';
import { erasureWorkflow, namedFunctions } from '../../support/erasure/erasure-workflow';
import { onlyResource, testKey, testStack } from '../../support/stack';

interface State {
  readonly Type: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly ItemProcessor?: { readonly ProcessorConfig: { readonly Mode: string }; readonly States: States };
  readonly [field: string]: unknown;
}
type States = Readonly<Record<string, State>>;

const { definition } = erasureWorkflow;
const states = (definition as unknown as { readonly States: States }).States;
const inner = Object.values(states).flatMap(({ ItemProcessor }) => Object.entries(ItemProcessor?.States ?? {}));
const all = [...Object.entries(states), ...inner];

test('is in the template as everything else here runs it', () => {
  const stack = testStack();
  const key = testKey(stack);
  new ErasureWorkflow(stack, 'Workflow', {
    stage: 'ca-prod',
    functions: namedFunctions,
    cases: { tableName: 'cases', tableArn: 'arn:aws:dynamodb:ca-central-1:111111111111:table/cases' },
    key,
    logKey: key,
    logRetentionDays: 90,
  });
  expect(definitionOf(onlyResource(stack, 'AWS::StepFunctions::StateMachine').Properties)).toEqual(definition);
});

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
    return Promise.resolve({ Payload: { open: 0, objects: [], contacts: [], verify: [], after: '', reopened: 0 } });
  };
  const start = { requestId: 'r', phone: '+15145550100' };
  const { states: entered } = await runStateMachine(definition, call, start);
  const [find, ask] = [{ requestId: 'r', action: 'find' }, { requestId: 'r' }];
  expect(seen).toEqual([find, find, find, ask, { ...find, after: '' }, ask, ask, ask, ask]);
  expect(entered).toEqual([
    'Begin',
    'Find users',
    'Find profiles',
    'Find cases',
    'Search lake',
    'Begin with reports',
    'Search reports',
    'Are all reports searched?',
    'Discover',
    'Apply holds',
    'Is a hold over?',
    'Is anything open?',
    'Record',
    'Notify',
  ]);
});

test('reports are searched by as many calls as it takes', async () => {
  const seen: unknown[] = [];
  const call = (_service: string, _action: string, input: Readonly<Record<string, unknown>>) => {
    const { after } = input['Payload'] as { readonly after?: string };
    if (after !== undefined) seen.push(after);
    const next = seen.length < 3 ? `page ${seen.length}` : '';
    return Promise.resolve({ Payload: { open: 0, objects: [], contacts: [], verify: [], after: next, reopened: 0 } });
  };
  await runStateMachine(definition, call, { requestId: 'r' });
  expect(seen).toEqual(['', 'page 1', 'page 2']);
});

test('a deployment without lake, reports, profiles and cases has no steps for them', () => {
  const functions = {
    discoverSubject: 'a',
    eraseObjects: 'b',
    eraseContacts: 'c',
    eraseUserRows: 'd',
    verifyErasure: 'e',
    recordErasure: 'f',
    applyHolds: 'g',
    notifyRequester: 'h',
  };
  const least = erasureDefinition({ partition: 'aws', functions, casesTable: 'cases' });
  expect(validate(least)).toMatchObject({ isValid: true, errors: [] });
  expect(
    Object.keys((least as { readonly States: States }).States).filter((name) => /ofile|ases|lake|eport/.test(name)),
  ).toEqual([]);
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
