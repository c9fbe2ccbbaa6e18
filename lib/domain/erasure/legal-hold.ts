import * as z from 'zod';
import { addDays, isIsoDate } from '../iso-date';
import { REVIEW_DAYS } from './erasure-decision';
import { roleSchema } from './erasure-request';
import { type RegisterRow } from './register-row';
import { subjectKeySchema } from './subject-identifier';

const isoDate = z.string().refine(isIsoDate, 'is no date; write it as YYYY-MM-DD');

/** What is held: everything of a subject, a contact with all that is about it, or objects by the beginning of their key. */
export const holdTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subject'), subjects: z.array(subjectKeySchema).min(1).readonly() }),
  z.strictObject({ kind: z.literal('contact'), contactId: z.guid() }),
  z.strictObject({ kind: z.literal('objects'), bucket: z.string().min(1), prefix: z.string() }),
]);

export type HoldTarget = Readonly<z.output<typeof holdTargetSchema>>;

/** Who ordered a hold, on which basis, and for how long. */
export const holdOrderSchema = z.strictObject({
  /** Chosen by whoever sets it: setting the same hold twice is the same as once. */
  holdId: z.guid(),
  /** Who ordered it, such as a court with its file number. Never the person whom it is about. */
  authority: z.string().trim().min(1).max(200),
  /** The law. */
  basis: z.string().trim().min(1).max(200),
  /** The first day on which it holds no more. @default - until it is released */
  until: isoDate.optional(),
  /** Role that sets it. */
  setBy: roleSchema,
});

/** A hold as the register of holds keeps it: also after it was released. */
export const legalHoldSchema = holdOrderSchema.extend({
  target: holdTargetSchema,
  setOn: isoDate,
  released: z.strictObject({ on: isoDate, by: roleSchema, reason: z.string() }).optional(),
});

export type LegalHold = Readonly<z.output<typeof legalHoldSchema>>;

/** Whether the hold keeps what it is about on a day. */
export function isActive({ released, until }: LegalHold, asOf: string): boolean {
  return released === undefined && (until === undefined || until > asOf);
}

/** Whether the hold is about what is in a place. */
export function covers({ target }: LegalHold, row: RegisterRow): boolean {
  switch (target.kind) {
    case 'subject':
      return target.subjects.some((subject) => row.subjects.includes(subject));
    case 'contact':
      if (row.store === 'contact') return row.contactId === target.contactId;
      if (row.store === 'lake') return row.contactIds.includes(target.contactId);
      return 'key' in row && row.key.includes(target.contactId);
    case 'objects':
      return 'key' in row && row.bucket === target.bucket && row.key.startsWith(target.prefix);
  }
}

/** How the basis of everything that a hold of the register keeps begins. */
const HOLD_BASIS = 'legal hold ';
const HELD = /^legal hold [0-9a-f]{8}-[0-9a-f-]{27}: /;

/** Whether it is a hold of the register that keeps the place. */
export function isHeldByRegister({ state, basis = '' }: Pick<RegisterRow, 'state' | 'basis'>): boolean {
  return state === 'kept' && HELD.test(basis);
}

/** Why and until when these holds keep a place. */
export function keptBy(
  holds: readonly LegalHold[],
  asOf: string,
): { readonly basis: string; readonly keptUntil?: string; readonly reviewOn?: string } {
  const basis = holds.map((hold) => `${HOLD_BASIS}${hold.holdId}: ${hold.basis}, ${hold.authority}`).join('; ');
  const ends = holds.flatMap(({ until }) => (until === undefined ? [] : [until]));
  if (ends.length < holds.length) return { basis, reviewOn: addDays(asOf, REVIEW_DAYS) };
  return { basis, keptUntil: ends.reduce((last, next) => (next > last ? next : last)) };
}
