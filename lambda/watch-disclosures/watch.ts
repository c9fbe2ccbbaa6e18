import { daysBetween } from '../../lib/domain/iso-date';
import { type DisclosureCases } from '../shared/disclosure/disclosure-cases';
import { type WatchDisclosuresResult } from './contract';

/** A request is due soon when it has no more days left. */
const SOON_DAYS = 7;

/** Measures how much time is left for the requests that nobody was given an answer to. */
export async function watchDisclosures(cases: DisclosureCases, now: Date): Promise<WatchDisclosuresResult> {
  const today = now.toISOString().slice(0, 10);
  const daysLeft = (await cases.unanswered()).map(({ answerBy }) => daysBetween(today, answerBy));
  return {
    unanswered: daysLeft.length,
    dueSoon: daysLeft.filter((days) => days <= SOON_DAYS).length,
    overdue: daysLeft.filter((days) => days < 0).length,
  };
}
