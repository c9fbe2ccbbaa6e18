import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { type ContentPlace, type ObjectPlace } from '../../../lib/domain/erasure/object-places';

/** A version of an object, or a delete marker, in a bucket. */
export interface ObjectVersion extends ObjectPlace {
  readonly key: string;
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
}

/** S3 of every Region that holds content, and the buckets there. */
export interface ObjectStores {
  readonly buckets: readonly ContentPlace[];
  readonly clientFor: (region: string) => S3Client;
}

/** @throws Error for a bucket that is not of the deployment */
export function contentPlaceOf({ buckets }: ObjectStores, bucket: string): ContentPlace {
  const place = buckets.find((known) => known.bucket === bucket);
  if (!place) throw new Error(`bucket ${bucket} of the register is none of this deployment; erase from it by hand`);
  return place;
}

/** Every version of one object in one bucket, the newest first, and every delete marker. */
export async function versionsOf(
  { clientFor }: ObjectStores,
  place: ObjectPlace,
  key: string,
): Promise<readonly ObjectVersion[]> {
  const found: ObjectVersion[] = [];
  let KeyMarker: string | undefined;
  let VersionIdMarker: string | undefined;
  for (;;) {
    const page: ListObjectVersionsCommandOutput = await clientFor(place.region).send(
      new ListObjectVersionsCommand({ Bucket: place.bucket, Prefix: key, KeyMarker, VersionIdMarker }),
    );
    const versions = [
      ...(page.Versions ?? []).map((version) => ({ ...version, isDeleteMarker: false })),
      ...(page.DeleteMarkers ?? []).map((marker) => ({ ...marker, isDeleteMarker: true })),
    ];
    // A prefix also finds longer keys, which come later in the order of the alphabet.
    for (const { Key, VersionId = 'null', isDeleteMarker } of versions) {
      if (Key === key) {
        found.push({ ...place, key, versionId: VersionId, isDeleteMarker });
      }
    }
    const goesOn = page.IsTruncated === true && versions.every((version) => version.Key === key);
    if (!goesOn) return found;
    [KeyMarker, VersionIdMarker] = [page.NextKeyMarker, page.NextVersionIdMarker];
  }
}
