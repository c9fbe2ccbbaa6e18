import * as sdk from '@aws-sdk/client-connect';
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { handler } from '../../../lambda/control-recording/handler';

const NORTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
const SOUTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098766';
const INSTANCE = '11111111-2222-4333-8444-555555555555';
const SUSPENSION = '/organisations/{organisationId}/recording/suspension';
const RESUMPTION = '/organisations/{organisationId}/recording/resumption';

const contactId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

interface KnownContact {
  readonly id: string;
  /** The first of its chain, whose attributes count. */
  readonly initial?: string;
  readonly owner?: string;
  /** Id of the user who accepted it. */
  readonly agent?: string;
  readonly ended?: boolean;
}

const contacts = {
  janes: { id: contactId(1), owner: NORTH, agent: 'user-jane' },
  /** It was Jane's, and is Omar's now. */
  transferred: { id: contactId(2), initial: contactId(1), owner: NORTH, agent: 'user-omar' },
  queued: { id: contactId(3), owner: NORTH },
  ended: { id: contactId(4), owner: NORTH, agent: 'user-jane', ended: true },
  /** Agents serve several organisations of an instance. */
  ofSouth: { id: contactId(5), owner: SOUTH, agent: 'user-jane' },
  unnoted: { id: contactId(6), agent: 'user-jane' },
  ofDeletedAgent: { id: contactId(7), owner: NORTH, agent: 'user-deleted' },
  /** Amazon Connect knows that its recording is off. */
  unrecorded: { id: contactId(8), owner: NORTH, agent: 'user-jane' },
  unknown: { id: contactId(9), owner: NORTH, agent: 'user-jane' },
} as const satisfies Readonly<Record<string, KnownContact>>;
type ContactName = keyof typeof contacts;

const stored: readonly KnownContact[] = Object.values(contacts).filter(({ id }) => id !== contacts.unknown.id);
const userNames: Readonly<Record<string, string>> = {
  'user-jane': 'jane@example.org',
  'user-omar': 'omar@example.org',
};
const hashOf = (userName: string) =>
  createHash('sha256').update(`resident-connect:connect-user:1:${userName}`).digest('hex');

const agent = (userName: string) => ({
  organisationId: NORTH,
  callerOrganisationId: NORTH,
  roles: 'agent',
  connectUser: hashOf(userName),
});
const jane = agent('jane@example.org');
const callers = {
  jane,
  omar: agent('omar@example.org'),
  supervisor: { organisationId: NORTH, callerOrganisationId: NORTH, roles: 'supervisor' },
  /** Her name is in her token as well, and she needs none. */
  supervisingAgent: { ...jane, roles: 'agent supervisor' },
  southernSupervisor: { organisationId: SOUTH, callerOrganisationId: SOUTH, roles: 'supervisor' },
  southernJane: { ...jane, organisationId: SOUTH, callerOrganisationId: SOUTH },
  /** What no grant can permit today. */
  grantedSupervisor: { organisationId: NORTH, callerOrganisationId: SOUTH, roles: 'supervisor' },
  grantedJane: { ...jane, callerOrganisationId: SOUTH },
  otherSpelling: agent('Jane@example.org'),
  nobody: agent(''),
  unnamedAgent: { organisationId: NORTH, callerOrganisationId: NORTH, roles: 'agent' },
  administrator: { ...jane, roles: 'administrator auditor supervisors' },
  roleless: { ...jane, roles: '' },
} as const;
type CallerName = keyof typeof callers;

const environment = { ...process.env };
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'synthetic-secret' };
let connect: ProtocolDouble;

