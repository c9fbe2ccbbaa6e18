import { randomUUID } from 'node:crypto';
import { handler as manage } from '../../lambda/manage-requests/handler';
import { handler as open } from '../../lambda/open-erasure/handler';
import { erasureRegimes } from '../../lib/domain/erasure/erasure-regime';
import { runRequests } from '../../lib/requests/run-requests';
import { handlerStage } from '../support/erasure/handler-environment';
import { startLambda } from '../support/erasure/lambda-endpoint';

const stage = handlerStage();
const PHONE = '+15145550100';
let lambda: Awaited<ReturnType<typeof startLambda>>;
let instead: (() => Promise<unknown>) | undefined;
let called: string[];

beforeAll(async () => {
  // The real functions behind their names.
  lambda = await startLambda((name, event) => {
    called.push(name);
    if (instead) return instead();
    return name === 'ca-prod-open-erasure' ? open(event) : manage(event);
  });
});
afterAll(() => lambda.close());
beforeEach(async () => {
  called = [];
  instead = undefined;
  await stage.enter({
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
    REGIME: JSON.stringify(erasureRegimes.ca),
    NOTICE_SENDER: 'privacy@northwind.example',
  });
});

async function run(action: string, request: object, format: 'text' | 'json' = 'text') {
  let stdout = '';
  const options = { stage: 'ca-prod', region: 'ca-central-1', action, request: { ...request }, format };
  const outcome = await runRequests(options, { stdout: { write: (text) => (stdout += text) } });
  return { outcome, stdout };
}
const today = new Date().toISOString().slice(0, 10);
const verified = (requestId: string) => ({
  requestId,
  identifiers: [{ kind: 'phone', value: PHONE }],
  receivedOn: today,
  identityCheck: { method: 'call-back', verifiedBy: 'privacy-officer', verifiedOn: today },
});
const order = (holdId: string) => ({
  holdId,
  authority: 'Superior Court, file 500-17',
  basis: 'litigation',
  setBy: 'general-counsel',
  held: { kind: 'subject', identifiers: [{ kind: 'phone', value: PHONE }] },
});

test('a request is opened, listed, shown and extended, and no answer names the person', async () => {
  const requestId = randomUUID();
  expect((await run('open', verified(requestId))).stdout).toMatch(
    new RegExp(`^${requestId}  open, to be answered by \\d{4}-`),
  );
  expect((await run('list', {})).stdout).toContain(`${requestId}  open\n  Received      ${today}\n`);
  const extended = await run('extend', { requestId, reason: 'many stores', by: 'privacy-officer' });
  expect(extended.outcome).toEqual({ ended: 'done' });
  expect(extended.stdout).toMatch(/Answer by +\d{4}-\d\d-\d\d, extended on .*: many stores/);
  const { stdout } = await run('show', { requestId });
  expect(stdout).toMatch(/To be told +We need more time, and answer by/);
  const json = await run('show', { requestId }, 'json');
  expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'found', requests: [{ requestId, status: 'open' }] });
  expect([stdout, json.stdout].join()).not.toContain(PHONE);
  expect(new Set(called)).toEqual(new Set(['ca-prod-open-erasure', 'ca-prod-manage-requests']));
});

test('a hold is set, shown by the keyed hash, and released', async () => {
  const holdId = randomUUID();
  expect((await run('holds', {})).stdout).toBe('no legal hold\n');
  const { stdout } = await run('hold', order(holdId));
  expect(stdout).toMatch(/subject\n +Holds +[0-9a-f]{16}…\n +Authority +Superior Court, file 500-17\n/);
  expect(stdout).toContain('End           until released');
  const release = { holdId, reason: 'settled', by: 'general-counsel' };
  expect((await run('release', release)).stdout).toContain(`released on ${today} by general-counsel: settled`);
  for (const [held, shown] of [
    [{ kind: 'contact', contactId: holdId }, holdId],
    [{ kind: 'objects', bucket: 'recordings', prefix: 'a/' }, 'recordings/a/*'],
  ] as const) {
    expect((await run('hold', { ...order(randomUUID()), held, until: '2999-01-01' })).stdout).toContain(shown);
  }
});

test('what the function refuses is told in its words', async () => {
  expect((await run('show', { requestId: randomUUID() })).outcome).toEqual({
    ended: 'refused',
    message: expect.stringContaining('there is no request') as string,
  });
  expect((await run('list', {})).stdout).toBe('no request\n');
});

test.each([
  [
    'an identifier in no spelling',
    () => ({ ...verified(randomUUID()), identifiers: [{ kind: 'phone', value: 'Ana' }] }),
  ],
  ['nobody verified', () => ({ ...verified(randomUUID()), identityCheck: undefined })],
])('a request of %s is not sent, and the message does not repeat it', async (_, request) => {
  const { outcome } = await run('open', request());
  expect(outcome).toMatchObject({ ended: 'failed', message: expect.stringContaining('is not complete') as string });
  expect(JSON.stringify(outcome)).not.toContain('Ana');
  expect(called).toEqual([]);
});

test.each([
  ['fails', () => Promise.reject(new Error('boom')), 'failed ('],
  ['is of another version', () => Promise.resolve({ outcome: 'maybe' }), 'deploy the erasure stack'],
])('a function that %s is told in one line', async (_, answer, message) => {
  instead = answer;
  for (const [action, request] of [
    ['list', {}],
    ['open', verified(randomUUID())],
  ] as const) {
    const { outcome } = await run(action, request);
    expect(outcome).toMatchObject({ ended: 'failed', message: expect.stringContaining(message) as string });
  }
});

test('a Region that cannot be reached is told with what to check', async () => {
  Object.assign(process.env, { AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:1', AWS_MAX_ATTEMPTS: '1' });
  expect((await run('list', {})).outcome).toMatchObject({
    message: expect.stringContaining('check your AWS credentials') as string,
  });
});
