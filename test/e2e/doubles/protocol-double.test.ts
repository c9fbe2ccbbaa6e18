import * as cloudTrail from '@aws-sdk/client-cloudtrail';
import * as connect from '@aws-sdk/client-connect';
import * as dms from '@aws-sdk/client-database-migration-service';
import {
  ServiceError,
  startProtocolDouble,
  type Handler,
  type ProtocolDouble,
} from '../../../e2e/doubles/protocol-double';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'synthetic-secret' };
const region = 'eu-central-1';
const instanceId = '11111111-2222-4333-8444-555555555555';

let double: ProtocolDouble | undefined;

afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function start(sdk: object, service: string, handlers: Record<string, Handler>): Promise<string> {
  double = await startProtocolDouble({ sdk: { ...sdk }, service, region, ...credentials, handlers });
  return double.endpoint;
}

/** The error that a call ends with. */
const refusal = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('a protocol double of Amazon Connect (REST)', () => {
  const client = (endpoint: string, changed: Partial<connect.ConnectClientConfig> = {}) =>
    new connect.ConnectClient({ endpoint, region, credentials, maxAttempts: 1, ...changed });
  const list = new connect.ListInstanceStorageConfigsCommand({
    InstanceId: instanceId,
    ResourceType: 'CALL_RECORDINGS',
  });

  test('answers what its handler answers, and records the call with labels and query', async () => {
    const endpoint = await start(connect, 'connect', { ListInstanceStorageConfigs: () => ({ StorageConfigs: [] }) });
    await expect(client(endpoint).send(list)).resolves.toMatchObject({ StorageConfigs: [] });
    expect(double?.calls).toEqual([
      { operation: 'ListInstanceStorageConfigs', input: { InstanceId: instanceId, ResourceType: 'CALL_RECORDINGS' } },
    ]);
  });

  test('refuses a request without a member that the model requires', async () => {
    const endpoint = await start(connect, 'connect', { CreateQueue: () => ({}) });
    const command = new connect.CreateQueueCommand({
      InstanceId: instanceId,
      Name: 'Main',
      HoursOfOperationId: undefined,
    });
    expect(await refusal(client(endpoint).send(command))).toMatchObject({
      message: 'CreateQueue.HoursOfOperationId is missing',
    });
    expect(double?.calls).toEqual([]);
  });

  test('refuses members of the wrong type and members that are none', async () => {
    const endpoint = await start(connect, 'connect', { CreateQueue: () => ({}) });
    const body = { Name: 'Main', HoursOfOperationId: 'hours', MaxContacts: 'many', Colour: 'blue' };
    const signed = client(endpoint);
    signed.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: JSON.stringify(body) });
        return next(args);
      },
      { step: 'build', priority: 'high' },
    );
    const command = new connect.CreateQueueCommand({
      InstanceId: instanceId,
      Name: 'Main',
      HoursOfOperationId: 'hours',
    });
    const error = await refusal(signed.send(command));
    expect(error).toMatchObject({ message: expect.stringContaining('CreateQueue.Colour is no member') as string });
    expect(error).toMatchObject({ message: expect.stringContaining('CreateQueue.MaxContacts is no number') as string });
  });

  test('fails when its own handler answers what the service cannot', async () => {
    const endpoint = await start(connect, 'connect', { ListInstanceStorageConfigs: () => ({ Stores: [] }) });
    expect(await refusal(client(endpoint).send(list))).toMatchObject({
      message: expect.stringContaining('ListInstanceStorageConfigs.Stores is no member') as string,
    });
  });

  test('says 501 for an operation that it has no handler for', async () => {
    const endpoint = await start(connect, 'connect', {});
    expect(await refusal(client(endpoint).send(list))).toMatchObject({
      name: 'NotImplementedException',
      $metadata: { httpStatusCode: 501 },
    });
  });

  test('gives a modelled error with its status', async () => {
    const missing: Handler = () => {
      throw new ServiceError('ResourceNotFoundException', 'no instance');
    };
    const endpoint = await start(connect, 'connect', { ListInstanceStorageConfigs: missing });
    const error = await refusal(client(endpoint).send(list));
    expect(error).toBeInstanceOf(connect.ResourceNotFoundException);
    expect(error).toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });

  test.each([
    ['for another Region', { region: 'us-east-1' }],
    ['with another key', { credentials: { ...credentials, accessKeyId: 'ANOTHER' } }],
    ['with another secret', { credentials: { ...credentials, secretAccessKey: 'another' } }],
  ])('refuses a signature %s', async (_, changed) => {
    const endpoint = await start(connect, 'connect', { ListInstanceStorageConfigs: () => ({ StorageConfigs: [] }) });
    expect(await refusal(client(endpoint, changed).send(list))).toMatchObject({ name: 'InvalidSignatureException' });
  });

  test('is not started with a handler for an operation that the service does not have', async () => {
    await expect(start(connect, 'connect', { Teleport: () => ({}) })).rejects.toThrow(
      'connect has no operation Teleport',
    );
  });
});

