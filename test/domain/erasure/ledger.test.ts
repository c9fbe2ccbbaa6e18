import * as fc from 'fast-check';
import { type LedgerEntry, ledgerEntrySchema, ledgerProblem } from '../../../lib/domain/erasure/ledger';
import { ledgerOf, ledgerRecords, sha256 } from '../../support/erasure-records';

const ledgers = fc.array(ledgerRecords, { minLength: 2, maxLength: 6 }).map(ledgerOf);

test('a ledger that nobody touched is whole, also after a round trip through JSON', () => {
  fc.assert(
    fc.property(ledgers, (ledger) => {
      const stored = ledger.map((entry) => ledgerEntrySchema.parse(JSON.parse(JSON.stringify(entry))));
      expect(ledgerProblem(stored, sha256, ledger.at(-1))).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

/** Ways to falsify a ledger, each of them at a place. */
const falsifications: Readonly<Record<string, (ledger: readonly LedgerEntry[], at: number) => readonly LedgerEntry[]>> =
  {
    'a count is changed': (ledger, at) =>
      ledger.map((entry, index) =>
        index === at ? { ...entry, record: { ...entry.record, attempt: entry.record.attempt + 1 } } : entry,
      ),
    'a count is changed and its entry hashed anew': (ledger, at) => {
      const altered = { ...ledger[at]?.record, attempt: 77 } as LedgerEntry['record'];
      const [entry] = ledgerOf([altered]);
      return ledger.map((other, index) =>
        index === at && entry ? { ...other, record: altered, hash: entry.hash } : other,
      );
    },
    'an entry is removed': (ledger, at) => ledger.filter((_, index) => index !== at),
    'an entry is there twice': (ledger, at) =>
      ledger.flatMap((entry, index) => (index === at ? [entry, entry] : [entry])),
    'the last entries are cut off': (ledger, at) => ledger.slice(0, at),
    'entries change places': (ledger, at) => [...ledger.slice(at), ...ledger.slice(0, at)],
  };

test.each(Object.entries(falsifications))('is found out when %s', (_, falsify) => {
  fc.assert(
    fc.property(ledgers, fc.nat(), (ledger, position) => {
      const falsified = falsify(ledger, position % ledger.length);
      fc.pre(JSON.stringify(falsified) !== JSON.stringify(ledger));
      expect(ledgerProblem(falsified, sha256, ledger.at(-1))).toBeDefined();
    }),
    { numRuns: 100 },
  );
});
