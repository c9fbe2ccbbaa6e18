/** What stands for something personal. The kind is kept, so that an investigator knows what was there. */
const masked = (kind: string): string => `[${kind}]`;

interface Pattern {
  readonly kind: string;
  readonly expression: RegExp;
  /** Whether a match is meant, where the letters alone do not tell. */
  readonly isMeant?: (match: string) => boolean;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Check digit of payment cards and of Canadian social insurance numbers. */
function passesLuhn(text: string): boolean {
  const digits = [...digitsOf(text)].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** Check digits of ISO 13616: the number, country moved to the end, is 1 modulo 97. */
function isAccountNumber(text: string): boolean {
  const compact = text.replace(/ /g, '');
  const moved = compact.slice(4) + compact.slice(0, 4);
  let remainder = 0;
  for (const letter of moved) {
    const value = parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Not within a longer word, number, ARN or id. */
const BEFORE = '(?<![\\w:/.-])';
const AFTER = '(?![\\w])';
/** An id such as a UUID goes on: by chance, its digits are those of a card. */
const NOT_OF_AN_ID = '(?![\\w-])';

/**
 * What is masked wherever it stands, the most specific first. Ids of AWS (accounts, ARNs, requests, keys of the audit
 * trail) and times stay: without them the trail tells nothing.
 */
const patterns: readonly Pattern[] = [
  { kind: 'token', expression: /(?<![\w-])eyJ[\w-]{8,4096}\.[\w-]{1,4096}\.[\w-]{0,4096}/g },
  { kind: 'token', expression: /(?<=\b[Bb]earer )[\w.~+/-]{8,4096}={0,2}/g },
  // Every length is bounded: a text without end must not take time without end.
  { kind: 'e-mail', expression: /[\p{L}\d_.!#$%&'*+?^`{|}~-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu },
  {
    kind: 'account number',
    expression: new RegExp(`${BEFORE}[A-Z]{2}\\d{2}(?: ?[A-Z\\d]{4}){2,7}(?: ?[A-Z\\d]{1,3})?${AFTER}`, 'g'),
    isMeant: isAccountNumber,
  },
  { kind: 'phone number', expression: /(?<![\w+])\+\d(?:[ ().-]{0,2}\d){6,14}(?!\d)/g },
  {
    kind: 'card number',
    expression: new RegExp(`${BEFORE}[2-6]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{1,7}${NOT_OF_AN_ID}`, 'g'),
    isMeant: passesLuhn,
  },
  {
    kind: 'card number',
    expression: new RegExp(`${BEFORE}3[47]\\d{2}[ -]?\\d{6}[ -]?\\d{5}${NOT_OF_AN_ID}`, 'g'),
    isMeant: passesLuhn,
  },
  { kind: 'phone number', expression: /(?<![\w.:/-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])/g },
  { kind: 'national id', expression: new RegExp(`${BEFORE}\\d{3}-\\d{2}-\\d{4}${AFTER}`, 'g') },
  {
    kind: 'national id',
    expression: new RegExp(`${BEFORE}\\d{3}[ -]\\d{3}[ -]\\d{3}${AFTER}`, 'g'),
    isMeant: passesLuhn,
  },
];

/** The last part of an address tells a household; the rest tells a network, which is what an investigator asks for. */
const IPV4 = /(?<![\d.])((?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3})(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g;
const IPV6 = /(?<![\w:])((?:[\da-f]{1,4}:){3})(?:[\da-f]{1,4}:){4}[\da-f]{1,4}(?![\w:])/gi;
const SHORT_IPV6 =
  /(?<![\w:])([\da-f]{1,4}:[\da-f]{1,4}:)(?:[\da-f]{1,4}:){0,5}:(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,5})?(?![\w:])/gi;

/** Every pattern has one of these in it. Most texts have none, and need not be looked through a dozen times. */
const SUSPICIOUS = /[@\d]|eyJ|earer |::/;

/** The text without what tells a person. Doing it twice is the same as once. */
export function maskText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  const withoutPatterns = patterns.reduce(
    (current, { kind, expression, isMeant }) =>
      current.replace(expression, (match) => (isMeant?.(match) === false ? match : masked(kind))),
    text,
  );
  return withoutPatterns.replace(IPV4, '$1x').replace(IPV6, '$1:x').replace(SHORT_IPV6, '$1:x');
}
