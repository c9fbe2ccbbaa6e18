/** One measurement of one bundle, in a process of its own: `cold|warm|throughput NAME BUNDLE [ARGUMENT]`. */
import type * as dynamodb from '@aws-sdk/client-dynamodb';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { toItem } from '../lambda/shared/registry-item';

type Handler = (event: unknown) => Promise<unknown>;
interface Bundle {
  readonly handler: Handler;
  readonly requestAuthoriser?: (variables: NodeJS.ProcessEnv, options: object) => Handler;
}

const [mode = '', name = '', path = '', argument = ''] = process.argv.slice(2);
/** A loader at runtime: the bundle and the SDK are what is measured. */
const load = createRequire(join(process.cwd(), 'package.json'));
const REGION = 'ca-central-1';
const POOL = `${REGION}_Example1`;
const ISSUER = `https://cognito-idp.${REGION}.amazonaws.com/${POOL}`;
/** More than the functions remember: every request reads. */
const ORGANISATIONS = 2_000;

const organisationId = (index: number): string =>
  `0f9d2c1e-8a64-4b7e-9d55-${String(index % ORGANISATIONS).padStart(12, '0')}`;

const record = (id: string) => ({
  organisationId: id,
  jurisdiction: 'ca',
  homeRegion: REGION,
  connectInstanceArn: `arn:aws:connect:${REGION}:111111111111:instance/3c2b1a09-8a64-4b7e-9d55-0f9d2c1e8765`,
  signInDomain: `example.auth.${REGION}.amazoncognito.com`,
  apiEndpoint: `a1b2c3.execute-api.${REGION}.amazonaws.com/v1`,
  status: 'active',
  version: 1,
  updatedAt: '2026-11-21T00:00:00.000Z',
});

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwksCache = new SimpleJwksCache({
  fetcher: { fetch: () => Promise.reject(new Error('there is no network')) },
});
jwksCache.addJwks(`${ISSUER}/.well-known/jwks.json`, {
  keys: [{ ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid: 'k', alg: 'RS256', use: 'sig' }],
});

