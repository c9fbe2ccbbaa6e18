const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // A day that does not exist, such as 2026-02-30, rolls over to another one.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Days from one ISO date to another; negative when `to` is earlier.
 *
 * @throws RangeError when either is no ISO date.
 */
export function daysBetween(from: string, to: string): number {
  for (const date of [from, to]) {
    if (!isIsoDate(date)) throw new RangeError(`'${date}' is no date; write it as YYYY-MM-DD`);
  }
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}