describe('a protocol double of a service that speaks JSON', () => {
  test('AWS DMS: checks the request and answers', async () => {
    const endpoint = await start(dms, 'dms', { DescribeReplicationTasks: () => ({ ReplicationTasks: [] }) });
    const client = new dms.DatabaseMigrationServiceClient({ endpoint, region, credentials, maxAttempts: 1 });
    await expect(client.send(new dms.DescribeReplicationTasksCommand({}))).resolves.toMatchObject({
      ReplicationTasks: [],
    });
    const start_ = new dms.StartReplicationTaskCommand({
      ReplicationTaskArn: undefined,
      StartReplicationTaskType: 'start-replication',
    });
    expect(await refusal(client.send(start_))).toMatchObject({
      message: 'StartReplicationTask.ReplicationTaskArn is missing',
    });
  });

  test('AWS CloudTrail: checks the request and answers', async () => {
    const trail = { Name: 'trail', S3BucketName: 'bucket' };
    const endpoint = await start(cloudTrail, 'cloudtrail', { CreateTrail: () => trail });
    const client = new cloudTrail.CloudTrailClient({ endpoint, region, credentials, maxAttempts: 1 });
    await expect(client.send(new cloudTrail.CreateTrailCommand(trail))).resolves.toMatchObject(trail);
    const unnamed = new cloudTrail.CreateTrailCommand({ Name: 'trail', S3BucketName: undefined });
    expect(await refusal(client.send(unnamed))).toMatchObject({ message: 'CreateTrail.S3BucketName is missing' });
  });
});

describe('a double that a whole run shares', () => {
  const list = new dms.DescribeEndpointsCommand({});
  const callers: string[] = [];
  const client = (endpoint: string, accessKeyId: string, changed: { secret?: string; region?: string } = {}) =>
    new dms.DatabaseMigrationServiceClient({
      endpoint,
      region: changed.region ?? region,
      credentials: { accessKeyId, secretAccessKey: changed.secret ?? credentials.secretAccessKey },
      maxAttempts: 1,
    });

  beforeEach(async () => {
    callers.length = 0;
    double = await startProtocolDouble({
      sdk: { ...dms },
      service: 'dms',
      region,
      secretAccessKey: credentials.secretAccessKey,
      handlers: {
        DescribeEndpoints: (_input, { accessKeyId, region: from }) => {
          callers.push(`${accessKeyId} in ${from}`);
          return { Endpoints: [] };
        },
      },
    });
  });

  test('knows the root of every account, and a function by its temporary key', async () => {
    const endpoint = double?.endpoint ?? '';
    await client(endpoint, '111111111111').send(list);
    await client(endpoint, 'ASIAEXAMPLE', { secret: 'known to the emulator only' }).send(list);
    expect(callers).toEqual([`111111111111 in ${region}`, `ASIAEXAMPLE in ${region}`]);
  });

  test.each([
    ['another key', 'AKIDEXAMPLE', {}],
    ['the root with another secret', '111111111111', { secret: 'another' }],
    ['a function of another Region', 'ASIAEXAMPLE', { region: 'us-east-1' }],
  ])('refuses %s', async (_who, key, changed) => {
    expect(await refusal(client(double?.endpoint ?? '', key, changed).send(list))).toMatchObject({
      name: 'InvalidSignatureException',
    });
    expect(callers).toEqual([]);
  });
});
