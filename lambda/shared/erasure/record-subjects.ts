import { CUSTOMER_ID } from '../../../lib/domain/masking/contact-record-fields';
import { isMasked, subjectKeyIn } from '../../../lib/domain/masking/hashed-identifier';
import { identifiersOf } from './contact-person';
import { type ContactRecord } from './lake-records';
import { type SubjectKeys } from './subject-keys';

/**
 * The subjects that a record of the lake is about. A masked record has their keyed hashes itself; one that came before
 * masking has identifiers, which are hashed here.
 */
export async function recordSubjects(
  { CustomerEndpoint, Attributes }: Pick<ContactRecord, 'CustomerEndpoint' | 'Attributes'>,
  subjectKeys: SubjectKeys,
): Promise<readonly string[]> {
  const [address, customerId] = [CustomerEndpoint?.Address, Attributes?.[CUSTOMER_ID]];
  const hashed = [address, customerId].flatMap((text) => subjectKeyIn(text ?? '') ?? []);
  const clear = (text: string | null | undefined) => (text && !isMasked(text) ? text : undefined);
  const identifiers = identifiersOf(clear(address), { [CUSTOMER_ID]: clear(customerId) ?? '' });
  return [...new Set([...hashed, ...(await Promise.all(identifiers.map((one) => subjectKeys.of(one))))])];
}
