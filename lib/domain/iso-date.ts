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
  requireIsoDate(from);
  requireIsoDate(to);
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

/**
 * The date so many days later.
 *
 * @throws RangeError when the text is no ISO date.
 */
export function addDays(date: string, days: number): string {
  requireIsoDate(date);
  return new Date(Date.parse(date) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * The same day so many months later, or the last day of that month when it has no such day.
 *
 * @throws RangeError when the text is no ISO date.
 * @see https://eur-lex.europa.eu/eli/reg/1971/1182/oj art. 3(2)(c)
 */
export function addMonths(date: string, months: number): string {
  requireIsoDate(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function requireIsoDate(date: string): void {
  if (!isIsoDate(date)) throw new RangeError(`'${date}' is no date; write it as YYYY-MM-DD`);
}
