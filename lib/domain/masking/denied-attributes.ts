import { maskText } from './mask-text';
import { isTechnical } from './technical-text';

/** Names of attributes that are about a person or a secret, by what they are about. Words, whatever joins them. */
const deniedNames: readonly (readonly [what: string, words: RegExp])[] = [
  [
    'card data',
    /\b(pan|cvv2?|cvc2?|cvd|cav2|card ?(number|no|expiry|expiration|code|holder|verification)|security ?code|track ?data)\b/,
  ],
  ['an account', /\b(iban|(bank|account|routing) ?number|sort ?code)\b/],
  [
    'a secret',
    /\b(password|passcode|passphrase|pin|pin ?code|otp|one ?time ?code|security ?(answer|question)|secret)\b/,
  ],
  [
    'a national id',
    /\b(ssn|sin|nino|social ?(security|insurance) ?number|national ?(id|insurance|identification)|passport|driver ?s? ?licen[cs]e|health ?(card|number|insurance)|nhs ?number|medicare|tax ?id|tin)\b/,
  ],
  ['a birth date', /\b(dob|birth ?(date|day)|date ?of ?birth|birthday)\b/],
  [
    'a name',
    /\b(surname|(first|last|full|given|family|middle|sur|nick|maiden|customer|caller|contact|patient) ?name)\b/,
  ],
  [
    'a way to reach a person',
    /\b(e ?mail|phone|telephone|mobile|cell ?phone|(customer|caller|contact) ?(number|endpoint|address)|(street|postal|home|mailing) ?address|post(al)? ?code|zip ?code)\b/,
  ],
  ['health', /\b(diagnosis|medication|patient ?id|medical ?record)\b/],
];

/**
 * What speaks against an attribute of a contact: its name, or how its value looks. Attributes are in contact records for
 * 24 months, and reach flow logs, streams and whoever reads them.
 *
 * The same list holds for flows, for what functions answer to flows, and for contact records on their way to the lake.
 *
 * @returns what it is about, such as `card data`; `undefined` when nothing speaks against it
 */
export function deniedAttribute(name: string, value?: string): string | undefined {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z\d]+/g, ' ')
    .toLowerCase();
  const byName = deniedNames.find(([, pattern]) => pattern.test(words))?.[0];
  if (byName !== undefined || value === undefined || isTechnical(value)) return byName;
  return maskText(value) === value ? undefined : 'something personal in its value';
}
