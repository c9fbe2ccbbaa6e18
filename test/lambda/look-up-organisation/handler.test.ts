import type * as lookUpFunction from '../../../lambda/look-up-organisation/handler';
import { hashOf, instanceIn, lookUpRecord, NORTHERN, organisationRecord } from '../../support/organisations';
import { credentials, type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../../support/registry-engine';

const environment = { ...process.env };
let engine: RegistryEngine;
let handler: (event: unknown) => Promise<object>;

beforeAll(async () => {
  engine = await startRegistryEngine();
  await engine.plant(organisationRecord());
  await engine.plant(lookUpRecord('example.org'));
});

beforeEach(() => {
  process.env = {
    ...environment,
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    REGISTRY_TABLE_NAME: TABLE_NAME,
  };
  jest.resetModules();
  // A cold start: what the module remembers is gone.
  ({ handler } = jest.requireActual<typeof lookUpFunction>('../../../lambda/look-up-organisation/handler'));
});

afterAll(async () => {
  process.env = environment;
  await engine.stop();
});

/** As Amazon Connect sends it, shortened. */
const flowEvent = (Parameters: object): object => ({
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      Attributes: {},
      Channel: 'VOICE',
      ContactId: '4a573372-1f28-4e26-b97b-XXXXXXXXXXX',
      CustomerEndpoint: { Address: '+15550100', Type: 'TELEPHONE_NUMBER' },
      InstanceARN: instanceIn('ca-central-1'),
    },
    Parameters,
  },
});

test('answers a contact flow and the API', async () => {
  expect(await handler(flowEvent({ organisationId: NORTHERN }))).toMatchObject({ found: 'true', servedHere: 'true' });
  const pathParameters = { emailDomainHash: hashOf('example.org') };
  const event = { httpMethod: 'GET', resource: '/look-up/email-domains/{emailDomainHash}', pathParameters };
  expect(await handler(event)).toMatchObject({ statusCode: 200 });
});

test('remembers an answer for some seconds', async () => {
  await handler(flowEvent({ organisationId: NORTHERN }));
  process.env.AWS_ENDPOINT_URL_DYNAMODB = 'http://127.0.0.1:1';
  await engine.plant(organisationRecord({ status: 'suspended' }));
  expect(await handler(flowEvent({ organisationId: NORTHERN }))).toMatchObject({ status: 'active' });
  await engine.plant(organisationRecord());
});

test.each([undefined, {}, { httpMethod: 'POST', resource: '/' }])('refuses the event %j', async (event) => {
  await expect(handler(event)).rejects.toThrow();
});

test('needs the name of its table', async () => {
  delete process.env.REGISTRY_TABLE_NAME;
  await expect(handler(flowEvent({ organisationId: NORTHERN }))).rejects.toThrow('REGISTRY_TABLE_NAME');
});