beforeAll(async () => {
  const control = ({ ContactId }: Readonly<Record<string, unknown>>) => {
    if (ContactId !== contacts.unrecorded.id) return {};
    throw new ServiceError('InvalidRequestException', 'the contact is not recorded');
  };
  connect = await startProtocolDouble({
    sdk: { ...sdk },
    service: 'connect',
    region: 'ca-central-1',
    ...credentials,
    handlers: {
      DescribeContact: ({ ContactId }) => {
        const found = stored.find(({ id }) => id === ContactId);
        if (!found) throw new ServiceError('ResourceNotFoundException', 'no such contact');
        return {
          Contact: {
            Id: found.id,
            ...(found.initial !== undefined && { InitialContactId: found.initial }),
            ...(found.agent !== undefined && { AgentInfo: { Id: found.agent } }),
            ...(found.ended && { DisconnectTimestamp: Date.parse('2026-11-20T12:00:00Z') / 1000 }),
          },
        };
      },
      GetContactAttributes: ({ InitialContactId }) => {
        const owner = stored.find(({ id }) => id === InitialContactId)?.owner;
        return { Attributes: owner === undefined ? {} : { organisationId: owner } };
      },
      DescribeUser: ({ UserId }) => {
        const Username = userNames[String(UserId)];
        if (Username === undefined) throw new ServiceError('ResourceNotFoundException', 'no such user');
        return { User: { Id: String(UserId), Username } };
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

const ask = async (resource: string, body: unknown, authorizer: object = jane) => {
  const before = connect.calls.length;
  const answer = await handler({
    httpMethod: 'POST',
    resource,
    body: JSON.stringify(body),
    requestContext: { authorizer },
  });
  const calls = connect.calls.slice(before);
  const changes = calls.filter(({ operation }) => !/^(?:Describe|Get)/.test(operation));
  return { answer, calls, changes };
};

test.each([
  [SUSPENSION, 'SuspendContactRecording', 'suspended'],
  [RESUMPTION, 'ResumeContactRecording', 'resumed'],
])('%s', async (resource, operation, recording) => {
  const { id: ContactId } = contacts.transferred;
  const { answer, changes } = await ask(resource, { contactId: ContactId }, callers.omar);
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ contactId: ContactId, recording });
  const input = { InstanceId: INSTANCE, ContactId, InitialContactId: contacts.janes.id };
  expect(changes).toEqual([{ operation, input }]);
});

test('a contact that was never transferred is its own first', async () => {
  const { id } = contacts.janes;
  const { changes } = await ask(SUSPENSION, { contactId: id });
  expect(changes[0]?.input).toMatchObject({ ContactId: id, InitialContactId: id });
});

/** Who may what: everything else is refused. */
const ofNorth = ['janes', 'transferred', 'queued', 'ofDeletedAgent'] as const;
const permitted: Partial<Record<CallerName, readonly ContactName[]>> = {
  jane: ['janes'],
  omar: ['transferred'],
  supervisor: ofNorth,
  supervisingAgent: ofNorth,
  southernSupervisor: ['ofSouth'],
  southernJane: ['ofSouth'],
};

test.each(Object.keys(callers) as CallerName[])('%s controls these contacts and no other', async (caller) => {
  const controlled: string[] = [];
  for (const name of Object.keys(contacts) as ContactName[]) {
    const { answer, changes } = await ask(SUSPENSION, { contactId: contacts[name].id }, callers[caller]);
    if (answer.statusCode === 200) controlled.push(name);
    const touched = changes.length > 0 && name !== 'unrecorded';
    expect({ name, touched }).toEqual({ name, touched: answer.statusCode === 200 });
  }
  expect(controlled).toEqual(permitted[caller] ?? []);
});

test.each<[string, CallerName, ContactName, number]>([
  ["another organisation's contact is not found", 'jane', 'ofSouth', 404],
  ["another organisation's contact is not found by a supervisor", 'supervisor', 'ofSouth', 404],
  ['a contact of which no organisation was noted is not found', 'jane', 'unnoted', 404],
  ['a contact that there is not is not found', 'jane', 'unknown', 404],
  ["another agent's contact is forbidden", 'omar', 'janes', 403],
  ['a contact that was handed over is forbidden', 'jane', 'transferred', 403],
  ['a contact that nobody has taken is forbidden', 'jane', 'queued', 403],
  ['a contact of an agent who is deleted is forbidden', 'jane', 'ofDeletedAgent', 403],
  ['an agent whose token has no name is forbidden', 'unnamedAgent', 'janes', 403],
  ['an agent of another spelling is forbidden', 'otherSpelling', 'janes', 403],
  ['neither role is forbidden', 'administrator', 'janes', 403],
  ["a grant makes no supervisor of another's contacts", 'grantedSupervisor', 'janes', 403],
  ['a contact that is over is a conflict', 'jane', 'ended', 409],
  ['a contact that is over is a conflict for a supervisor', 'supervisor', 'ended', 409],
  ['a contact that is not recorded is a conflict', 'jane', 'unrecorded', 409],
])('%s', async (_, caller, contact, statusCode) => {
  const { answer } = await ask(RESUMPTION, { contactId: contacts[contact].id }, callers[caller]);
  expect(answer.statusCode).toBe(statusCode);
  for (const name of Object.values(userNames)) expect(answer.body).not.toContain(name);
});

test('who the agent is, is asked for agents only, and never of a contact of another organisation', async () => {
  const asked = async (contact: ContactName, caller: CallerName) =>
    (await ask(SUSPENSION, { contactId: contacts[contact].id }, callers[caller])).calls
      .filter(({ operation }) => operation === 'DescribeUser')
      .map(({ input }) => input);
  expect(await asked('janes', 'jane')).toEqual([{ InstanceId: INSTANCE, UserId: 'user-jane' }]);
  expect(await asked('janes', 'supervisor')).toEqual([]);
  expect(await asked('ofSouth', 'jane')).toEqual([]);
});

test.each([[{}], [{ contactId: 'x' }], [{ contactId: contacts.janes.id, initialContactId: contacts.ofSouth.id }]])(
  'answers 400 to %j',
  async (body) => {
    expect((await ask(RESUMPTION, body)).answer.statusCode).toBe(400);
  },
);

test.each([
  ['nobody authorised', {}],
  ['the authoriser said nothing of roles', { authorizer: { organisationId: NORTH, callerOrganisationId: NORTH } }],
  ['a name in clear came with', { authorizer: { ...jane, connectUser: 'jane@example.org' } }],
])('refuses a request that %s', async (_, requestContext) => {
  const event = { httpMethod: 'POST', resource: SUSPENSION, body: '{}', requestContext };
  await expect(handler(event)).rejects.toBeInstanceOf(z.core.$ZodError);
});
