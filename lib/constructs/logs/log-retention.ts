import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** From the shortest to the longest; without "never expire". */
const choices = Object.values(RetentionDays)
  .filter((value): value is RetentionDays => typeof value === 'number' && value !== RetentionDays.INFINITE)
  .sort((one, other) => one - other);

/**
 * The shortest retention of CloudWatch Logs that keeps events for at least so many days.
 *
 * @throws Error when no retention is long enough.
 */
export function logRetention(days: number): RetentionDays {
  const retention = choices.find((choice) => Number(choice) >= days);
  if (retention === undefined) {
    throw new Error(`CloudWatch Logs cannot keep events for ${days} days; the longest is ${choices.at(-1) ?? 0}`);
  }
  return retention;
}