function token(organisation: string): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: '5e0c2c1e-8a64-4b7e-9d55-3c2b1a0987aa',
    iss: ISSUER,
    client_id: '4example23client',
    token_use: 'access',
    scope: 'organisation/users.read',
    iat: now,
    exp: now + 3_600,
    organisation_id: organisation,
    home_region: REGION,
    roles: ['administrator'],
  };
  const signed = `${encode({ alg: 'RS256', kid: 'k' })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** A request of its kind for every function; each is about another organisation. */
const events: Readonly<Record<string, (index: number) => unknown>> = {
  'look-up-organisation': (index) => ({
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: { InstanceARN: record('').connectInstanceArn, Attributes: {} },
      Parameters: { organisationId: organisationId(index) },
    },
  }),
  'authorise-request': (index) => {
    const id = organisationId(index);
    const path = `/organisations/${id}/users`;
    return {
      type: 'REQUEST',
      methodArn: `arn:aws:execute-api:${REGION}:111111111111:a/v1/GET${path}`,
      resource: '/organisations/{organisationId}/users',
      path,
      httpMethod: 'GET',
      headers: { Authorization: `Bearer ${token(id)}` },
      pathParameters: { organisationId: id },
      requestContext: { requestId: 'r' },
    };
  },
  'issue-claims': (index) => ({
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: REGION,
    userPoolId: POOL,
    request: {
      userAttributes: { sub: 's', 'custom:organisation_id': organisationId(index) },
      groupConfiguration: { groupsToOverride: ['administrator'] },
      scopes: ['openid'],
    },
    response: {},
  }),
  'check-registry-stream': (index) => ({
    Records: [{ eventID: 'e', eventName: 'INSERT', dynamodb: { NewImage: toItem(record(organisationId(index))) } }],
  }),
};

/** The database that takes no time: what is left is the function's own. */
function withoutDatabase(sdk: typeof dynamodb): void {
  const send = (command: dynamodb.GetItemCommand): Promise<object> =>
    Promise.resolve({ Item: toItem(record(command.input.Key?.['organisationId']?.S ?? '')) });
  Object.defineProperty(sdk.DynamoDBClient.prototype, 'send', { value: send });
}

function handlerOf({ handler, requestAuthoriser }: Bundle): Handler {
  return requestAuthoriser ? requestAuthoriser(process.env, { jwksCache }) : handler;
}

const eventOf = (index: number): unknown => events[name]?.(index);

async function cold(): Promise<object> {
  const start = performance.now();
  const sdk = load('@aws-sdk/client-dynamodb') as typeof dynamodb;
  const loaded = performance.now();
  withoutDatabase(sdk);
  const event = eventOf(0);
  const before = performance.now();
  const bundle = load(path) as Bundle;
  const own = performance.now();
  await handlerOf(bundle)(event);
  const done = performance.now();
  return { version: process.version, sdk: loaded - start, own: own - before, first: done - own };
}

/** What the function decided, so that no failure is measured for an answer. */
function outcomeOf(answer: unknown): string {
  const text = JSON.stringify(answer) ?? '';
  return ['"Effect":"Allow"', '"servedHere":"true"', 'scopesToAdd'].find((part) => text.includes(part)) ?? 'answers';
}

async function warm(): Promise<object> {
  withoutDatabase(load('@aws-sdk/client-dynamodb') as typeof dynamodb);
  const handler = handlerOf(load(path) as Bundle);
  const count = Number(argument);
  const prepared = Array.from({ length: count + 500 }, (_, index) => eventOf(index));
  const times: number[] = [];
  const processor: number[] = [];
  const outcomes: Record<string, number> = {};
  for (const [index, event] of prepared.entries()) {
    const used = process.cpuUsage();
    const start = performance.now();
    const answer = await handler(event);
    const time = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    // The first requests are those of a function that is not warm.
    if (index < 500) continue;
    times.push(time);
    processor.push((user + system) / 1000);
    const outcome = outcomeOf(answer);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return { p50: share(times, 0.5), p99: share(times, 0.99), processorP99: share(processor, 0.99), outcomes };
}

/** The value that a share of all values is not above. */
function share(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Work in parallel, as many at once as a number says. @returns how many a second */
async function perSecond(count: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < count; index = next++) await work(index);
    }),
  );
  return (1000 * count) / (performance.now() - start);
}

async function throughput(): Promise<object> {
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = argument;
  const sdk = load('@aws-sdk/client-dynamodb') as typeof dynamodb;
  const client = new sdk.DynamoDBClient({});
  const TableName = 'registry';
  const isThere = await client.send(new sdk.ListTablesCommand({}));
  if (!isThere.TableNames?.includes(TableName)) {
    await client.send(
      new sdk.CreateTableCommand({
        TableName,
        KeySchema: [{ AttributeName: 'organisationId', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'organisationId', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    await perSecond(ORGANISATIONS, 16, (index) =>
      client.send(new sdk.PutItemCommand({ TableName, Item: toItem(record(organisationId(index))) })),
    );
  }
  const handler = handlerOf(load(path) as Bundle);
  const read = (index: number) =>
    client.send(new sdk.GetItemCommand({ TableName, Key: { organisationId: { S: organisationId(index) } } }));
  const look = (index: number) => handler(eventOf(index));
  await perSecond(500, 16, read);
  await perSecond(500, 16, look);
  // In turns, so that both have the same minutes of the machine.
  const bare: number[] = [];
  const handled: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    bare.push(await perSecond(ORGANISATIONS, 16, read));
    handled.push(await perSecond(ORGANISATIONS, 16, look));
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { bare: mean(bare), handler: mean(handled) };
}

void ({ cold, warm, throughput }[mode] ?? cold)().then((result) => process.send?.(result, () => process.exit()));
