import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { handler } from '../../../lambda/deliver-disclosure/handler';
import { disclosuresOf } from '../../../lambda/shared/disclosure/clients';
import { type DisclosureCase, disclosureKey } from '../../../lib/domain/disclosure/disclosure-case';
import { addDays } from '../../../lib/domain/iso-date';
import { handlerStage } from '../../support/erasure/handler-environment';
import { createPrivacyTables, type PrivacyTables } from '../../support/privacy/privacy-tables';

const stage = handlerStage();
const today = new Date().toISOString().slice(0, 10);

let tables: PrivacyTables;

beforeAll(async () => {
  tables = await createPrivacyTables(stage.engines().tablesEndpoint);
});

const enter = async (more: Readonly<Record<string, string>> = {}) => {
  const world = await stage.enter({
    DISCLOSURES_TABLE: tables.disclosures,
    DISCLOSURE_BUCKET: 'disclosures',
    LINK_ENDPOINT: 'https://s3.ca-central-1.amazonaws.com',
    LINK_SECONDS: '900',
    ...more,
  });
  world.engines.s3.buckets.set('disclosures', []);
  return { world, cases: disclosuresOf(tables.disclosures) };
};

/** A request whose answer is written, or not yet. */
async function requestOf(
  { world, cases }: Awaited<ReturnType<typeof enter>>,
  expiresOn?: string,
  more: Partial<DisclosureCase> = {},
): Promise<string> {
  const requestId = randomUUID();
  await cases.create({
    requestId,
    right: 'access',
    subjects: ['a'.repeat(64)],
    status: 'open',
    regime: 'gdpr',
    basis: 'GDPR art. 15',
    receivedOn: today,
    identityCheck: { method: 'document', verifiedBy: 'privacy-officer', verifiedOn: today },
    answerBy: addDays(today, 30),
    openedAt: new Date().toISOString(),
    deliveries: [],
    ...more,
  });
  if (expiresOn === undefined) return requestId;
  await cases.prepared(requestId, { preparedAt: new Date().toISOString(), expiresOn, withheld: [] });
  for (const file of ['report.json', 'files/call-recording-0123456789abcdef.wav']) {
    world.engines.s3.put('disclosures', disclosureKey(requestId, file), Buffer.from(file));
  }
  return requestId;
}

const event = (requestId: string, more: object = {}) => ({
  requestId,
  to: 'data-subject',
  by: 'privacy-officer',
  ...more,
});

test('gives a link on the host of the bucket in the Region, for 15 minutes, and records it without the link', async () => {
  const entered = await enter();
  const requestId = await requestOf(entered, addDays(today, 14));
  const { link, expiresAt } = await handler(event(requestId));
  const url = new URL(link ?? '');
  expect(url.origin).toBe('https://disclosures.s3.ca-central-1.amazonaws.com');
  expect(url.pathname).toBe(`/disclosures/${requestId}/report.json`);
  expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
  expect(url.searchParams.get('response-content-disposition')).toBe('attachment; filename="report.json"');
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(900_000);
  const { status, deliveries } = await entered.cases.get(requestId);
  expect(status).toBe('delivered');
  expect(deliveries).toMatchObject([{ file: 'report.json', by: 'privacy-officer', to: 'data-subject' }]);
  expect(JSON.stringify(deliveries)).not.toContain('X-Amz');
});

test('sends the link to the address of the request, and gives it to nobody else', async () => {
  const entered = await enter({ NOTICE_SENDER: 'privacy@northwind.example' });
  const contact = { email: 'ana@example.ca', language: 'fr' } as const;
  const requestId = await requestOf(entered, addDays(today, 14), { contact });
  const result = await handler(event(requestId, { mail: true }));
  expect(result).toEqual({ messageId: 'message-1', expiresAt: expect.any(String) as unknown });
  const [message] = stage.engines().mails;
  expect(message).toMatchObject({ to: ['ana@example.ca'], subject: `Réponse à votre demande d'accès ${requestId}` });
  const [link = ''] = /https:\/\/disclosures\S+/.exec(message?.text ?? '') ?? [];
  expect(new URL(link).pathname).toBe(`/disclosures/${requestId}/report.json`);
  expect((await entered.cases.get(requestId)).deliveries).toMatchObject([{ to: 'data-subject', mailed: true }]);
});

test.each([
  ['the deployment has no noticeSender', {}, { contact: { email: 'ana@example.ca' } }],
  ['it has no address', { NOTICE_SENDER: 'privacy@northwind.example' }, {}],
])('nothing is sent when %s', async (message, more, changed) => {
  const entered = await enter(more);
  const requestId = await requestOf(entered, addDays(today, 14), changed);
  await expect(handler(event(requestId, { mail: true }))).rejects.toThrow(message);
  expect((await entered.cases.get(requestId)).deliveries).toEqual([]);
  expect(stage.engines().mails).toEqual([]);
});

