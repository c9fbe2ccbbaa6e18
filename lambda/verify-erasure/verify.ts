import { GetObjectCommand } from '@aws-sdk/client-s3';
import { placesOf } from '../../lib/domain/erasure/object-places';
import { type ContactRow, type LakeRow, type ObjectRow, type RegisterRow } from '../../lib/domain/erasure/register-row';
import { concurrently } from '../shared/concurrently';
import {
  attributesOf,
  type ConnectInstance,
  evaluationsOf,
  findContact,
  identifiersOf,
} from '../shared/erasure/contact-person';
import { readLakeObject } from '../shared/erasure/lake-records';
import { contentPlaceOf, type ObjectStores, versionsOf } from '../shared/erasure/object-versions';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { isAbsent } from '../shared/erasure/s3-absent';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { type VerifyErasureEvent, type VerifyErasureResult } from './contract';

export interface VerifyErasureMeans {
  readonly stores: ObjectStores;
  readonly instance: ConnectInstance;
  readonly register: PiiRegister;
  readonly subjectKeys: SubjectKeys;
}

const AT_ONCE = 16;

/**
 * Looks in the stores themselves whether what was erased is gone. What is still there is held again, so that the next
 * discovery finds it.
 */
export async function verifyErasure(part: VerifyErasureEvent, means: VerifyErasureMeans): Promise<VerifyErasureResult> {
  const counts = { verified: 0, found: 0 };
  for await (const page of means.register.pages(part.subject, part)) {
    const erased = page.filter(({ state }) => state === 'erased');
    await concurrently(erased, AT_ONCE, async (row) => {
      const gone = await isGone(row, means);
      await means.register.mark(row, { state: gone ? 'verified' : 'held' });
      counts[gone ? 'verified' : 'found'] += 1;
    });
  }
  return counts;
}

function isGone(row: RegisterRow, means: VerifyErasureMeans): Promise<boolean> {
  switch (row.store) {
    case 'object':
      return isObjectGone(row, means);
    case 'lake':
      return areRecordsGone(row, means);
    case 'contact':
      return isPersonGone(row, means);
    case 'user':
    case 'profile':
    case 'case':
    case 'report':
      // Each has a function of its own, with the rights to it; what nobody looked at stays as it is.
      return Promise.reject(new Error(`the store '${row.store}' is verified by the function that erases it; ask it`));
  }
}

async function isObjectGone({ bucket, key }: ObjectRow, { stores }: VerifyErasureMeans): Promise<boolean> {
  const places = placesOf(contentPlaceOf(stores, bucket));
  const left = await Promise.all(places.map((place) => versionsOf(stores, place, key)));
  return left.every((versions) => versions.length === 0);
}

/**
 * Reads every version that is left: none of them may hold a record of the subject. What the second copy has must be one
 * of them, by its id: it need not be read again.
 */
async function areRecordsGone(row: LakeRow, { stores }: VerifyErasureMeans): Promise<boolean> {
  const { bucket, key: Key, contactIds } = row;
  const place = contentPlaceOf(stores, bucket);
  // The copy first: what it has came from the original.
  const copies = place.replica ? await versionsOf(stores, place.replica, Key) : [];
  const originals = await versionsOf(stores, place, Key);
  const known = new Set(originals.map(({ versionId }) => versionId));
  if (copies.some(({ versionId, isDeleteMarker }) => !isDeleteMarker && !known.has(versionId))) return false;
  for (const { versionId: VersionId, isDeleteMarker } of originals) {
    if (isDeleteMarker) continue;
    try {
      const { Body } = await stores
        .clientFor(place.region)
        .send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
      const records = readLakeObject((await Body?.transformToByteArray()) ?? new Uint8Array());
      if (records.some(({ contact }) => contact && contactIds.includes(contact.ContactId))) return false;
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  }
  return true;
}

/** Whether nothing that Amazon Connect tells of the contact leads to the subject any more. */
async function isPersonGone(row: ContactRow, { instance, subjectKeys }: VerifyErasureMeans): Promise<boolean> {
  const contact = await findContact(instance, row.contactId);
  if (!contact) return true;
  const attributes = await attributesOf(instance, { Id: row.contactId, ...contact });
  if (Object.keys(attributes).length > 0) return false;
  if ((await evaluationsOf(instance, row.contactId)).length > 0) return false;
  const identifiers = identifiersOf(contact.CustomerEndpoint?.Address, attributes);
  const keys = await Promise.all(identifiers.map((identifier) => subjectKeys.of(identifier)));
  return !keys.some((key) => row.subjects.includes(key));
}
