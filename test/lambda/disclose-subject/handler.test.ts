import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { handler as entry } from '../../../lambda/disclose-subject/handler';
import { accessRegimes } from '../../../lib/domain/disclosure/access-regime';
import { disclosureKey } from '../../../lib/domain/disclosure/disclosure-case';
import { disclosureReportSchema } from '../../../lib/domain/disclosure/disclosure-report';
import { CASES_DOMAIN_ARN, INSTANCE_ARN, PROFILES_DOMAIN_ARN } from '../../support/erasure/connected-stores';
import { handlerStage } from '../../support/erasure/handler-environment';
import { addObjects, labelEverything, newPerson } from '../../support/erasure/people';
import { addCase, addProfiles } from '../../support/erasure/stores-of-people';
import { itRefuses } from '../../support/erasure/refusals';
import { createPrivacyTables, type PrivacyTables } from '../../support/privacy/privacy-tables';
import { disclosureRequest } from '../../support/privacy/disclosure-world';
import { processingStatement } from '../../support/privacy/processing-statement';

const organisationId = '0a921655-324e-433b-9bda-3b1b431c91ed';
const user = {
  userId: '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11',
  displayName: 'Somebody',
  role: 'customer',
  createdAt: '2026-01-01T00:00:00.000Z',
  identifiers: [{ kind: 'phone', value: '+15145550199' }],
  activity: [],
  progress: [],
};

/** AWS Lambda as far as one function calls another: the answer, or that the other failed. */
let functions: Server;
const handler = (event: unknown) => entry(event, { getRemainingTimeInMillis: () => 900_000 });
let failing = false;
const asked: unknown[] = [];
const stage = handlerStage();

let tables: PrivacyTables;

beforeAll(async () => {
  tables = await createPrivacyTables(stage.engines().tablesEndpoint);
  functions = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push([request.url, JSON.parse(Buffer.concat(chunks).toString())]);
      if (failing) response.setHeader('X-Amz-Function-Error', 'Unhandled');
      response.end(JSON.stringify(failing ? { errorMessage: 'sub-1 has no row' } : { user }));
    });
  }).listen(0, '127.0.0.1');
  await once(functions, 'listening');
});

afterAll(() => {
  functions.closeAllConnections();
  functions.close();
});

beforeEach(() => {
  failing = false;
  asked.splice(0);
});

const enter = async () => {
  const world = await stage.enter({
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(functions.address() as AddressInfo).port}`,
    DISCLOSURES_TABLE: tables.disclosures,
    CONSENT_TABLE: tables.consents,
    DISCLOSURE_BUCKET: 'disclosures',
    READ_USER_DATA_FUNCTION: 'read-user-data',
    AWS_LAMBDA_FUNCTION_NAME: 'disclose-subject',
    INSTANCE_ARN,
    PROFILES_DOMAIN_ARN,
    CASES_DOMAIN_ARN,
    REGIME: JSON.stringify(accessRegimes.eu),
    PROCESSING: gzipSync(JSON.stringify(processingStatement)).toString('base64'),
    EXPORT_DAYS: '14',
  });
  world.engines.s3.buckets.set('disclosures', []);
  return world;
};

itRefuses({ ...stage, enter }, handler, disclosureRequest([{ kind: 'phone', value: '+15145550100' }]), [
  'DISCLOSURES_TABLE',
  'REGISTER_TABLE',
  'CONSENT_TABLE',
  'SUBJECT_KEY_ID',
  'INSTANCE_ARN',
  'AWS_LAMBDA_FUNCTION_NAME',
  'DISCLOSURE_BUCKET',
  'READ_USER_DATA_FUNCTION',
  'REGIME',
  'PROCESSING',
  'EXPORT_DAYS',
]);

test('writes the answer and says by when it is due, and nothing of the person', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const today = new Date().toISOString().slice(0, 10);
  const identityCheck = { method: 'document', verifiedBy: 'privacy-officer', verifiedOn: today } as const;
  const identifiers = [
    { kind: 'phone', value: person.phone },
    { kind: 'customer-id', value: person.customerId },
    { kind: 'identity-subject', value: 'sub-1' },
  ] as const;
  const request = disclosureRequest(identifiers, { organisationId, receivedOn: today, identityCheck });
  const result = await handler(request);
  expect(result).toMatchObject({ requestId: request.requestId, status: 'prepared', withheld: [] });
  expect(JSON.stringify(result)).not.toContain(person.phone);
  expect(asked).toEqual(
    [{ identifier: identifiers[0] }, { identifier: identifiers[1] }, { identitySubject: 'sub-1' }].map((who) => [
      '/2015-03-31/functions/read-user-data/invocations',
      { organisationId, ...who },
    ]),
  );
  const written = world.engines.s3
    .versions('disclosures')
    .find(({ key }) => key === disclosureKey(request.requestId, 'report.json'));
  const report = disclosureReportSchema.parse(JSON.parse(String(written?.body)));
  expect(report).toMatchObject({ regime: { id: 'gdpr' }, region: 'ca-central-1', data: { users: [user] } });
});

test('what does not fit into an invocation is carried on by the next, which is told the id of the request', async () => {
  const world = await enter();
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  addCase(world, person, addProfiles(world, person)[1]);
  await labelEverything(world);
  const request = disclosureRequest([
    { kind: 'phone', value: person.phone },
    { kind: 'customer-id', value: person.customerId },
  ]);
  const { requestId } = request;
  // Time for the first place, and for nothing more.
  const left = [900_000];
  expect(await entry(request, { getRemainingTimeInMillis: () => left.pop() ?? 100_000 })).toMatchObject({
    status: 'open',
  });
  expect(asked).toEqual([['/2015-03-31/functions/disclose-subject/invocations', { requestId }]]);
  expect(await handler({ requestId })).toMatchObject({ status: 'prepared' });
  const written = world.engines.s3.versions('disclosures').find(({ key }) => key.endsWith('report.json'));
  const { data } = disclosureReportSchema.parse(JSON.parse(String(written?.body)));
  expect(data).toMatchObject({ contacts: [{}], profiles: [{}], cases: [{}] });
});

test('a failure in the network of the database is an error, which repeats nothing of it', async () => {
  await enter();
  failing = true;
  const request = disclosureRequest([{ kind: 'identity-subject', value: 'sub-1' }], { organisationId });
  const failure: unknown = await handler(request).catch((error: unknown) => error);
  expect(String(failure)).toBe('Error: read-user-data failed; read its log');
});
