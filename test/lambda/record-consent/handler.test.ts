import { randomUUID } from 'node:crypto';
import { handler } from '../../../lambda/record-consent/handler';
import type * as recordConsent from '../../../lambda/record-consent/handler';
import { consentsOf } from '../../../lambda/shared/consent/clients';
import { type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import { type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { createPrivacyTables, type PrivacyTables } from '../../support/privacy/privacy-tables';

const stage = handlerStage();
const organisationId = '0a921655-324e-433b-9bda-3b1b431c91ed';
let tables: PrivacyTables;
let world: ErasureWorld;

beforeAll(async () => {
  tables = await createPrivacyTables(stage.engines().tablesEndpoint);
});

beforeEach(async () => {
  world = await stage.enter({ CONSENT_TABLE: tables.consents });
});

const historyOf = (identifier: SubjectIdentifier) =>
  consentsOf(tables.consents).history(world.keyOf(identifier), 'sale-or-sharing');
const call = (Address: string | undefined, Parameters: object, ContactId: string = randomUUID()): object => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: { ContactId, CustomerEndpoint: { Address, Type: 'TELEPHONE_NUMBER' } }, Parameters },
});
const put = (body: string | null, callerOrganisationId = organisationId, subject = 'sub-1'): object => ({
  httpMethod: 'PUT',
  resource: '/organisations/{organisationId}/opt-out',
  body,
  requestContext: { authorizer: { organisationId, callerOrganisationId, subject } },
});

test('a call is recorded once, whoever calls the function again, under the hash of the number alone', async () => {
  const event = call('+15145550100', { choice: 'opted-out', noticeVersion: '1-240181351a37' });
  expect(await handler(event)).toEqual({ recorded: 'true' });
  expect(await handler(event)).toEqual({ recorded: 'true' });
  const history = await historyOf({ kind: 'phone', value: '+15145550100' });
  expect(history).toMatchObject([
    { version: 1, choice: 'opted-out', channel: 'telephone', noticeVersion: '1-240181351a37' },
  ]);
  expect(JSON.stringify(history)).not.toContain('5145550100');
});

test('a call without a number records nothing: the flow takes its error branch', async () => {
  await expect(handler(call('anonymous', { choice: 'opted-out', noticeVersion: '1' }))).rejects.toThrow('E.164');
  await expect(handler(call(undefined, { choice: 'opted-out', noticeVersion: '1' }))).rejects.toThrow();
});

test('the API records for the person of the token, and again for the same request nothing', async () => {
  const requestId = randomUUID();
  const body = JSON.stringify({ requestId, choice: 'opted-out', noticeVersion: '1-240181351a37' });
  const first = await handler(put(body));
  expect(first).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
  expect(await handler(put(body))).toEqual(first);
  expect(await handler(put(JSON.stringify({ requestId: randomUUID(), choice: 'opted-in' })))).toMatchObject({
    statusCode: 200,
  });
  expect(await historyOf({ kind: 'identity-subject', value: 'sub-1' })).toMatchObject([
    { choice: 'opted-out', channel: 'api', requestId },
    { choice: 'opted-in', channel: 'api' },
  ]);
});

test('whoever is of another organisation records nothing, whatever that one granted', async () => {
  const body = JSON.stringify({ requestId: randomUUID(), choice: 'opted-out' });
  const elsewhere = '0a921655-324e-433b-9bda-3b1b431c91ee';
  expect(await handler(put(body, elsewhere, 'sub-9'))).toMatchObject({ statusCode: 404 });
  expect(await historyOf({ kind: 'identity-subject', value: 'sub-9' })).toEqual([]);
});

test.each([null, '', 'no JSON', '{}', '{"requestId":"x","choice":"opted-out"}'])(
  'the body %j is refused',
  async (body) => {
    expect(await handler(put(body, organisationId, 'sub-8'))).toMatchObject({ statusCode: 400 });
    expect(await historyOf({ kind: 'identity-subject', value: 'sub-8' })).toEqual([]);
  },
);

test('an officer records under every identifier, and finishes what broke off', async () => {
  const identifiers = [
    { kind: 'phone', value: '+1 (514) 555-0199' },
    { kind: 'email', value: 'Somebody@Example.com' },
  ] as const;
  const request = { requestId: randomUUID(), choice: 'opted-out' };
  // The first identifier alone, as if the second had failed.
  await handler({ ...request, identifiers: identifiers.slice(0, 1) });
  expect(await handler({ ...request, identifiers })).toEqual({ ...request, identifiers: 2 });
  expect(await historyOf({ kind: 'phone', value: '+15145550199' })).toHaveLength(1);
  expect(await historyOf({ kind: 'email', value: 'somebody@example.com' })).toMatchObject([
    { channel: 'privacy-officer', requestId: request.requestId },
  ]);
});

test.each([null, {}, { requestId: 'x' }, { requestId: randomUUID(), choice: 'opted-out', identifiers: [] }])(
  'refuses the event %j',
  async (wrong) => {
    await expect(handler(wrong)).rejects.toThrow();
  },
);

test.each(['CONSENT_TABLE', 'SUBJECT_KEY_ID'])('refuses an environment without %s', async (name) => {
  delete process.env[name];
  jest.resetModules();
  // A cold start: what the module remembers is gone.
  const cold = jest.requireActual<typeof recordConsent>('../../../lambda/record-consent/handler');
  await expect(cold.handler(put('{}'))).rejects.toThrow(name);
});
