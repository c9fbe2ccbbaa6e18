import dynalite from 'dynalite';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import * as z from 'zod';

/** A DynamoDB-compatible engine on the loopback interface. */
export interface DynamoDbEngine {
  readonly endpoint: string;
  close(): void;
}

const TARGET = 'DynamoDB_20120810';

const value = z.record(z.string(), z.unknown());
/** Transactions that the engine plays: updates of rows that must be there. */
const transactionSchema = z.strictObject({
  ClientRequestToken: z.string(),
  TransactItems: z
    .array(
      z.strictObject({
        Update: z.looseObject({
          TableName: z.string(),
          Key: value,
          ConditionExpression: z.string().regex(/^attribute_exists\(\w+\)$/),
        }),
      }),
    )
    .min(1)
    .max(100),
});

/**
 * dynalite, which knows no transactions: these are played in front of it, update by update, when all of their conditions
 * hold. Nothing else is written meanwhile. Of what Amazon DynamoDB takes, it plays what this platform sends.
 */
export async function startDynamoDb(): Promise<DynamoDbEngine> {
  const engine = dynalite({ createTableMs: 0 });
  engine.listen(0, '127.0.0.1');
  await once(engine, 'listening');
  const inner = `http://127.0.0.1:${portOf(engine.address())}`;
  const server = createServer((request, response) => {
    if (request.headers['x-amz-target'] !== `${TARGET}.TransactWriteItems`) {
      engine.emit('request', request, response);
      return;
    }
    transact(request, inner).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body)),
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    close: () => {
      for (const each of [server, engine]) each.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

async function transact(request: IncomingMessage, inner: string): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { TransactItems } = transactionSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
  const { authorization = '', 'x-amz-date': date } = request.headers;
  const call = async (operation: string, input: object): Promise<Answer> => {
    const response = await fetch(inner, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${TARGET}.${operation}`,
        'x-amz-date': String(date),
        authorization,
      },
      body: JSON.stringify(input),
    });
    return { status: response.status, body: z.looseObject({}).parse(await response.json()) };
  };
  const missing = await Promise.all(
    TransactItems.map(async ({ Update: { TableName, Key } }) => {
      const { body } = await call('GetItem', { TableName, Key, ConsistentRead: true });
      return !('Item' in body);
    }),
  );
  if (missing.includes(true)) return cancelled(missing.map((is) => (is ? 'ConditionalCheckFailed' : 'None')));
  for (const { Update } of TransactItems) {
    const answer = await call('UpdateItem', Update);
    if (answer.status !== 200) return answer;
  }
  return { status: 200, body: {} };
}

function cancelled(codes: readonly string[]): Answer {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`;
  return {
    status: 400,
    body: { __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException', message, CancellationReasons },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return address !== null && typeof address === 'object' ? address.port : 0;
}
