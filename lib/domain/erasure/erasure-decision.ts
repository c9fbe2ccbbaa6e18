import { addDays } from '../iso-date';

/** Days after which something that is kept without a known end is looked at again. */
export const REVIEW_DAYS = 30;

/** What is known of one copy of personal data when its erasure is decided. */
export interface StoredCopy {
  /** ISO date at which it came into being. */
  readonly createdOn: string;
  /** Days that a law asks to keep it, and that law. */
  readonly minimum?: { readonly days: number; readonly basis: string };
  /** ISO date up to which Object Lock refuses its deletion. */
  readonly lockedUntil?: string;
  /** Whether somebody has put a legal hold on it. */
  readonly legalHold?: boolean;
}

/** Erase, or keep with a reason that the person is told, up to a day if that is known. */
export type ErasureDecision =
  { readonly erase: true } | { readonly erase: false; readonly basis: string; readonly until?: string };

/**
 * Whether a copy may be erased on a day. Minimum retention, a lock and a legal hold each win over a request; the last of
 * them to end decides the day. A hold has no end, so that nobody promises one.
 *
 * @param asOf ISO date
 * @see https://eur-lex.europa.eu/eli/reg/2016/679/oj art. 17(3)(b) and (e)
 */
export function decideErasure(copy: StoredCopy, asOf: string): ErasureDecision {
  if (copy.legalHold) return { erase: false, basis: 'legal hold' };
  const reasons = [
    ...(copy.minimum ? [{ until: addDays(copy.createdOn, copy.minimum.days), basis: copy.minimum.basis }] : []),
    ...(copy.lockedUntil === undefined ? [] : [{ until: copy.lockedUntil, basis: 'Object Lock of the bucket' }]),
  ].filter(({ until }) => until > asOf);
  if (reasons.length === 0) return { erase: true };
  const until = reasons.map((reason) => reason.until).reduce((latest, next) => (next > latest ? next : latest));
  return { erase: false, basis: [...new Set(reasons.map(({ basis }) => basis))].join('; '), until };
}
