import * as z from 'zod';
import { disclosedRecordSchema, type DisclosedData } from '../../lib/domain/disclosure/disclosure-report';
import { type LakeRow } from '../../lib/domain/erasure/register-row';
import { concurrently } from '../shared/concurrently';
import { attributesOf, type ConnectInstance, findContact, identifiersOf } from '../shared/erasure/contact-person';
import { readLakeObject } from '../shared/erasure/lake-records';
import { type OwnPlaces } from './own-places';

type DisclosedContact = DisclosedData['contacts'][number];
type DisclosedRecord = DisclosedData['contactRecords'][number];

/** Amazon Connect takes few requests of a kind in a second; the SDK waits and tries again. */
const AT_ONCE = 4;

/** Contacts as Amazon Connect has them now, if they are still the subject's and nobody else's. */
export async function collectContacts(
  contactIds: readonly string[],
  instance: ConnectInstance,
  own: OwnPlaces,
): Promise<readonly DisclosedContact[]> {
  const contacts = await concurrently(contactIds, AT_ONCE, async (contactId) => {
    const contact = await findContact(instance, contactId);
    if (!contact) return [];
    const attributes = await attributesOf(instance, { Id: contactId, ...contact });
    const address = contact.CustomerEndpoint?.Address;
    if (!(await own.claimBy('contact', contactId, identifiersOf(address, attributes)))) return [];
    return [
      {
        contactId,
        channel: contact.Channel,
        startedAt: contact.InitiationTimestamp?.toISOString(),
        endedAt: contact.DisconnectTimestamp?.toISOString(),
        address,
        attributes,
      },
    ];
  });
  return contacts.flat();
}

/** The records of these contacts in an object of the lake, without whoever answered. */
export async function collectRecords(
  row: Pick<LakeRow, 'bucket' | 'key' | 'contactIds'>,
  file: Uint8Array,
  own: OwnPlaces,
): Promise<readonly DisclosedRecord[]> {
  const records: DisclosedRecord[] = [];
  for (const { bytes, contact } of readLakeObject(file)) {
    if (!contact || !row.contactIds.includes(contact.ContactId)) continue;
    const place = `${row.bucket}/${row.key}/${contact.ContactId}`;
    if (!(await own.claimRecord('contact-record-lake', place, contact))) continue;
    records.push(disclosedRecordSchema.parse(jsonSchema.parse(bytes.toString('utf8'))));
  }
  return records;
}

const jsonSchema = z.string().transform((text): unknown => JSON.parse(text));
