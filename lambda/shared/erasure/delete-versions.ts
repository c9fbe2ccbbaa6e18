import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import { type ObjectStores, type ObjectVersion } from './object-versions';

/** Amazon S3 takes no more at once. */
const MOST_AT_ONCE = 1000;

/**
 * Deletes versions and delete markers for good, in as few calls as there can be.
 *
 * @throws Error when S3 refused some: the others are deleted, and doing it again goes on with the rest
 */
export async function deleteVersions(stores: ObjectStores, versions: readonly ObjectVersion[]): Promise<void> {
  const byBucket = new Map<string, ObjectVersion[]>();
  for (const version of versions) {
    const name = `${version.region}/${version.bucket}`;
    const group = byBucket.get(name);
    if (group) group.push(version);
    else byBucket.set(name, [version]);
  }
  const refused: string[] = [];
  for (const group of byBucket.values()) {
    for (let from = 0; from < group.length; from += MOST_AT_ONCE) {
      const part = group.slice(from, from + MOST_AT_ONCE);
      const [{ bucket = '', region = '' } = {}] = part;
      const { Errors = [] } = await stores.clientFor(region).send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Quiet: true, Objects: part.map(({ key, versionId }) => ({ Key: key, VersionId: versionId })) },
        }),
      );
      refused.push(...Errors.map(({ Code }) => Code ?? 'unknown'));
    }
  }
  if (refused.length > 0) {
    const codes = [...new Set(refused)].join(', ');
    throw new Error(`S3 refused to delete ${refused.length} of ${versions.length} versions (${codes}); try again`);
  }
}
