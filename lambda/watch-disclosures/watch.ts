import { daysBetween } from '../../lib/domain/iso-date';
import { type DisclosureCases } from '../shared/disclosure/disclosure-cases';
import { type WatchDisclosuresResult } from './contract';

/** A request is due soon when it has no more days left. */
const SOON_DAYS = 7;

export interface WatchDisclosuresMeans {
  readonly cases: Pick<DisclosureCases, 'unanswered' | 'ended' | 'close'>;
  /** Lets a request that broke off go on. One that is being worked on gets the same answer twice. */
  readonly carryOn: (requestId: string) => Promise<void>;
  readonly now: Date;
}

/** Takes up what broke off, forgets the address when an answer has ended, and measures how much time is left for the requests that nobody was given an answer to. */
export async function watchDisclosures({
  cases,
  carryOn,
  now,
}: WatchDisclosuresMeans): Promise<WatchDisclosuresResult> {
  const today = now.toISOString().slice(0, 10);
  const unanswered = await cases.unanswered();
  const brokenOff = unanswered.filter(({ status, identifiers }) => status === 'open' && identifiers !== undefined);
  for (const { requestId } of brokenOff) await carryOn(requestId);
  for (const { requestId } of await cases.ended(today)) await cases.close(requestId);
  const daysLeft = unanswered.map(({ answerBy }) => daysBetween(today, answerBy));
  return {
    unanswered: daysLeft.length,
    carriedOn: brokenOff.length,
    dueSoon: daysLeft.filter((days) => days <= SOON_DAYS).length,
    overdue: daysLeft.filter((days) => days < 0).length,
  };
}
