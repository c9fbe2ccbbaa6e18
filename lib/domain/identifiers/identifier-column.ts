/** Words that, anywhere in the name of a column or in what is said of it, say that it holds an identifier of a person. */
const WORDS = new Set([
  'phone',
  'phones',
  'telephone',
  'mobile',
  'cellphone',
  'msisdn',
  'fax',
  'email',
  'emails',
  'ssn',
  'iban',
  'passport',
  'nino',
  'aadhaar',
  'cpf',
  'imei',
  'imsi',
]);

/** Words that say so in a name, and are everyday words in prose. */
const NAME_WORDS = new Set(['mail', 'tel', 'cell', 'pan', 'sin', 'ani', 'nin', 'mrn', 'vin']);

/** Two words in a row that say so. `id` alone is a key of a row, and no column of type `uuid` is judged. */
const PAIRS = new Set(
  [
    ['e', 'mail'],
    ['ip', 'address'],
    ...['account', 'card', 'customer', 'member', 'patient', 'policy', 'tax', 'licence', 'license', 'insurance'].flatMap(
      (whose) => ['number', 'no', 'nr', 'id'].map((what) => [whose, what]),
    ),
    ...['social', 'national', 'health', 'driver', 'drivers'].flatMap((whose) =>
      ['security', 'insurance', 'id', 'identifier', 'number', 'card', 'licence', 'license'].map((what) => [
        whose,
        what,
      ]),
    ),
  ].map((pair) => pair.join(' ')),
);

/** Words that say so wherever they are in a name without a sign between its words. */
const STEMS = ['phone', 'email', 'passport', 'msisdn'];

/** What such a name ends with. */
const ENDINGS = [
  ...[...WORDS].flatMap((word) => ['number', 'no', 'nr', 'id'].map((what) => word + what)),
  ...[...PAIRS].flatMap((pair) => ['', 'number', 'no', 'nr'].map((what) => pair.replace(' ', '') + what)),
];

/** A name that PostgreSQL was told without quotes is in lower case: of `phoneNumber` it makes `phonenumber`. */
function isJoined(word: string): boolean {
  return STEMS.some((stem) => word.includes(stem)) || ENDINGS.some((ending) => word.endsWith(ending));
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/**
 * Whether a column reads as one of identifiers that single out a person: telephone number, mail address, customer number,
 * number of a card, an account or a document.
 *
 * @param comment what the database says of the column
 * @see https://gdpr-info.eu/art-4-gdpr/ (Article 4(1): identification number, online identifier)
 */
export function readsAsIdentifier(name: string, comment = ''): boolean {
  const [inName, inComment] = [wordsOf(name), wordsOf(comment)];
  return (
    inName.some((word) => WORDS.has(word) || NAME_WORDS.has(word) || isJoined(word)) ||
    inComment.some((word) => WORDS.has(word)) ||
    [inName, inComment].some((words) => words.some((word, index) => PAIRS.has(`${word} ${words[index + 1] ?? ''}`)))
  );
}
