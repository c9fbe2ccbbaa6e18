import { hashedIdentifiersIn, MASKED } from '../../../lib/domain/masking/hashed-identifier';
import { identifiersOf } from './contact-person';
import { type ContactRecord } from './lake-records';
import { type SubjectKeys } from './subject-keys';

/**
 * Whose a contact record of the lake is, as keyed hashes: those that masking wrote into it, and those of identifiers that
 * are in clear text, as in records from before the masking.
 */
export async function subjectsOfRecord(record: ContactRecord, subjectKeys: SubjectKeys): Promise<readonly string[]> {
  const address = record.CustomerEndpoint?.Address ?? undefined;
  const attributes = record.Attributes ?? {};
  const masked = hashedIdentifiersIn([address ?? '', ...Object.values(attributes)]);
  // What stands for a masked identifier is none: hashing it would make up a person.
  const inClearText = identifiersOf(address, attributes).filter(
    ({ value }) => value !== MASKED && hashedIdentifiersIn([value]).length === 0,
  );
  const hashed = await Promise.all(inClearText.map((identifier) => subjectKeys.of(identifier)));
  return [...new Set([...masked, ...hashed])];
}
