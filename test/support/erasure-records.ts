import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  erasedStores,
  type LedgerRecord,
  nextEntry,
  LEDGER_START,
  type LedgerEntry,
} from '../../lib/domain/erasure/ledger';

/** SHA-256 as the ledger is computed with. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const date = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const day = date.map((value) => value.toISOString().slice(0, 10));
const amounts = fc.record({ places: fc.nat(), copies: fc.nat() });

/** Any record of a ledger. */
export const ledgerRecords: fc.Arbitrary<LedgerRecord> = fc.record({
  requestId: fc.uuid(),
  attempt: fc.integer({ min: 1, max: 9 }),
  outcome: fc.constantFrom('erased', 'kept-in-part'),
  stage: fc.constant('ca-prod'),
  region: fc.constant('ca-central-1'),
  jurisdiction: fc.constantFrom('ca', 'eu'),
  regime: fc.constantFrom('pipeda', 'gdpr'),
  basis: fc.string({ minLength: 1, unit: 'grapheme' }),
  receivedOn: day,
  answerBy: day,
  identityCheck: fc.record({ method: fc.constant('document'), verifiedBy: fc.constant('clerk'), verifiedOn: day }),
  subjects: fc.array(fc.string().map(sha256), { maxLength: 3 }),
  erased: fc.record(Object.fromEntries(erasedStores.map((store) => [store, amounts]))),
  kept: fc.array(
    fc.record(
      { store: fc.constantFrom(...erasedStores), places: fc.nat(), basis: fc.string({ unit: 'grapheme' }), until: day },
      { requiredKeys: ['store', 'places', 'basis'] },
    ),
    { maxLength: 2 },
  ),
  verifiedAt: date.map((value) => value.toISOString()),
});

/** A ledger of these records. */
export function ledgerOf(records: readonly LedgerRecord[]): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const record of records) entries.push(nextEntry(entries.at(-1) ?? LEDGER_START, record, sha256));
  return entries;
}
