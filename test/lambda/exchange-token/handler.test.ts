import * as z from 'zod/mini';
import { handler } from '../../../lambda/exchange-token/handler';
import { startTokenEngine, TOKEN_TABLE, type TokenEngine } from '../../support/payments/token-engine';

const NORTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
const SOUTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098766';
const TOKENS = '/organisations/{organisationId}/tokens';
const environment = { ...process.env };
let engine: TokenEngine;

beforeAll(async () => {
  engine = await startTokenEngine();
  Object.assign(process.env, {
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    TOKEN_TABLE_NAME: TOKEN_TABLE,
    IDENTIFIER_TABLE_NAME: 'identifiers',
  });
});

afterAll(async () => {
  process.env = environment;
  await engine.stop();
});

const send = (resource: string, body: unknown, organisationId = NORTH) =>
  handler({
    httpMethod: 'POST',
    resource,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    requestContext: { authorizer: { organisationId } },
  });
const issued = z.object({ token: z.string(), expiresAt: z.string() });

test('gives a token for an identifier, and the identifier for the token, once', async () => {
  const answer = await send(TOKENS, { value: 'customer 42', seconds: 60 });
  expect(answer).toMatchObject({ statusCode: 201, headers: { 'cache-control': 'no-store' } });
  const { token, expiresAt } = issued.parse(JSON.parse(answer.body));
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);

  expect(await send(`${TOKENS}/redemption`, { token }, SOUTH)).toMatchObject({ statusCode: 404 });
  const redeemed = await send(`${TOKENS}/redemption`, { token });
  expect(redeemed.statusCode).toBe(200);
  expect(JSON.parse(redeemed.body)).toEqual({ kind: 'identifier', value: 'customer 42' });
  expect(await send(`${TOKENS}/redemption`, { token })).toMatchObject({ statusCode: 404 });
});

test.each([
  ['no JSON', TOKENS, '{'],
  ['nothing', TOKENS, ''],
  ['an empty value', TOKENS, { value: '', seconds: 60 }],
  ['more than an hour', TOKENS, { value: 'x', seconds: 3_601 }],
  ['a kind of its own', TOKENS, { value: 'x', seconds: 60, kind: 'payment' }],
  ['what is no token', `${TOKENS}/redemption`, { token: '../x' }],
])('answers 400 to %s', async (_, resource, body) => {
  expect((await send(resource, body)).statusCode).toBe(400);
});

test('answers 400 to a card number, and does not repeat it', async () => {
  const answer = await send(TOKENS, { value: '4111 1111 1111 1111', seconds: 60 });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).not.toContain('4111');
  expect(await engine.count()).toBe(0);
});

test.each([
  ['another route', { resource: '/organisations/{organisationId}/users' }],
  ['a request that nobody authorised', { requestContext: {} }],
  ['another method', { httpMethod: 'GET' }],
])('refuses %s', async (_, change) => {
  const event = {
    httpMethod: 'POST',
    resource: TOKENS,
    body: '{}',
    requestContext: { authorizer: { organisationId: NORTH } },
  };
  await expect(handler({ ...event, ...change })).rejects.toBeInstanceOf(z.core.$ZodError);
});
