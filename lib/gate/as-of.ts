import { isIsoDate } from '../domain/iso-date';
import { InputError } from './input-error';

/**
 * The date for which law and decision records are read: what the user gave, else today in UTC.
 *
 * @throws InputError when it is no date
 */
export function asOfDate(given: string | undefined, now: () => Date): string {
  if (given === undefined) return now().toISOString().slice(0, 10);
  if (!isIsoDate(given)) throw new InputError(`--as-of: '${given}' is no date; write it as YYYY-MM-DD`);
  return given;
}
