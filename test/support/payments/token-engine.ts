import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { VAULT_KEY } from '../../../lambda/shared/token-vault';
import { credentials } from '../registry-engine';

export const TOKEN_TABLE = 'tokens';

/** The table of one-time tokens in a DynamoDB-compatible engine of this process. */
export interface TokenEngine {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Everything in the table, as text. */
  dump(): Promise<string>;
  count(): Promise<number>;
  stop(): Promise<void>;
}

export async function startTokenEngine(): Promise<TokenEngine> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ endpoint, region: 'ca-central-1', credentials });
  await client.send(
    new CreateTableCommand({
      TableName: TOKEN_TABLE,
      KeySchema: [{ AttributeName: VAULT_KEY, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: VAULT_KEY, AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const isReady = async (): Promise<boolean> => {
    try {
      await client.send(new PutItemCommand({ TableName: TOKEN_TABLE, Item: { [VAULT_KEY]: { S: '-' } } }));
      return true;
    } catch {
      return false;
    }
  };
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 5));
  const items = async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: TOKEN_TABLE }));
    return Items.filter((item) => item[VAULT_KEY]?.S !== '-');
  };
  return {
    endpoint,
    client,
    dump: async () => JSON.stringify(await items()),
    count: async () => (await items()).length,
    stop: () =>
      new Promise((resolve) => {
        client.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
