import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { handler } from '../../../lambda/watch-disclosures/handler';
import { disclosuresOf } from '../../../lambda/shared/disclosure/clients';
import { addDays } from '../../../lib/domain/iso-date';
import { handlerStage } from '../../support/erasure/handler-environment';
import { createPrivacyTables } from '../../support/privacy/privacy-tables';

const stage = handlerStage();
const today = new Date().toISOString().slice(0, 10);

test('counts what nobody was given an answer to, and what is due', async () => {
  const { disclosures } = await createPrivacyTables(stage.engines().tablesEndpoint);
  await stage.enter({ DISCLOSURES_TABLE: disclosures });
  const cases = disclosuresOf(disclosures);
  const add = async (daysLeft: number, status: 'open' | 'prepared' | 'delivered') => {
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
      answerBy: addDays(today, daysLeft),
      openedAt: new Date().toISOString(),
      deliveries: [],
    });
    if (status === 'open') return;
    const at = new Date().toISOString();
    await cases.prepared(requestId, { preparedAt: at, expiresOn: addDays(today, 14), withheld: [] });
    if (status === 'delivered') {
      await cases.delivered(requestId, { at, file: 'report.json', by: 'privacy-officer', to: 'data-subject' });
    }
  };
  await add(20, 'open');
  await add(7, 'open');
  await add(8, 'prepared');
  await add(-1, 'prepared');
  await add(-5, 'delivered');
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await handler()).toEqual({ unanswered: 4, dueSoon: 2, overdue: 1 });
  const [line] = written.mock.calls.map(([text]) => JSON.parse(String(text)) as unknown);
  written.mockRestore();
  expect(line).toMatchObject({
    Stage: 'ca-prod',
    UnansweredRequests: 4,
    RequestsDueSoon: 2,
    RequestsOverdue: 1,
    _aws: { CloudWatchMetrics: [{ Namespace: 'Disclosure', Dimensions: [['Stage']] }] },
  });
});

test.each(['DISCLOSURES_TABLE', 'STAGE'])('refuses an environment without %s', async (name) => {
  await stage.enter({ DISCLOSURES_TABLE: 'disclosures' });
  delete process.env[name];
  await expect(handler()).rejects.toBeInstanceOf(z.ZodError);
});
