import { handler } from '../../../lambda/manage-organisations/handler';
import { homes, NORTHERN, registration } from '../../support/organisations';
import { credentials, type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../../support/registry-engine';

const context = { awsRequestId: '7a2b' };
const environment = { ...process.env };
let engine: RegistryEngine;
let lines: string[];

beforeAll(async () => {
  engine = await startRegistryEngine();
});

beforeEach(async () => {
  await engine.clear();
  process.env = {
    ...environment,
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    MASTER_REGION: 'ca-central-1',
    REGISTRY_TABLE_NAME: TABLE_NAME,
    HOMES: JSON.stringify(homes),
  };
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...environment };
});

afterAll(() => engine.stop());

test('registers, and writes one line of audit that leads to the caller', async () => {
  expect(await handler(registration(), context)).toMatchObject({ outcome: 'changed' });
  expect(Object.keys(await engine.records())).toEqual([NORTHERN]);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ event: 'registry-command', command: 'register', awsRequestId: '7a2b', version: 1 }),
  ]);
});

test('works in the master Region only', async () => {
  process.env.AWS_REGION = 'us-east-1';
  await expect(handler(registration(), context)).rejects.toThrow(
    'organisations are managed in ca-central-1 only, and not in us-east-1; call it there',
  );
  expect(await engine.records()).toEqual({});
});

test.each([
  ['no command', { organisationId: NORTHERN }, 'command: '],
  [
    'an id in another spelling',
    { command: 'show', organisationId: NORTHERN.toUpperCase() },
    'organisationId: is no organisation id',
  ],
  ['an attribute of a person', { ...registration(), email: 'a@example.org' }, 'Unrecognized key: "email"'],
  [
    'a domain instead of its hash',
    registration({ emailDomainHashes: ['example.org'] }),
    'emailDomainHashes.0: is no SHA-256',
  ],
])('refuses %s with the reason', async (_, event, message) => {
  const result = await handler(event, context);
  expect(result.outcome === 'refused' && result.message).toContain(message);
  expect(await engine.records()).toEqual({});
});

test('needs its environment', async () => {
  process.env.HOMES = 'no JSON';
  await expect(handler(registration(), context)).rejects.toThrow('is no JSON');
});
