import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { handler } from '../../../lambda/extend-disclosure/handler';
import { disclosuresOf } from '../../../lambda/shared/disclosure/clients';
import { accessRegimes } from '../../../lib/domain/disclosure/access-regime';
import { type DisclosureCase } from '../../../lib/domain/disclosure/disclosure-case';
import { answerBy } from '../../../lib/domain/erasure/erasure-regime';
import { addDays } from '../../../lib/domain/iso-date';
import { handlerStage } from '../../support/erasure/handler-environment';
import { createPrivacyTables, type PrivacyTables } from '../../support/privacy/privacy-tables';

const stage = handlerStage();
const today = new Date().toISOString().slice(0, 10);
const mail = { NOTICE_SENDER: 'privacy@northwind.example' };
const contact = { email: 'ana@example.ca', language: 'fr' } as const;

let tables: PrivacyTables;

beforeAll(async () => {
  tables = await createPrivacyTables(stage.engines().tablesEndpoint);
});

const enter = async (more: Readonly<Record<string, string>> = {}) => {
  const regime = JSON.stringify(accessRegimes.eu);
  await stage.enter({ DISCLOSURES_TABLE: tables.disclosures, REGIME: regime, JURISDICTION: 'eu', ...more });
  return disclosuresOf(tables.disclosures);
};

async function requestOf(changed: Partial<DisclosureCase> = {}): Promise<string> {
  const requestId = randomUUID();
  const receivedOn = changed.receivedOn ?? today;
  await disclosuresOf(tables.disclosures).create({
    requestId,
    right: 'access',
    subjects: ['a'.repeat(64)],
    status: 'open',
    regime: 'gdpr',
    basis: 'GDPR art. 15',
    receivedOn,
    identityCheck: { method: 'document', verifiedBy: 'privacy-officer', verifiedOn: today },
    answerBy: answerBy(accessRegimes.eu, receivedOn),
    openedAt: new Date().toISOString(),
    deliveries: [],
    ...changed,
  });
  return requestId;
}

const event = (requestId: string, more: object = {}) => ({
  requestId,
  reason: 'many contacts',
  by: 'privacy-officer',
  ...more,
});

test('records who extended why and when, moves the last day, and tells the person by mail once', async () => {
  const cases = await enter(mail);
  const requestId = await requestOf({ contact });
  const extended = answerBy(accessRegimes.eu, today, true);
  expect(extended > answerBy(accessRegimes.eu, today)).toBe(true);
  const answer = { requestId, answerBy: extended, told: true };
  expect(await handler(event(requestId))).toEqual(answer);
  expect(await handler(event(requestId))).toEqual(answer);
  expect(await cases.get(requestId)).toMatchObject({
    answerBy: extended,
    extension: { reason: 'many contacts', decidedBy: 'privacy-officer', decidedOn: today, told: true },
  });
  const { mails } = stage.engines();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: ['ana@example.ca'], subject: expect.stringContaining("d'accès") as unknown });
  expect(mails[0]?.text).toContain(extended);
});

test('without a sender the privacy officer tells it, and says so', async () => {
  const cases = await enter();
  const requestId = await requestOf({ contact });
  const answer = await handler(event(requestId));
  expect(answer).toMatchObject({ told: false, tell: expect.stringContaining('many contacts') as unknown });
  expect((await cases.get(requestId)).extension).toMatchObject({ told: false });
  expect(await handler(event(requestId, { told: true }))).toMatchObject({ told: true });
  expect((await cases.get(requestId)).extension).toMatchObject({ told: true });
  expect(stage.engines().mails).toEqual([]);
});

test.each([
  [
    'the law lets it be extended once',
    { extension: { reason: 'x', decidedBy: 'y', decidedOn: today, told: true } },
    {},
  ],
  ['nothing to extend', { status: 'delivered' }, {}],
  ['it had to be extended before', { receivedOn: addDays(today, -40) }, {}],
  ['knows no extension', {}, { REGIME: JSON.stringify(accessRegimes['kr-pipa']) }],
] as const)('is refused: %s', async (message, changed, more) => {
  const cases = await enter(more);
  const requestId = await requestOf(changed);
  const before = await cases.get(requestId);
  await expect(handler(event(requestId))).rejects.toThrow(message);
  expect(await cases.get(requestId)).toEqual(before);
});

test.each([null, {}, event('x'), event(randomUUID(), { reason: '' }), event(randomUUID(), { by: 'Jane Doe' })])(
  'refuses the event %j',
  async (wrong) => {
    await enter();
    await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
  },
);

test.each(['DISCLOSURES_TABLE', 'REGIME', 'JURISDICTION', 'CONTROLLER'])(
  'refuses an environment without %s',
  async (name) => {
    await enter();
    delete process.env[name];
    await expect(handler(event(randomUUID()))).rejects.toBeInstanceOf(z.ZodError);
  },
);
