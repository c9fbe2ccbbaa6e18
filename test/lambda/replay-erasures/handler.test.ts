import * as rds from '@aws-sdk/client-rds';
import { type ProtocolDouble, startProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { handler } from '../../../lambda/replay-erasures/handler';
import { restorationOf } from '../../../lambda/replay-erasures/restoration';
import { type RegisterRow } from '../../../lib/domain/erasure/register-row';
import { type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { startLambda } from '../../support/erasure/lambda-endpoint';
import { openRequest } from '../../support/erasure/open-request';
import { CREDENTIALS, REGION } from '../../support/erasure/place';
import { addObjects, newPerson } from '../../support/erasure/people';

const stage = handlerStage();
const HOST = 'restored.abc123.ca-central-1.rds.amazonaws.com';
const user = { organisationId: '0a921655-324e-433b-9bda-3b1b431c91ed', userId: '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11' };
let database: ProtocolDouble;
let lambda: Awaited<ReturnType<typeof startLambda>>;
let instance: Record<string, unknown>;
let look: (event: unknown) => Promise<unknown>;
let lines: string[];

beforeAll(async () => {
  database = await startProtocolDouble({
    sdk: { ...rds },
    service: 'rds',
    region: REGION,
    ...CREDENTIALS,
    handlers: { DescribeDBInstances: () => ({ DBInstances: [instance] }) },
  });
  lambda = await startLambda((_, event) => look(event));
});
afterAll(() => Promise.all([database.close(), lambda.close()]));
beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  instance = { Engine: 'postgres', DBInstanceStatus: 'available', Endpoint: { Address: HOST, Port: 5432 } };
  look = () => Promise.resolve({ users: 1, userIds: [user.userId] });
});
afterEach(() => jest.restoreAllMocks());

const enter = (): Promise<ErasureWorld> =>
  stage.enter({
    AWS_ENDPOINT_URL_RDS: database.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
    USER_ROWS_FUNCTION: 'erase-user-rows',
  });

const rdsEvent = {
  source: 'aws.rds',
  'detail-type': 'RDS DB Instance Event',
  detail: { EventID: 'RDS-EVENT-0043', SourceIdentifier: 'restored' },
};
const table = (requestParameters: object) => ({ source: 'aws.dynamodb', detail: { requestParameters } });
const backup = (createdResourceArn: string, status = 'COMPLETED') => ({
  source: 'aws.backup',
  detail: { status, createdResourceArn },
});
const COPY = { targetTableName: 'ca-prod-restored-1' };

test.each([
  [rdsEvent, { kind: 'database', instance: 'restored' }],
  [backup('arn:aws:s3:::recordings'), { kind: 'bucket', bucket: 'recordings' }],
  // These tell of their restore themselves.
  [backup('arn:aws:rds:ca-central-1:111111111111:db:restored'), undefined],
  [table({ ...COPY, sourceTableName: 'cases' }), { kind: 'table', source: 'cases', target: COPY.targetTableName }],
  [
    table({ ...COPY, sourceTableArn: 'arn:aws:dynamodb:ca-central-1:111111111111:table/cases' }),
    { kind: 'table', source: 'cases', target: COPY.targetTableName },
  ],
  [
    table({ ...COPY, backupArn: 'arn:aws:dynamodb:ca-central-1:111111111111:table/cases/backup/0123' }),
    { kind: 'table', source: 'cases', target: COPY.targetTableName },
  ],
])('%j says what was restored', (event, restoration) => {
  expect(restorationOf(event)).toEqual(restoration);
});

test.each([null, {}, { source: 'aws.ec2', detail: {} }, backup('arn:aws:s3:::a', 'RUNNING')])(
  '%j is no event of a restore',
  (event) => {
    expect(() => restorationOf(event)).toThrow();
  },
);

async function erasedUser(): Promise<{ readonly world: ErasureWorld; readonly requestId: string }> {
  const world = await enter();
  const requestId = await openRequest(world, [{ kind: 'identity-subject', value: 'sub-1' }]);
  const subject = world.keyOf({ kind: 'identity-subject', value: 'sub-1' });
  const row: RegisterRow = {
    ...user,
    store: 'user',
    category: 'user',
    state: 'verified',
    subject,
    subjects: [subject],
    item: 'user#0#0',
    createdOn: '2026-11-21',
  };
  await world.erasedPlaces.add(requestId, [row], 4_000_000_000);
  await world.cases.change(await world.cases.get(requestId), { status: 'closed' });
  return { world, requestId };
}

const queued = (event: unknown) => handler({ Records: [{ messageId: 'm1', body: JSON.stringify(event) }] });

test('an event of a restored database starts the request anew, with the host of the restored one', async () => {
  const { world, requestId } = await erasedUser();
  const asked: unknown[] = [];
  look = (event) => Promise.resolve({ users: asked.push(event), userIds: [user.userId] });
  expect(await queued(rdsEvent)).toEqual({ batchItemFailures: [] });
  expect(asked).toEqual([{ action: 'look', databaseHost: HOST, users: [user] }]);
  expect(stage.started).toEqual([{ name: `${requestId}-2`, input: JSON.stringify({ requestId }) }]);
  expect(await world.items('register')).toMatchObject([{ state: 'held', databaseHost: HOST, ...user }]);
  expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ Stage: 'ca-prod', PlacesReplayed: 1 });
});

test.each<[string, () => void]>([
  ['is not available yet', () => Object.assign(instance, { DBInstanceStatus: 'creating' })],
  ['does not let the function in', () => (look = () => Promise.reject(new Error('ETIMEDOUT')))],
])('a database that %s comes again, and the log says why', async (_, change) => {
  await erasedUser();
  change();
  expect(await queued(rdsEvent)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  expect(lines.join('')).toMatch(/ReplayFailed.*tried again/);
  expect(stage.started).toEqual([]);
});

test('a database of another engine is none of organisations', async () => {
  await erasedUser();
  Object.assign(instance, { Engine: 'mysql' });
  expect(await handler({ kind: 'database', instance: 'other' })).toEqual({ places: 0, requests: 0 });
});

test('by hand, a bucket without what was erased is left alone', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  expect(await handler({ kind: 'bucket', bucket: 'recordings' })).toEqual({ places: 0, requests: 0 });
  expect(stage.engines().s3.versions('recordings')).toHaveLength(1);
});

test.each([
  'CASES_TABLE',
  'ERASED_PLACES_TABLE',
  'IDENTIFIER_TABLE',
  'STATE_MACHINE_ARN',
  'USER_ROWS_FUNCTION',
  'BUCKETS',
])('refuses an environment without %s', async (name) => {
  await enter();
  delete process.env[name];
  await expect(queued(rdsEvent)).rejects.toThrow();
});
