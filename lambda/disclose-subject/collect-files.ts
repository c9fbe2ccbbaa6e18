import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { disclosureKey } from '../../lib/domain/disclosure/disclosure-case';
import { type DisclosedFile } from '../../lib/domain/disclosure/disclosure-report';
import { type ProcessedCategory, processedCategories } from '../../lib/domain/disclosure/processed-category';
import { type ObjectRow } from '../../lib/domain/erasure/register-row';
import { isAbsent } from '../shared/erasure/s3-absent';

/** Where the files of a disclosure go. */
export interface DisclosurePlace {
  readonly client: S3Client;
  readonly bucket: string;
  readonly requestId: string;
}

/** An object of content to disclose. */
export interface FileToCollect extends Pick<ObjectRow, 'bucket' | 'key'> {
  readonly category: ProcessedCategory;
  /** ISO date, when it is known. */
  readonly createdOn?: string;
  /** What tells it from every other of its category. */
  readonly place: string;
}

/** Storage classes whose objects cannot be read until somebody restores them. */
const ARCHIVES: readonly (string | undefined)[] = ['GLACIER', 'DEEP_ARCHIVE'];

/** Category of what an object holds; `undefined` for kinds of content that hold no personal data. */
export function categoryOf({ category }: Pick<ObjectRow, 'category'>): ProcessedCategory | undefined {
  return processedCategories.find((known) => known === category);
}

/**
 * What there is of an object, and a copy of it beside the report. S3 copies: no content passes through the function.
 *
 * @returns `undefined` when the object is gone
 */
export async function collectFile(
  { bucket, key, createdOn, category }: FileToCollect,
  place: DisclosurePlace | undefined,
  s3: S3Client,
): Promise<DisclosedFile | undefined> {
  const head = await headOf(s3, bucket, key);
  if (!head) return undefined;
  const facts = {
    category,
    createdOn: createdOn ?? head.LastModified?.toISOString().slice(0, 10) ?? 'unknown',
    bytes: head.ContentLength,
    contentType: head.ContentType,
  };
  if (ARCHIVES.includes(head.StorageClass) && !head.Restore?.includes('ongoing-request="false"')) {
    return { ...facts, unavailable: 'archived' };
  }
  if (!place) return facts;
  const file = fileName(category, bucket, key);
  await place.client.send(
    new CopyObjectCommand({
      Bucket: place.bucket,
      Key: disclosureKey(place.requestId, file),
      CopySource: `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
      // The label says how long the original is kept; the copy ends earlier.
      TaggingDirective: 'REPLACE',
    }),
  );
  return { ...facts, file };
}

/** The bytes of an object; `undefined` when it is gone. */
export async function bytesOf(s3: S3Client, bucket: string, key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function headOf(s3: S3Client, Bucket: string, Key: string): Promise<HeadObjectCommandOutput | undefined> {
  try {
    return await s3.send(new HeadObjectCommand({ Bucket, Key }));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** A name that is the same for the same object, and tells nothing of another. */
function fileName(category: ProcessedCategory, bucket: string, key: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([bucket, key]))
    .digest('hex')
    .slice(0, 16);
  const [extension = ''] = /\.[A-Za-z0-9]{1,8}$/.exec(key) ?? [];
  return `files/${category}-${hash}${extension.toLowerCase()}`;
}
