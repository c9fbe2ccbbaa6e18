import * as sdk from '@aws-sdk/client-database-migration-service';
import { type ControlReplicationTaskEvent } from '../../../lambda/control-replication-task/contract';
import { controlReplicationTask } from '../../../lambda/control-replication-task/control';
import { type ProtocolDouble, ServiceError, startProtocolDouble } from '../../../e2e/doubles/protocol-double';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const region = 'ca-central-1';
const arn = 'arn:aws:dms:ca-central-1:111111111111:task:t';

/** What AWS DMS would say to one look after the other; the last answer stays. */
interface World {
  statuses: (string | undefined)[];
  connection: 'successful' | 'failed';
}

let double: ProtocolDouble;
let world: World;

beforeAll(async () => {
  double = await startProtocolDouble({
    sdk,
    service: 'dms',
    region,
    ...credentials,
    handlers: {
      DescribeReplicationTasks: () => {
        const status = world.statuses.length > 1 ? world.statuses.shift() : world.statuses[0];
        if (status === undefined) throw new ServiceError('ResourceNotFoundFault', 'no such task');
        const task = { ReplicationTaskArn: arn, Status: status, LastFailureMessage: 'slot is gone' };
        const endpoints = {
          SourceEndpointArn: 'arn:from',
          TargetEndpointArn: 'arn:to',
          ReplicationInstanceArn: 'arn:rep',
        };
        return { ReplicationTasks: [{ ...task, ...endpoints }] };
      },
      DescribeConnections: () => ({
        Connections: [{ Status: world.connection, EndpointIdentifier: 'to-us', LastFailureMessage: 'no route' }],
      }),
      TestConnection: () => ({ Connection: { Status: 'testing' } }),
      StartReplicationTask: () => ({ ReplicationTask: { Status: 'starting' } }),
      StopReplicationTask: () => ({ ReplicationTask: { Status: 'stopping' } }),
    },
  });
});

afterAll(() => double.close());

async function run(event: Partial<ControlReplicationTaskEvent> & { Action: 'run' | 'stop-for-change'; Old?: string }) {
  const { Action, Old, RequestType = 'Create' } = event;
  const properties = { Action, TaskIdentifier: 'reference-to-us', Definition: 'd', Tables: 'three' };
  const before = double.calls.length;
  const result = await controlReplicationTask(
    RequestType === 'Update'
      ? {
          RequestType,
          ResourceProperties: properties,
          OldResourceProperties: { ...properties, Tables: Old ?? 'three' },
        }
      : { RequestType, ResourceProperties: properties },
    {
      client: new sdk.DatabaseMigrationServiceClient({
        region,
        endpoint: double.endpoint,
        credentials,
        maxAttempts: 1,
      }),
      pollSeconds: 15,
      patienceSeconds: 60,
      wait: () => Promise.resolve(),
    },
  );
  const done = double.calls.slice(before).filter(({ operation }) => !operation.startsWith('Describe'));
  return {
    outcome: result.Data.Outcome,
    id: result.PhysicalResourceId,
    calls: done.map(({ operation, input }) => [operation, input['StartReplicationTaskType']].filter(Boolean).join(' ')),
  };
}

const given = (...statuses: (string | undefined)[]) => {
  world = { statuses, connection: 'successful' };
};

describe('before a change', () => {
  test('a running task is stopped, and waited for', async () => {
    given('running', 'stopping', 'stopped');
    expect(await run({ Action: 'stop-for-change', RequestType: 'Update' })).toMatchObject({
      outcome: 'stopped',
      calls: ['StopReplicationTask'],
    });
  });

  test('a starting task is waited for first: AWS DMS stops none that starts', async () => {
    given('starting', 'starting', 'running', 'stopped');
    expect((await run({ Action: 'stop-for-change' })).calls).toEqual(['StopReplicationTask']);
  });

  test.each([
    [undefined, 'absent'],
    ['stopped', 'unchanged'],
    ['ready', 'unchanged'],
    ['failed', 'unchanged'],
  ] as const)('a task that is %s is left as it is', async (status, outcome) => {
    given(status);
    expect(await run({ Action: 'stop-for-change' })).toMatchObject({ outcome, calls: [] });
  });

  test('gives up with one line when the task does not stop', async () => {
    given('running');
    await expect(run({ Action: 'stop-for-change' })).rejects.toThrow(
      "waited 60 s for task 'reference-to-us' to stop; see docs/runbook.md, and deploy again",
    );
  });

  test('nothing is stopped when the step itself is deleted', async () => {
    given('running');
    expect((await run({ Action: 'stop-for-change', RequestType: 'Delete' })).calls).toEqual([]);
  });
});

describe('afterwards', () => {
  const tests = ['TestConnection', 'TestConnection'];

  test('a new task starts with a full load, once both connections are tested', async () => {
    given('ready', 'starting', 'running');
    const { outcome, calls } = await run({ Action: 'run' });
    expect([outcome, calls]).toEqual(['started', [...tests, 'StartReplicationTask start-replication']]);
  });

  test('a changed task goes on where it was', async () => {
    given('stopped', 'running');
    const { outcome, calls } = await run({ Action: 'run', RequestType: 'Update' });
    expect([outcome, calls]).toEqual(['resumed', [...tests, 'StartReplicationTask resume-processing']]);
  });

  test('other tables load anew', async () => {
    given('stopped', 'running');
    const { outcome, calls } = await run({ Action: 'run', RequestType: 'Update', Old: 'two' });
    expect([outcome, calls]).toEqual(['reloaded', [...tests, 'StartReplicationTask reload-target']]);
  });

  test('doing it twice is the same as once', async () => {
    given('running');
    expect(await run({ Action: 'run' })).toMatchObject({ outcome: 'unchanged', calls: [] });
  });

  test('a connection that fails is told with its reason, and nothing starts', async () => {
    given('ready');
    world.connection = 'failed';
    await expect(run({ Action: 'run' })).rejects.toThrow("endpoint 'to-us' cannot be reached: no route");
  });

  test('a task that fails at its start is told with its reason', async () => {
    given('stopped', 'failed');
    await expect(run({ Action: 'run' })).rejects.toThrow(
      "task 'reference-to-us' is failed after its start: slot is gone",
    );
  });

  test('a task that goes is stopped, and one that has gone is no error', async () => {
    given('running', 'stopped');
    expect((await run({ Action: 'run', RequestType: 'Delete' })).calls).toEqual(['StopReplicationTask']);
    given(undefined);
    expect((await run({ Action: 'run', RequestType: 'Delete' })).outcome).toBe('absent');
  });

  test('the resource keeps its id, so that CloudFormation replaces nothing', async () => {
    given('running');
    const first = await run({ Action: 'run' });
    expect((await run({ Action: 'run', RequestType: 'Update' })).id).toBe(first.id);
  });
});
