import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { fromItem, toItem } from '../../lambda/shared/registry-item';
import { REGISTRY_PARTITION_KEY } from '../../lib/domain/organisations/registry-attributes';

export const TABLE_NAME = 'registry';

export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

/** The registry's table in a DynamoDB-compatible engine of this process. */
export interface RegistryEngine {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Every record, by its key. */
  records(): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
  /** Writes past everything that checks. */
  plant(record: Readonly<Record<string, string | number | readonly string[] | undefined>>): Promise<void>;
  /** Removes every record. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRegistryEngine(region = 'ca-central-1'): Promise<RegistryEngine> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE_NAME,
      KeySchema: [{ AttributeName: REGISTRY_PARTITION_KEY, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: REGISTRY_PARTITION_KEY, AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const isReady = async (): Promise<boolean> => {
    try {
      await client.send(new GetItemCommand({ TableName: TABLE_NAME, Key: toItem({ [REGISTRY_PARTITION_KEY]: '-' }) }));
      return true;
    } catch {
      return false;
    }
  };
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 5));
  const scan = async () => (await client.send(new ScanCommand({ TableName: TABLE_NAME }))).Items ?? [];
  return {
    endpoint,
    client,
    async clear() {
      for (const { organisationId } of await scan()) {
        const Key = { organisationId: organisationId ?? { S: '' } };
        await client.send(new DeleteItemCommand({ TableName: TABLE_NAME, Key }));
      }
    },
    async records() {
      const Items = await scan();
      return Object.fromEntries(Items.map(fromItem).map((item) => [String(item[REGISTRY_PARTITION_KEY]), item]));
    },
    async plant(record) {
      await client.send(new PutItemCommand({ TableName: TABLE_NAME, Item: toItem(record) }));
    },
    stop: () =>
      new Promise((resolve) => {
        client.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
