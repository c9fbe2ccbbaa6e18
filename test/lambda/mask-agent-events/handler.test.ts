import * as z from 'zod';
import { handler } from '../../../lambda/mask-agent-events/handler';

const INSTANCE = 'arn:aws:connect:ca-central-1:111111111111:instance/0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';

/** An agent event as Amazon Connect documents it, of an agent in a conversation. */
const agentEvent = () => ({
  AWSAccountId: '111111111111',
  AgentARN: `${INSTANCE}/agent/1a7f6d0e-2b1c-4f4e-9f5a-0d9e8c7b6a54`,
  CurrentAgentSnapshot: {
    AgentStatus: { ARN: `${INSTANCE}/agent-state/7c1f`, Name: 'Available', StartTimestamp: '2026-11-20T14:02:58.818Z' },
    Configuration: {
      AgentHierarchyGroups: null,
      FirstName: 'Jane',
      LastName: 'Smith',
      SipUri: 'sip:jane.smith@example.com',
      RoutingProfile: { ARN: `${INSTANCE}/routing-profile/7c1f`, Name: 'Everybody', Concurrency: [] },
      Username: 'jane.smith',
    },
    Contacts: [{ ContactId: '5d0d4a4e-6a0c-4f55-8f2a-3f6f3c0b1a11', Channel: 'VOICE', State: 'CONNECTED' }],
    NextAgentStatus: null,
    AgentNote: 'Jane is on a call',
  },
  EventId: 'a8a8b3b5-3b4e-4d0b-9a2c-4f7c1c9f2e10',
  EventTimestamp: '2026-11-20T14:03:12.000Z',
  EventType: 'STATE_CHANGE',
  InstanceARN: INSTANCE,
  PreviousAgentSnapshot: { Configuration: { FirstName: 'Jane', LastName: 'Smith', Username: 'jane.smith' } },
  Version: '2017-10-01',
});

const lines: string[] = [];

beforeEach(() => {
  process.env['STAGE'] = 'ca-prod';
  lines.length = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

const packed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const unpacked = (data = '') => Buffer.from(data, 'base64').toString();
const run = (...values: readonly unknown[]) =>
  handler({ records: values.map((value, index) => ({ recordId: String(index), data: packed(value) })) });

test('an agent event keeps what happened, and names nobody', async () => {
  const event = agentEvent();
  const { records } = await run(event);
  const text = unpacked(records[0]?.data);
  expect(text).toMatch(/^\{.*\}\n$/);
  expect(text).not.toMatch(/jane|smith/i);
  const { CurrentAgentSnapshot: current } = event;
  const { AgentHierarchyGroups, RoutingProfile } = current.Configuration;
  const masked = { FirstName: '[masked]', LastName: '[masked]', Username: '[masked]' };
  expect(JSON.parse(text)).toEqual({
    ...event,
    CurrentAgentSnapshot: {
      ...current,
      AgentNote: '[masked]',
      Configuration: { AgentHierarchyGroups, RoutingProfile, ...masked, SipUri: '[masked]' },
    },
    PreviousAgentSnapshot: { Configuration: masked },
  });
});

test('of a contact, a field that AWS adds tomorrow is masked; what is no contact is left out', async () => {
  const event = agentEvent();
  const [contact] = event.CurrentAgentSnapshot.Contacts;
  const queue = { ARN: `${INSTANCE}/queue/7c1f`, Name: 'Everybody', Channels: ['VOICE'] };
  const known = { ...contact, Queue: queue, QueueTimestamp: '2026-11-20T14:03:00.000Z' };
  const added = { CustomerName: 'Ana Roy', '+15145550100': 'Ana', CustomerEndpoint: { Address: 'Ana' } };
  const Contacts = [{ ...known, ...added }, 'Ana Roy', null];
  const { records } = await run({ ...event, CurrentAgentSnapshot: { ...event.CurrentAgentSnapshot, Contacts } });
  const text = unpacked(records[0]?.data);
  expect(text).not.toMatch(/Ana|Roy|5550100/);
  expect(JSON.parse(text)).toMatchObject({
    CurrentAgentSnapshot: { Contacts: [{ ...known, CustomerName: '[masked]' }, '[masked]', null] },
  });
});

test('what is no agent event is refused as it came, and holds no other up', async () => {
  const wrong = ['jane', { ...agentEvent(), AgentARN: 'jane' }, { ...agentEvent(), EventType: undefined }];
  const { records } = await run(...wrong, agentEvent());
  expect(records.map(({ result }) => result)).toEqual([...wrong.map(() => 'ProcessingFailed'), 'Ok']);
  expect(records.slice(0, -1).map(({ data }) => data)).toEqual(wrong.map(packed));
  expect(JSON.parse(lines.join(''))).toMatchObject({
    Stage: 'ca-prod',
    AgentEventsMasked: 1,
    AgentEventsNotMasked: wrong.length,
  });
  expect(lines.join('')).not.toContain('jane');
});

test('refuses an environment without STAGE, and an event of somebody else', async () => {
  await expect(handler({})).rejects.toBeInstanceOf(z.ZodError);
  delete process.env['STAGE'];
  await expect(run(agentEvent())).rejects.toBeInstanceOf(z.ZodError);
});
