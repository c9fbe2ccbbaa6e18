import { createHash } from 'node:crypto';
import { handler } from '../../../lambda/record-erasure/handler';
import { ledgerEntrySchema, ledgerProblem, type LedgerRecord } from '../../../lib/domain/erasure/ledger';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();
const identifiers = [{ kind: 'phone', value: '+15145550100' }] as const;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

itRefuses(stage, handler, partEvent(), [
  'CASES_TABLE',
  'REGISTER_TABLE',
  'LEDGER_TABLE',
  'ERASED_PLACES_TABLE',
  'ERASED_PLACE_DAYS',
  'RECEIPT_BUCKET',
  'SIGNING_KEY_ID',
  'STAGE',
  'REGION',
  'JURISDICTION',
]);

test('records nothing while something is open', async () => {
  const world = await stage.enter();
  const requestId = await openRequest(world, identifiers);
  const place = { createdOn: '2026-01-01', subjects: [world.keyOf(identifiers[0])] };
  await world.register.add({ store: 'object', category: 'transcript', bucket: 'transcripts', key: 'a', ...place });
  await expect(handler({ requestId })).rejects.toThrow('still open');
  expect(await world.items('ledger')).toEqual([]);
});

test('many answers at the same time make one chain, with each of them once', async () => {
  const world = await stage.enter();
  const requests = await Promise.all(Array.from({ length: 6 }, () => openRequest(world, identifiers)));
  // Each twice, as when Lambda runs a function again while the first run goes on.
  const results = await Promise.allSettled([...requests, ...requests].map((requestId) => handler({ requestId })));
  const failures = results.filter(({ status }) => status === 'rejected');
  for (const failure of failures) expect(String((failure as PromiseRejectedResult).reason)).toContain('try again');
  for (const requestId of requests) expect((await handler({ requestId })).status).toBe('recorded');
  const entries = (await world.items('ledger'))
    .map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))))
    .sort((a, b) => a.sequence - b.sequence);
  expect(ledgerProblem(entries, sha256)).toBeUndefined();
  expect(entries.map(({ record }: { record: LedgerRecord }) => record.requestId).sort()).toEqual([...requests].sort());
  expect(stage.engines().s3.versions('receipts')).toHaveLength(requests.length);
}, 60_000);
