import { GetObjectCommand, GetObjectTaggingCommand, InvalidObjectState, PutObjectCommand } from '@aws-sdk/client-s3';
import { decideErasure } from '../../lib/domain/erasure/erasure-decision';
import { type ContentPlace } from '../../lib/domain/erasure/object-places';
import { type LakeRow } from '../../lib/domain/erasure/register-row';
import { addDays } from '../../lib/domain/iso-date';
import { readLakeObject, writeLakeObject } from '../shared/erasure/lake-records';
import { contentPlaceOf, type ObjectStores, type ObjectVersion, versionsOf } from '../shared/erasure/object-versions';
import { type PiiRegister, type RowChange } from '../shared/erasure/pii-register';
import { isAbsent } from '../shared/erasure/s3-absent';
import { deleteVersions } from './delete-versions';

/** Days until an archived object is tried again. */
const ARCHIVE_DAYS = 7;

interface LakeMeans {
  readonly stores: ObjectStores;
  readonly register: PiiRegister;
}

/**
 * Takes the records of a subject's contacts out of an object of the lake. The records of others stay, byte for byte;
 * the versions before are deleted for good. Somebody else who writes the object meanwhile makes it fail, to be tried
 * again.
 */
export async function eraseFromLake(row: LakeRow, asOf: string, means: LakeMeans): Promise<RowChange> {
  const { stores, register } = means;
  const place = contentPlaceOf(stores, row.bucket);
  const decision = decideErasure({ createdOn: row.createdOn, minimum: place.minimum }, asOf);
  const change = decision.erase
    ? await rewrite(row, asOf, means)
    : ({ state: 'kept', basis: decision.basis, keptUntil: decision.until } as const);
  await register.mark(row, change);
  return change;
}

async function rewrite(row: LakeRow, asOf: string, { stores, register }: LakeMeans): Promise<RowChange> {
  const { bucket: Bucket, key: Key, contactIds } = row;
  const place = contentPlaceOf(stores, Bucket);
  const client = stores.clientFor(place.region);
  let survivor: string | undefined;
  try {
    const { Body, ETag, VersionId, ContentType, ContentEncoding } = await client.send(
      new GetObjectCommand({ Bucket, Key }),
    );
    const records = readLakeObject((await Body?.transformToByteArray()) ?? new Uint8Array());
    const others = records.filter(({ contact }) => !contact || !contactIds.includes(contact.ContactId));
    survivor = VersionId;
    if (others.length < records.length) {
      await register.count(row, records.length - others.length);
      survivor = undefined;
      if (others.length > 0) {
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key, VersionId }));
        const Tagging = TagSet.map(
          ({ Key: key = '', Value = '' }) => `${encodeURIComponent(key)}=${encodeURIComponent(Value)}`,
        ).join('&');
        const written = await client.send(
          new PutObjectCommand({
            Bucket,
            Key,
            Body: writeLakeObject(others),
            ContentType,
            ContentEncoding,
            Tagging,
            IfMatch: ETag,
          }),
        );
        survivor = written.VersionId;
      }
    }
  } catch (error) {
    if (error instanceof InvalidObjectState) {
      return {
        state: 'kept',
        basis: 'archived: to be restored before it can be read',
        reviewOn: addDays(asOf, ARCHIVE_DAYS),
      };
    }
    if (!isAbsent(error)) throw error;
  }
  await deleteVersions(stores, await versionsBefore(survivor, Key, place, stores));
  return { state: 'erased' };
}

/**
 * What is to be deleted: everything, or everything older than the version that stays. What somebody else wrote after it
 * stays too; the second copy gets both by replication, under the same ids.
 *
 * @throws Error when the version that is to stay is gone: somebody else has rewritten the object
 */
async function versionsBefore(
  survivor: string | undefined,
  key: string,
  place: ContentPlace,
  stores: ObjectStores,
): Promise<readonly ObjectVersion[]> {
  // The copy is listed first: whatever it has, the original's list tells how old it is.
  const copies = place.replica ? await versionsOf(stores, place.replica, key) : [];
  const originals = await versionsOf(stores, place, key);
  if (survivor === undefined) return [...copies, ...originals];
  const position = originals.findIndex(({ versionId }) => versionId === survivor);
  if (position < 0) throw new Error('the object of the lake was rewritten by somebody else meanwhile; try again');
  const stays = new Set(originals.slice(0, position + 1).map(({ versionId }) => versionId));
  return [...copies, ...originals].filter(({ versionId }) => !stays.has(versionId));
}
