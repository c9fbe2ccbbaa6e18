import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { handler } from '../../../lambda/watch-disclosures/handler';
import { disclosuresOf } from '../../../lambda/shared/disclosure/clients';
import { addDays } from '../../../lib/domain/iso-date';
import { handlerStage } from '../../support/erasure/handler-environment';
import { startLambda } from '../../support/erasure/lambda-endpoint';
import { createPrivacyTables } from '../../support/privacy/privacy-tables';

const stage = handlerStage();
const called: unknown[] = [];
let lambda: Awaited<ReturnType<typeof startLambda>>;

beforeAll(async () => {
  lambda = await startLambda((name, event) => {
    called.push([name, event]);
    return Promise.resolve();
  });
});

afterAll(() => lambda.close());

const enter = (disclosures: string) =>
  stage.enter({
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
    DISCLOSURES_TABLE: disclosures,
    DISCLOSE_FUNCTION: 'disclose-subject',
  });

const today = new Date().toISOString().slice(0, 10);

test('takes up what broke off, and counts what nobody was given an answer to, and what is due', async () => {
  const { disclosures } = await createPrivacyTables(stage.engines().tablesEndpoint);
  await enter(disclosures);
  const cases = disclosuresOf(disclosures);
  const add = async (daysLeft: number, status: 'open' | 'prepared' | 'delivered', ends = 14) => {
    const requestId = randomUUID();
    await cases.create({
      requestId,
      right: 'access',
      ...(status === 'open' && daysLeft === 7 && { identifiers: [{ kind: 'phone', value: '+15145550100' }] }),
      subjects: ['a'.repeat(64)],
      status: 'open',
      regime: 'gdpr',
      basis: 'GDPR art. 15',
      receivedOn: today,
      identityCheck: { method: 'document', verifiedBy: 'privacy-officer', verifiedOn: today },
      answerBy: addDays(today, daysLeft),
      openedAt: new Date().toISOString(),
      deliveries: [],
      contact: { email: 'ana@example.ca' },
    });
    if (status === 'open') return requestId;
    const at = new Date().toISOString();
    await cases.prepared(requestId, { preparedAt: at, expiresOn: addDays(today, ends), withheld: [] });
    if (status === 'delivered') {
      await cases.delivered(requestId, { at, file: 'report.json', by: 'privacy-officer', to: 'data-subject' });
    }
    return requestId;
  };
  await add(20, 'open');
  // The only one that is known by whom to look for.
  const brokenOff = await add(7, 'open');
  await add(8, 'prepared');
  await add(-1, 'prepared');
  const delivered = await add(-5, 'delivered');
  const ended = await add(-20, 'delivered', 0);
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await handler()).toEqual({ unanswered: 4, carriedOn: 1, dueSoon: 2, overdue: 1 });
  expect(called).toEqual([['disclose-subject', { requestId: brokenOff }]]);
  // The address is kept while the answer can be fetched.
  expect(await cases.get(delivered)).toMatchObject({ status: 'delivered', contact: { email: 'ana@example.ca' } });
  expect(await cases.get(ended)).toMatchObject({ status: 'closed' });
  expect(await cases.get(ended)).not.toHaveProperty('contact');
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

test.each(['DISCLOSURES_TABLE', 'DISCLOSE_FUNCTION', 'STAGE'])('refuses an environment without %s', async (name) => {
  await enter('disclosures');
  delete process.env[name];
  await expect(handler()).rejects.toBeInstanceOf(z.ZodError);
});
