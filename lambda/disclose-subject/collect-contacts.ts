import * as z from 'zod';
import { disclosedContactSchema, disclosedRecordSchema } from '../../lib/domain/disclosure/disclosure-report';
import { type LakeRow } from '../../lib/domain/erasure/register-row';
import { attributesOf, type ConnectInstance, findContact, identifiersOf } from '../shared/erasure/contact-person';
import { readLakeObject } from '../shared/erasure/lake-records';
import { type OwnPlaces } from './own-places';

/** A contact: under whom it is, and what it is when it is the subject's alone. */
export const foundContactSchema = z.object({
  under: z.array(z.string()).readonly(),
  contact: disclosedContactSchema.optional(),
});

export const foundRecordsSchema = z
  .array(
    z.object({
      place: z.string(),
      under: z.array(z.string()).readonly(),
      record: disclosedRecordSchema.optional(),
    }),
  )
  .readonly();

/** A contact as Amazon Connect has it now; `undefined` when it has none of that id. */
export async function collectContact(
  contactId: string,
  instance: ConnectInstance,
  own: OwnPlaces,
): Promise<z.output<typeof foundContactSchema> | undefined> {
  const contact = await findContact(instance, contactId);
  if (!contact) return undefined;
  const attributes = await attributesOf(instance, { Id: contactId, ...contact });
  const address = contact.CustomerEndpoint?.Address;
  const under = await own.keysOf(identifiersOf(address, attributes));
  if (!own.isOwn(under)) return { under };
  return {
    under,
    contact: {
      contactId,
      channel: contact.Channel,
      startedAt: contact.InitiationTimestamp?.toISOString(),
      endedAt: contact.DisconnectTimestamp?.toISOString(),
      address,
      attributes,
    },
  };
}

/** The records of these contacts in an object of the lake, without whoever answered. */
export async function collectRecords(
  row: Pick<LakeRow, 'bucket' | 'key' | 'contactIds'>,
  file: Uint8Array,
  own: OwnPlaces,
): Promise<z.output<typeof foundRecordsSchema>> {
  const records: z.output<typeof foundRecordsSchema>[number][] = [];
  for (const { bytes, contact } of readLakeObject(file)) {
    if (!contact || !row.contactIds.includes(contact.ContactId)) continue;
    const place = `${row.bucket}/${row.key}/${contact.ContactId}`;
    const under = await own.keysOfRecord(contact);
    const record = disclosedRecordSchema.parse(jsonSchema.parse(bytes.toString('utf8')));
    records.push({ place, under, ...(own.isOwn(under) && { record }) });
  }
  return records;
}

const jsonSchema = z.string().transform((text): unknown => JSON.parse(text));
