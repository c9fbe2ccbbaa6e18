import * as sdk from '@aws-sdk/client-connect';
import * as z from 'zod/mini';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { handler } from '../../../lambda/control-recording/handler';

const NORTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
const SOUTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098766';
const INSTANCE = '11111111-2222-4333-8444-555555555555';
const FIRST = '00000000-0000-4000-8000-000000000001';
const TRANSFERRED = '00000000-0000-4000-8000-000000000002';
const ENDED = '00000000-0000-4000-8000-000000000003';
const OF_SOUTH = '00000000-0000-4000-8000-000000000004';
const UNNOTED = '00000000-0000-4000-8000-000000000005';
const SUSPENSION = '/organisations/{organisationId}/recording/suspension';
const RESUMPTION = '/organisations/{organisationId}/recording/resumption';

/** By contact: the first of its chain. */
const contacts: Readonly<Record<string, string | undefined>> = {
  [FIRST]: undefined,
  [TRANSFERRED]: FIRST,
  [ENDED]: undefined,
  [OF_SOUTH]: undefined,
  [UNNOTED]: undefined,
};
const owners: Readonly<Record<string, string>> = { [FIRST]: NORTH, [ENDED]: NORTH, [OF_SOUTH]: SOUTH };
const environment = { ...process.env };
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'synthetic-secret' };
let connect: ProtocolDouble;

beforeAll(async () => {
  const control = ({ ContactId }: Readonly<Record<string, unknown>>) => {
    if (ContactId === ENDED) throw new ServiceError('InvalidRequestException', 'the contact has ended');
    return {};
  };
  connect = await startProtocolDouble({
    sdk: { ...sdk },
    service: 'connect',
    region: 'ca-central-1',
    ...credentials,
    handlers: {
      DescribeContact: ({ ContactId }) => {
        const id = String(ContactId);
        if (!Object.hasOwn(contacts, id)) throw new ServiceError('ResourceNotFoundException', 'no such contact');
        const initial = contacts[id];
        return { Contact: { Id: id, ...(initial !== undefined && { InitialContactId: initial }) } };
      },
      GetContactAttributes: ({ InitialContactId }) => {
        const owner = owners[String(InitialContactId)];
        return { Attributes: owner === undefined ? {} : { organisationId: owner } };
      },
      SuspendContactRecording: control,
      ResumeContactRecording: control,
    },
  });
  Object.assign(process.env, {
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_CONNECT: connect.endpoint,
    INSTANCE_ID: INSTANCE,
  });
});

afterAll(async () => {
  process.env = environment;
  await connect.close();
});

const ask = async (resource: string, body: unknown, organisationId = NORTH) => {
  const before = connect.calls.length;
  const answer = await handler({
    httpMethod: 'POST',
    resource,
    body: JSON.stringify(body),
    requestContext: { authorizer: { organisationId } },
  });
  const changes = connect.calls.slice(before).filter(({ operation }) => !/^(?:Describe|Get)/.test(operation));
  return { answer, changes };
};

test.each([
  [SUSPENSION, 'SuspendContactRecording', 'suspended'],
  [RESUMPTION, 'ResumeContactRecording', 'resumed'],
])('%s', async (resource, operation, recording) => {
  const { answer, changes } = await ask(resource, { contactId: TRANSFERRED });
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ contactId: TRANSFERRED, recording });
  const input = { InstanceId: INSTANCE, ContactId: TRANSFERRED, InitialContactId: FIRST };
  expect(changes).toEqual([{ operation, input }]);
});

test('a contact that was never transferred is its own first', async () => {
  const { changes } = await ask(SUSPENSION, { contactId: FIRST });
  expect(changes[0]?.input).toMatchObject({ ContactId: FIRST, InitialContactId: FIRST });
});

test.each([
  ["another organisation's contact", OF_SOUTH],
  ['a contact of which no organisation was noted', UNNOTED],
  ['a contact that there is not', '00000000-0000-4000-8000-00000000000f'],
])('%s is not found, and nothing is changed', async (_, contactId) => {
  const { answer, changes } = await ask(SUSPENSION, { contactId });
  expect({ statusCode: answer.statusCode, changes }).toEqual({ statusCode: 404, changes: [] });
});

test('a contact that is over is a conflict', async () => {
  expect((await ask(SUSPENSION, { contactId: ENDED })).answer.statusCode).toBe(409);
});

test.each([[{}], [{ contactId: 'x' }], [{ contactId: FIRST, initialContactId: OF_SOUTH }]])(
  'answers 400 to %j',
  async (body) => {
    expect((await ask(RESUMPTION, body)).answer.statusCode).toBe(400);
  },
);

test('refuses a request that nobody authorised', async () => {
  const event = { httpMethod: 'POST', resource: SUSPENSION, body: '{}', requestContext: {} };
  await expect(handler(event)).rejects.toBeInstanceOf(z.core.$ZodError);
});
