import { type EventPattern } from 'aws-cdk-lib/aws-events';
import { type EventCondition, type FieldPattern, type WatchedCalls } from './calls/watched-calls';

/** Characters that an event pattern may have; a longer one is refused by EventBridge. */
export const LONGEST_PATTERN = 2048;

const CALL = 'AWS API Call via CloudTrail';

/**
 * Event patterns that match the calls and no other, as few as their size allows.
 *
 * @param unless names of roles whose calls do not count, such as the one that deploys
 */
export function callPatterns(
  watched: readonly WatchedCalls[],
  unless: readonly string[] = [],
): readonly EventPattern[] {
  const patterns: WatchedCalls[][] = [];
  let current: WatchedCalls[] = [];
  for (const calls of watched) {
    const larger = [...current, calls];
    if (current.length > 0 && sizeOf(patternOf(larger, unless)) > LONGEST_PATTERN) {
      patterns.push(current);
      current = [calls];
    } else {
      current = larger;
    }
  }
  if (current.length > 0) patterns.push(current);
  return patterns.map((group) => patternOf(group, unless));
}

function patternOf(watched: readonly WatchedCalls[], unless: readonly string[]): EventPattern {
  return {
    source: [...new Set(watched.map(({ source }) => source))],
    detailType: [CALL],
    detail: {
      ...byOthersThan(unless, anyOf(watched.map(conditionOf))),
    },
  };
}

function conditionOf({ eventSource, calls, when }: WatchedCalls): EventCondition {
  return { eventSource: [eventSource], eventName: Object.keys(calls).map(nameMatcher), ...when };
}

/** EventBridge refuses a choice of one. */
function anyOf(conditions: readonly EventCondition[]) {
  const [only, ...others] = conditions;
  return others.length === 0 ? only : { $or: conditions };
}

/** Users and the root user have no role: without the second way, their calls would match nothing. */
function byOthersThan(roles: readonly string[], condition: object = {}): object {
  if (roles.length === 0) return condition;
  const own = 'userIdentity' in condition ? (condition.userIdentity as object) : {};
  const sessionIssuer = { $or: [{ userName: [{ 'anything-but': [...roles] }] }, { userName: [{ exists: false }] }] };
  return { ...condition, userIdentity: { ...own, sessionContext: { sessionIssuer } } };
}

function nameMatcher(name: string): FieldPattern[number] {
  return name.endsWith('*') ? { prefix: name.slice(0, -1) } : name;
}

function sizeOf({ detailType, ...pattern }: EventPattern): number {
  return JSON.stringify({ ...pattern, 'detail-type': detailType }).length;
}
