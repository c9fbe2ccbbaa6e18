import type * as issueClaimsFunction from '../../../lambda/issue-claims/handler';
import { cognitoEvent } from '../../support/cognito-event';
import { NORTHERN, organisationRecord } from '../../support/organisations';
import { credentials, type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../../support/registry-engine';

const environment = { ...process.env };
let engine: RegistryEngine;
let handler: typeof issueClaimsFunction.handler;
let lines: string[];

beforeAll(async () => {
  engine = await startRegistryEngine();
});

beforeEach(async () => {
  await engine.plant(organisationRecord());
  process.env = {
    ...environment,
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    REGISTRY_TABLE_NAME: TABLE_NAME,
    IDENTITY_PROVIDER_ORGANISATIONS: JSON.stringify({ Northern: NORTHERN }),
  };
  jest.resetModules();
  ({ handler } = jest.requireActual<typeof issueClaimsFunction>('../../../lambda/issue-claims/handler'));
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  process.env = environment;
  await engine.stop();
});

test('gives the event back, with what the tokens get, and all else as it was', async () => {
  const event = cognitoEvent();
  const { response, ...rest } = await handler(event);
  expect({ ...rest, response: event.response }).toEqual(event);
  expect(JSON.stringify(response)).toContain(NORTHERN);
  expect(lines).toEqual([]);
});

test('refuses as soon as the organisation is suspended, and names nobody in the log', async () => {
  await handler(cognitoEvent());
  await engine.plant(organisationRecord({ status: 'suspended' }));
  await expect(handler(cognitoEvent())).rejects.toThrow('the organisation is suspended');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      event: 'token-refused',
      reason: 'the organisation is suspended',
      organisationId: NORTHERN,
      region: 'ca-central-1',
    },
  ]);
});

test.each([
  undefined,
  {},
  { ...cognitoEvent(), version: '1' },
  { ...cognitoEvent(), triggerSource: 'PreSignUp_SignUp' },
])('refuses an event that is not of its trigger, version 2 (%#)', async (event) => {
  await expect(handler(event)).rejects.toThrow();
});

test('needs its environment', async () => {
  process.env.IDENTITY_PROVIDER_ORGANISATIONS = 'Northern';
  await expect(handler(cognitoEvent())).rejects.toThrow('is no JSON');
});
