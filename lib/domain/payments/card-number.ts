const ZERO = 0x30;
const NINE = 0x39;

/** Whether every byte is a digit in ASCII. */
export function areDigits(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= ZERO && byte <= NINE);
}

/**
 * Whether digits in ASCII can be a card number: 12 to 19 of them, with the check digit of the Luhn algorithm.
 *
 * @see ISO/IEC 7812-1, annex B
 */
export function isCardNumber(digits: Uint8Array): boolean {
  if (digits.length < 12 || digits.length > 19 || !areDigits(digits)) return false;
  const sum = [...digits].reverse().reduce((total, byte, index) => {
    const digit = (byte - ZERO) * (index % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

/** First digits of the large card schemes. */
const SCHEME = /^(?:2(?:2[2-9]|[3-6]|7[01]|720)|3[0-9]|4|5[0-9]|6)/;

const CANDIDATE = /(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])/g;

/**
 * Whether a text holds what reads like a card number: 13 to 19 digits, also in groups, of a scheme and with a right check
 * digit. One in ten long numbers of other kinds that begin alike does so too.
 */
export function holdsCardNumber(text: string): boolean {
  return (text.match(CANDIDATE) ?? [])
    .map((candidate) => candidate.replaceAll(/[ -]/g, ''))
    .some((digits) => SCHEME.test(digits) && isCardNumber(new TextEncoder().encode(digits)));
}
