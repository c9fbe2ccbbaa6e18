import { areDigits, isCardNumber } from '../../lib/domain/payments/card-number';

/** Card details as digits in ASCII: bytes, because bytes can be overwritten and texts cannot. */
export interface Card {
  readonly number: Uint8Array;
  /** Month and year, two digits each. */
  readonly expiry: Uint8Array;
  readonly securityCode: Uint8Array;
}

const LONGEST_VALIDITY_YEARS = 20;

/**
 * Whether the details can be those of a card that is valid: check digit, a month that is not over anywhere on earth, three
 * or four digits of security code.
 */
export function isPlausible({ number, expiry, securityCode }: Card, now: Date): boolean {
  const codeIsPlausible = [3, 4].includes(securityCode.length) && areDigits(securityCode);
  return isCardNumber(number) && codeIsPlausible && isInForce(expiry, now);
}

function isInForce(expiry: Uint8Array, now: Date): boolean {
  if (expiry.length !== 4 || !areDigits(expiry)) return false;
  const [m1 = 0, m2 = 0, y1 = 0, y2 = 0] = [...expiry].map((byte) => byte - 0x30);
  const [month, year] = [m1 * 10 + m2, 2000 + y1 * 10 + y2];
  if (month < 1 || month > 12 || year > now.getUTCFullYear() + LONGEST_VALIDITY_YEARS) return false;
  // The last zone to leave a month is 12 hours behind UTC.
  return now.getTime() < Date.UTC(year, month, 1, 12);
}

/** Overwrites the digits. Copies that Node.js and TLS made of them are beyond reach, and end with their buffers. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