test('a link for the privacy officer, who listens first, answers nobody: the deadline is watched on', async () => {
  const entered = await enter();
  const requestId = await requestOf(entered, addDays(today, 14));
  await handler(event(requestId, { to: 'privacy-officer' }));
  expect(await entered.cases.get(requestId)).toMatchObject({
    status: 'prepared',
    deliveries: [{ to: 'privacy-officer' }],
  });
  await handler(event(requestId, { to: 'authorised-agent' }));
  await handler(event(requestId, { to: 'privacy-officer' }));
  expect(await entered.cases.get(requestId)).toMatchObject({ status: 'delivered' });
});

test('whoever writes the same answer later than somebody else does not take back that it was given', async () => {
  const { cases, ...entered } = await enter();
  const requestId = await requestOf({ cases, ...entered }, addDays(today, 14));
  await handler(event(requestId));
  await cases.prepared(requestId, {
    preparedAt: new Date().toISOString(),
    expiresOn: addDays(today, 20),
    withheld: [],
  });
  expect(await cases.get(requestId)).toMatchObject({ status: 'delivered', expiresOn: addDays(today, 14) });
});

test('every link is recorded, and is to one file', async () => {
  const entered = await enter();
  const requestId = await requestOf(entered, addDays(today, 14));
  await handler(event(requestId));
  const { link } = await handler(event(requestId, { file: 'files/call-recording-0123456789abcdef.wav' }));
  expect(new URL(link ?? '').pathname).toBe(`/disclosures/${requestId}/files/call-recording-0123456789abcdef.wav`);
  expect((await entered.cases.get(requestId)).deliveries).toHaveLength(2);
});

test('writes nothing to the log', async () => {
  const written = jest.spyOn(process.stdout, 'write');
  const entered = await enter();
  const requestId = await requestOf(entered, addDays(today, 14));
  const { link } = await handler(event(requestId));
  const signature = new URL(link ?? '').searchParams.get('X-Amz-Signature') ?? 'none';
  expect(written.mock.calls.filter(([text]) => String(text).includes(signature))).toEqual([]);
  written.mockRestore();
});

test.each([
  ['is not answered yet', undefined],
  ['was deleted on', addDays(today, 0)],
])('an answer that %s has no link', async (message, expiresOn) => {
  const entered = await enter();
  const requestId = await requestOf(entered, expiresOn);
  await expect(handler(event(requestId))).rejects.toThrow(message);
  expect((await entered.cases.get(requestId)).deliveries).toEqual([]);
});

test('a file that is not there has no link, and nothing is recorded', async () => {
  const entered = await enter();
  const requestId = await requestOf(entered, addDays(today, 14));
  await expect(handler(event(requestId, { file: 'files/transcript-0.json' }))).rejects.toThrow('is no file of');
  expect((await entered.cases.get(requestId)).deliveries).toEqual([]);
});

test.each([
  ['the global host', 'https://s3.amazonaws.com'],
  ['a host abroad', 'https://s3.us-east-1.amazonaws.com'],
  ['acceleration', 'https://s3-accelerate.amazonaws.com'],
  ['dual stack of another Region', 'https://s3.dualstack.us-east-1.amazonaws.com'],
  ['somebody else', 'https://s3.ca-central-1.amazonaws.com.example.com'],
  ['no encryption', 'http://s3.ca-central-1.amazonaws.com'],
])('a link by %s is not made', async (_, LINK_ENDPOINT) => {
  const entered = await enter({ LINK_ENDPOINT });
  const requestId = await requestOf(entered, addDays(today, 14));
  await expect(handler(event(requestId))).rejects.toThrow('LINK_ENDPOINT');
  expect((await entered.cases.get(requestId)).deliveries).toEqual([]);
});

test.each([
  null,
  {},
  event('x'),
  event(randomUUID(), { file: '../other/report.json' }),
  event(randomUUID(), { file: 'files/../report.json' }),
  event(randomUUID(), { to: 'somebody' }),
  event(randomUUID(), { to: 'privacy-officer', mail: true }),
  event(randomUUID(), { by: 'Jane Doe' }),
])('refuses the event %j', async (wrong) => {
  await enter();
  await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
});

test.each(['DISCLOSURES_TABLE', 'DISCLOSURE_BUCKET', 'LINK_ENDPOINT', 'LINK_SECONDS', 'AWS_REGION'])(
  'refuses an environment without %s',
  async (name) => {
    await enter();
    delete process.env[name];
    await expect(handler(event(randomUUID()))).rejects.toBeInstanceOf(z.ZodError);
  },
);
