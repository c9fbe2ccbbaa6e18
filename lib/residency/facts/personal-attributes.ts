/** Words that, anywhere in an attribute's name, say that it holds personal data. */
const PERSONAL_WORDS = new Set([
  'email',
  'mail',
  'phone',
  'telephone',
  'mobile',
  'msisdn',
  'ani',
  'caller',
  'surname',
  'firstname',
  'lastname',
  'givenname',
  'familyname',
  'fullname',
  'birthdate',
  'birthday',
  'dob',
  'ssn',
  'passport',
  'iban',
  'gender',
  'transcript',
]);

/** Whose name it is: `customerName` is personal, `tableName` is not. */
const PERSONS = [
  'first',
  'last',
  'full',
  'given',
  'family',
  'middle',
  'customer',
  'contact',
  'agent',
  'user',
  'person',
];
const OF_A_PERSON = ['name', 'address'];
const PAIRS = new Set([
  ...PERSONS.flatMap((person) => OF_A_PERSON.map((word) => `${person} ${word}`)),
  'home address',
  'postal address',
  'street address',
  'birth date',
  'date birth',
  'contact id',
]);
/** Names that are personal when they are all there is. */
const WHOLE = new Set(['name', 'address', 'birth', 'contactid', 'username', 'customername']);

/**
 * Whether the name of an attribute says that it holds data of a person.
 *
 * @see https://gdpr-info.eu/art-4-gdpr/ (Article 4(1): name, identification number, location data, online identifier)
 */
export function isPersonalAttribute(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (words.some((word) => PERSONAL_WORDS.has(word)) || WHOLE.has(words.join(''))) return true;
  return words.some((word, index) => PAIRS.has(`${word} ${words[index + 1] ?? ''}`));
}
