import * as z from 'zod';
import { canonicalJson, jsonOf } from './canonical-json';
import { subjectKeySchema } from './subject-identifier';

/** Stores that the workflow erases from. */
export const erasedStores = ['object', 'lake', 'contact', 'user', 'profile', 'case', 'report'] as const;

export type ErasedStore = (typeof erasedStores)[number];

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal digits');
const count = z.number().int().min(0);

/** What became of a subject's data: what, where, how many, when, and the basis of anything kept. */
export const ledgerRecordSchema = z.strictObject({
  requestId: z.guid(),
  /** 1 for the first answer; higher when what had been kept was erased later. */
  attempt: z.number().int().min(1),
  /** `erased`: nothing is left. `kept-in-part`: something is, with its basis. `denied`: nothing was erased this time. */
  outcome: z.enum(['erased', 'kept-in-part', 'denied']),
  stage: z.string().min(1),
  region: z.string().min(1),
  jurisdiction: z.string().min(1),
  regime: z.string().min(1),
  basis: z.string().min(1),
  receivedOn: z.string(),
  answerBy: z.string(),
  identityCheck: z.strictObject({ method: z.string(), verifiedBy: z.string(), verifiedOn: z.string() }),
  /** Keyed hashes of the identifiers. */
  subjects: z.array(subjectKeySchema).readonly(),
  /** By store: places (objects, contacts, users, profiles, cases) and copies (versions, fields, rows) that were erased and verified. */
  erased: z.partialRecord(z.enum(erasedStores), z.strictObject({ places: count, copies: count })),
  kept: z
    .array(
      z.strictObject({ store: z.enum(erasedStores), places: count, basis: z.string(), until: z.string().optional() }),
    )
    .readonly(),
  /** The restored store from which it was erased again. */
  replayOf: z.string().optional(),
  /** Time, ISO 8601, at which a second discovery found nothing more. */
  verifiedAt: z.string(),
});

export type LedgerRecord = Readonly<z.output<typeof ledgerRecordSchema>>;

/** A record in its place in the chain: its hash covers the hash of the entry before it. */
export const ledgerEntrySchema = z.strictObject({
  sequence: z.number().int().min(1),
  previous: hash,
  record: ledgerRecordSchema,
  hash,
});

export type LedgerEntry = Readonly<z.output<typeof ledgerEntrySchema>>;

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** What comes before the first entry. */
export const LEDGER_START: Pick<LedgerEntry, 'sequence' | 'hash'> = { sequence: 0, hash: '0'.repeat(64) };

/** The record as the next entry after another. */
export function nextEntry(
  last: Pick<LedgerEntry, 'sequence' | 'hash'>,
  record: LedgerRecord,
  sha256: Sha256,
): LedgerEntry {
  const linked = { sequence: last.sequence + 1, previous: last.hash, record };
  return { ...linked, hash: hashOf(linked, sha256) };
}

/**
 * What is wrong with a ledger, entries in the order of their numbers; `undefined` when nothing is. A changed, removed,
 * added or moved entry breaks the chain. What was cut off at the end shows only against a receipt: give its entry as
 * `last`.
 */
export function ledgerProblem(
  entries: readonly LedgerEntry[],
  sha256: Sha256,
  last?: Pick<LedgerEntry, 'sequence' | 'hash'>,
): string | undefined {
  let before = LEDGER_START;
  for (const entry of entries) {
    if (entry.sequence !== before.sequence + 1) {
      return `entry ${entry.sequence} follows entry ${before.sequence}: an entry is missing or moved`;
    }
    if (entry.previous !== before.hash) return `entry ${entry.sequence} does not continue entry ${before.sequence}`;
    if (entry.hash !== hashOf(entry, sha256)) return `entry ${entry.sequence} was altered after it was written`;
    before = entry;
  }
  if (last && entries[last.sequence - 1]?.hash !== last.hash) {
    return `entry ${last.sequence} of the receipt is not in the ledger`;
  }
  return undefined;
}

/** Whether the entry's hash is that of its content. */
export function isIntact(entry: LedgerEntry, sha256: Sha256): boolean {
  return entry.hash === hashOf(entry, sha256);
}

function hashOf({ sequence, previous, record }: Omit<LedgerEntry, 'hash'>, sha256: Sha256): string {
  return sha256(canonicalJson(jsonOf({ sequence, previous, record: ledgerRecordSchema.parse(record) })));
}
