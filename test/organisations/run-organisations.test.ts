import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { handler } from '../../lambda/manage-organisations/handler';
import { emailDomainKey } from '../../lib/domain/organisations/registry-record';
import { runOrganisations, type RunOrganisationsOptions } from '../../lib/organisations/run-organisations';
import { apiIn, hashOf, homes, instanceIn, NORTHERN } from '../support/organisations';
import { credentials, type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../support/registry-engine';

const environment = { ...process.env };
let engine: RegistryEngine;
let lambda: Server;
/** What the function's endpoint answers instead of calling the function. */
let instead: { readonly status: number; readonly headers?: Record<string, string>; readonly body: string } | undefined;
let called: string[];

beforeAll(async () => {
  engine = await startRegistryEngine();
  // The Invoke operation of AWS Lambda, with the real function behind it.
  lambda = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      called.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const answer = instead
        ? Promise.resolve(instead)
        : handler(JSON.parse(Buffer.concat(chunks).toString()), { awsRequestId: 'r1' }).then((result) => ({
            status: 200,
            headers: {},
            body: JSON.stringify(result),
          }));
      void answer.then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => lambda.once('listening', resolve));
  process.env = {
    ...environment,
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
    MASTER_REGION: 'ca-central-1',
    REGISTRY_TABLE_NAME: TABLE_NAME,
    HOMES: JSON.stringify(homes),
  };
});

beforeEach(async () => {
  await engine.clear();
  instead = undefined;
  called = [];
});

afterAll(async () => {
  process.env = environment;
  await engine.stop();
  await new Promise((resolve) => {
    lambda.close(resolve);
    lambda.closeAllConnections();
  });
});

async function run(request: RunOrganisationsOptions['request'], format: 'text' | 'json' = 'text') {
  let stdout = '';
  // The function's own log.
  const log = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const options = { registryStage: 'registry-prod', masterRegion: 'ca-central-1', request, format };
  const outcome = await runOrganisations(options, { stdout: { write: (text) => (stdout += text) } });
  log.mockRestore();
  return { outcome, stdout };
}

const register = {
  command: 'register',
  organisationId: NORTHERN,
  jurisdiction: 'ca',
  connectInstanceArn: instanceIn('ca-central-1'),
  apiEndpoint: apiIn('ca-central-1'),
  emailDomains: ['Example.ORG', 'a.person@bücher.example'],
};

test('registers by the function of the environment; only hashes of domains arrive', async () => {
  const { outcome, stdout } = await run(register);
  expect(outcome).toEqual({ ended: 'done' });
  expect(called).toEqual(['POST /2015-03-31/functions/registry-prod-manage-organisations/invocations']);
  expect(Object.keys(await engine.records()).sort()).toEqual(
    [NORTHERN, emailDomainKey(hashOf('example.org')), emailDomainKey(hashOf('xn--bcher-kva.example'))].sort(),
  );
  expect(stdout.replace(/\d{4}-.*Z/, 'TIME')).toBe(`changed
  Organisation    ${NORTHERN}
  Status          active
  Home Region     ca-central-1 (jurisdiction ca)
  Sign-in         https://example.auth.ca-central-1.amazoncognito.com
  API             https://a1b2c3.execute-api.ca-central-1.amazonaws.com/v1
  Instance        ${instanceIn('ca-central-1')}
  E-mail domains  2
  Version         1, TIME
`);
});

test('shows a move under way, and speaks JSON', async () => {
  await run(register);
  await run({ command: 'begin-move', organisationId: NORTHERN, migrationId: 'MIG-2026-014', jurisdiction: 'us' });
  const { stdout } = await run({ command: 'show', organisationId: NORTHERN });
  expect(stdout).toContain('Migration       MIG-2026-014, to us');
  const json = await run({ command: 'show', organisationId: NORTHERN }, 'json');
  expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'unchanged', organisation: { status: 'moving' } });
});

test('passes on what the registry refuses', async () => {
  expect(await run({ command: 'show', organisationId: NORTHERN })).toEqual({
    outcome: { ended: 'refused', message: `${NORTHERN} is not registered; register it first` },
    stdout: '',
  });
});

test.each([
  [{ ...register, organisationId: 'northern' }, "'northern' is no organisation id; write a UUID in lower case"],
  [{ ...register, emailDomains: ['example'] }, "'example' is no e-mail domain; write one such as example.org"],
  [{ ...register, emailDomains: ['gmail.com'] }, 'anybody can have a mailbox at gmail.com'],
  [{ ...register, connectInstanceArn: 'x' }, "'x' is no ARN of an Amazon Connect instance"],
  [
    { command: 'cancel-move', organisationId: NORTHERN, migrationId: 'move it' },
    "'move it' is no id of a migration's record",
  ],
  [
    { command: 'grant', holderId: NORTHERN, ownerId: NORTHERN, scopes: ['all'], expiresAt: '2026-12-31T00:00:00Z' },
    "'all' ",
  ],
])('calls nobody for %j', async (request, message) => {
  const { outcome } = await run(request);
  expect(outcome).toMatchObject({ ended: 'failed', message: expect.stringContaining(message) as string });
  expect(called).toEqual([]);
});

test.each([
  [
    {
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      body: '{"Message":"not authorized to perform: lambda:InvokeFunction"}',
    },
    'cannot be called (AccessDeniedException: ',
  ],
  [
    { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"errorMessage":"Task timed out"}' },
    'failed ({"errorMessage":"Task timed out"}); see its log',
  ],
  [{ status: 200, headers: {}, body: '{"outcome":"else"}' }, 'answers otherwise than this version expects'],
  [{ status: 200, headers: {}, body: '<html>' }, 'cannot be called (SyntaxError: '],
])('says in one line why there is no answer (%#)', async (answer, message) => {
  instead = answer;
  const { outcome } = await run({ command: 'show', organisationId: NORTHERN });
  expect(outcome).toMatchObject({
    ended: 'failed',
    message: expect.stringContaining(
      `function registry-prod-manage-organisations in ca-central-1 ${message}`,
    ) as string,
  });
  expect(outcome.ended === 'failed' && outcome.message).not.toContain('\n');
});
