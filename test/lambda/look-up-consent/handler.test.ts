import { handler } from '../../../lambda/look-up-consent/handler';
import type * as lookUpConsent from '../../../lambda/look-up-consent/handler';
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

const choose = (identifier: SubjectIdentifier, requestId: string, choice: 'opted-out' | 'opted-in' = 'opted-out') =>
  consentsOf(tables.consents).record({
    subject: world.keyOf(identifier),
    purpose: 'sale-or-sharing',
    choice,
    channel: 'api',
    at: '2026-11-21T12:00:00.000Z',
    requestId,
  });
const call = (CustomerEndpoint: unknown): object => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: { ContactId: 'x', CustomerEndpoint }, Parameters: {} },
});
const get = (subject: string, callerOrganisationId = organisationId): object => ({
  httpMethod: 'GET',
  resource: '/organisations/{organisationId}/opt-out',
  requestContext: { authorizer: { organisationId, callerOrganisationId, subject } },
});

test('tells a flow whether the number has opted out, in a flat map of texts without the number', async () => {
  await choose({ kind: 'phone', value: '+15145550100' }, 'a');
  const answer = await handler(call({ Address: '+15145550100', Type: 'TELEPHONE_NUMBER' }));
  expect(answer).toEqual({ callerKnown: 'true', optedOut: 'true', jurisdiction: 'ca' });
  const other = await handler(call({ Address: '+15145550101', Type: 'TELEPHONE_NUMBER' }));
  expect(other).toEqual({ callerKnown: 'true', optedOut: 'false', jurisdiction: 'ca' });
});

test('who opted in again has not opted out', async () => {
  const identifier = { kind: 'phone', value: '+15145550102' } as const;
  await choose(identifier, 'b');
  await choose(identifier, 'c', 'opted-in');
  expect(await handler(call({ Address: identifier.value }))).toMatchObject({ optedOut: 'false' });
});

test.each([[null], [undefined], [{}], [{ Address: null }], [{ Address: 'anonymous' }], [{ Address: '' }]])(
  'a call from %j has no number',
  async (endpoint) => {
    expect(await handler(call(endpoint))).toMatchObject({ callerKnown: 'false', optedOut: 'false' });
  },
);

test('tells the API the own choice, and whoever is of another organisation nothing', async () => {
  await choose({ kind: 'identity-subject', value: 'sub-1' }, 'd');
  const body = JSON.stringify({ choice: 'opted-out', since: '2026-11-21T12:00:00.000Z', version: 1 });
  expect(await handler(get('sub-1'))).toMatchObject({ statusCode: 200, body });
  expect(await handler(get('sub-2'))).toMatchObject({ statusCode: 200, body: '{}' });
  const elsewhere = '0a921655-324e-433b-9bda-3b1b431c91ee';
  expect(await handler(get('sub-1', elsewhere))).toMatchObject({ statusCode: 404 });
});

test('tells a system that an opt-out under one identifier is one of the person', async () => {
  await choose({ kind: 'email', value: 'somebody@example.com' }, 'e');
  const phone = { kind: 'phone', value: '+15145550177' };
  expect(await handler({ identifiers: [phone] })).toEqual({ optedOut: false });
  const email = { kind: 'email', value: 'Somebody@Example.com' };
  expect(await handler({ identifiers: [phone, email] })).toEqual({ optedOut: true });
});

test.each([null, {}, { identifiers: [] }, { Name: 'ContactFlowEvent' }, { ...get('sub-1'), httpMethod: 'PUT' }])(
  'refuses the event %j',
  async (wrong) => {
    await expect(handler(wrong)).rejects.toThrow();
  },
);

test.each(['CONSENT_TABLE', 'SUBJECT_KEY_ID', 'JURISDICTION'])('refuses an environment without %s', async (name) => {
  delete process.env[name];
  jest.resetModules();
  // A cold start: what the module remembers is gone.
  const cold = jest.requireActual<typeof lookUpConsent>('../../../lambda/look-up-consent/handler');
  await expect(cold.handler(get('sub-1'))).rejects.toThrow(name);
});
