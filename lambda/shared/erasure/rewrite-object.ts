import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  GetObjectTaggingCommand,
  InvalidObjectState,
  PutObjectCommand,
  RestoreObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { type ContentPlace } from '../../../lib/domain/erasure/object-places';
import { addDays } from '../../../lib/domain/iso-date';
import { deleteVersions } from './delete-versions';
import { type ObjectStores, type ObjectVersion, versionsOf } from './object-versions';
import { type RowChange } from './register-updates';
import { isAbsent } from './s3-absent';

/** Days until an archived object is tried again: longer than the slowest restoration. */
const ARCHIVE_DAYS = 7;
/** Days for which a restored object can be read. */
const RESTORED_DAYS = 14;

/** What stays of an object without the subject. */
export interface Remainder {
  /** How many records or rows were taken out. 0: the object is left as it is. */
  readonly removed: number;
  /** The other ones' bytes. @default - none: the object is deleted */
  readonly body?: Buffer;
}

export interface Rewriting {
  readonly place: ContentPlace;
  readonly key: string;
  readonly asOf: string;
  readonly stores: ObjectStores;
  /** @param object its bytes, which are read no sooner than asked for */
  readonly without: (object: GetObjectCommandOutput) => Promise<Remainder | RowChange>;
  /** Told before anything is changed. */
  readonly onRemoval: (removed: number) => Promise<void>;
}

/**
 * Takes a part out of an object. The rest stays, byte for byte; the versions before are deleted for good. Somebody else
 * who writes the object meanwhile makes it fail, to be tried again. An archived object is asked to be restored, and
 * waits for that.
 */
export async function rewriteObject(rewriting: Rewriting): Promise<RowChange> {
  const { place, key: Key, asOf, stores, without } = rewriting;
  const { bucket: Bucket } = place;
  const client = stores.clientFor(place.region);
  let survivor: string | undefined;
  try {
    const object = await client.send(new GetObjectCommand({ Bucket, Key }));
    const { ETag, VersionId, ContentType, ContentEncoding } = object;
    const result = await without(object);
    if ('state' in result) return result;
    survivor = VersionId;
    if (result.removed > 0) {
      await rewriting.onRemoval(result.removed);
      survivor = undefined;
      if (result.body) {
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key, VersionId }));
        const Tagging = TagSet.map(
          ({ Key: key = '', Value = '' }) => `${encodeURIComponent(key)}=${encodeURIComponent(Value)}`,
        ).join('&');
        const Body = result.body;
        const written = await client.send(
          new PutObjectCommand({ Bucket, Key, Body, ContentType, ContentEncoding, Tagging, IfMatch: ETag }),
        );
        survivor = written.VersionId;
      }
    }
  } catch (error) {
    if (error instanceof InvalidObjectState) {
      await requestRestoration(rewriting);
      return {
        state: 'kept',
        basis: 'archived: its restoration was requested',
        reviewOn: addDays(asOf, ARCHIVE_DAYS),
      };
    }
    if (!isAbsent(error)) throw error;
  }
  await deleteVersions(stores, await versionsBefore(survivor, Key, place, stores));
  return { state: 'erased' };
}

async function requestRestoration({ place, key: Key, stores }: Rewriting): Promise<void> {
  try {
    await stores.clientFor(place.region).send(
      new RestoreObjectCommand({
        Bucket: place.bucket,
        Key,
        RestoreRequest: { Days: RESTORED_DAYS, GlacierJobParameters: { Tier: 'Bulk' } },
      }),
    );
  } catch (error) {
    // It was requested before, and is not done yet.
    if (!(error instanceof S3ServiceException && error.name === 'RestoreAlreadyInProgress')) throw error;
  }
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
  if (position < 0) throw new Error('the object was rewritten by somebody else meanwhile; try again');
  const stays = new Set(originals.slice(0, position + 1).map(({ versionId }) => versionId));
  return [...copies, ...originals].filter(({ versionId }) => !stays.has(versionId));
}
