import { daysBetween } from '../../../domain/iso-date';
import { type Jurisdiction } from '../../../domain/jurisdiction';
import { decisionFinding } from '../decision-finding';
import { type DecisionRecord } from '../decision-schema';
import { type DecisionCheck } from './check';

const EXPIRY_WARNING_DAYS = 60;
const REVIEW_GRACE_DAYS = 30;
const HIGH_RISK_DAYS = 90;
const RAISED_RISK_DAYS = 180;

/** The record is in its time, and its time is not longer than profile and risk allow. */
export const checkValidity: DecisionCheck = (filed, { jurisdiction, asOf }) => {
  const { record } = filed;
  const { from, until } = record.validity;
  const at = ['validity', 'until'];
  const found = [];
  const days = daysBetween(from, until);
  const limit = longestValidity(record, jurisdiction);
  if (days > limit.days) {
    const message = `${record.id} is valid for ${days} days (${from} to ${until}), but ${limit.because}; end it by day ${limit.days}`;
    found.push(decisionFinding(filed, { rule: 'decision-over-long', level: 'error', at, message }));
  }
  if (asOf < from) {
    const message = `${record.id} is valid from ${from} and clears nothing on ${asOf}`;
    found.push(
      decisionFinding(filed, { rule: 'decision-not-yet-valid', level: 'warning', at: ['validity', 'from'], message }),
    );
  } else if (asOf >= until) {
    const message = `${record.id} expired on ${until}, and what it cleared is refused again; bring the data home, or have a new record approved`;
    found.push(decisionFinding(filed, { rule: 'decision-expired', level: 'error', at, message }));
  } else if (daysBetween(asOf, until) < EXPIRY_WARNING_DAYS) {
    const message = `${record.id} expires on ${until}, in ${daysBetween(asOf, until)} days; bring the data home, or have a new record approved before`;
    found.push(decisionFinding(filed, { rule: 'decision-expires-soon', level: 'warning', at, message }));
  }
  return found;
};

/** A record past its review date still holds for a while, so that a review does not stop a deployment at once. */
export const checkReview: DecisionCheck = (filed, { asOf }) => {
  const { id, validity } = filed.record;
  if (asOf <= validity.reviewBy || asOf >= validity.until) return [];
  const overdue = daysBetween(validity.reviewBy, asOf);
  const level = overdue > REVIEW_GRACE_DAYS ? 'error' : 'warning';
  const then =
    level === 'error' ? 'and clears nothing until it is' : `and clears nothing from day ${REVIEW_GRACE_DAYS + 1}`;
  const message = `${id} was to be reviewed by ${validity.reviewBy}, ${overdue} days ago, ${then}; review it and have the new revision approved`;
  return [decisionFinding(filed, { rule: 'decision-review-overdue', level, at: ['validity', 'reviewBy'], message })];
};

/** Days that a record may be valid at most, and why. */
export function longestValidity(record: DecisionRecord, { id, maxDecisionDays }: Jurisdiction) {
  const adverse = Object.entries(record.criteria).find(([, { rating }]) => rating === 'adverse');
  const limits = [{ days: maxDecisionDays, because: `profile ${id} allows ${maxDecisionDays}` }];
  if (record.risk.level === 'high') {
    limits.push({ days: HIGH_RISK_DAYS, because: `a high risk may be accepted for ${HIGH_RISK_DAYS}` });
  }
  if (record.risk.level === 'medium') {
    limits.push({ days: RAISED_RISK_DAYS, because: `a medium risk may be accepted for ${RAISED_RISK_DAYS}` });
  }
  if (adverse) {
    const because = `with criterion ${adverse[0]} adverse it may be ${RAISED_RISK_DAYS}`;
    limits.push({ days: RAISED_RISK_DAYS, because });
  }
  return limits.reduce((a, b) => (b.days < a.days ? b : a));
}
