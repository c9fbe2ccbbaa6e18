import * as z from 'zod';
import { type StorageAssociation } from '../doubles/connect-double';
import { type AssemblyStack } from './assembly';

const configSchema = z.object({
  S3Config: z
    .object({
      BucketName: z.string(),
      BucketPrefix: z.string(),
      EncryptionConfig: z.object({ EncryptionType: z.literal('KMS'), KeyId: z.string() }),
    })
    .optional(),
  KinesisStreamConfig: z.object({ StreamArn: z.string() }).optional(),
});

/** Where Amazon Connect would write, and with which key. */
export type StorageDestination =
  | { readonly kind: 'bucket'; readonly bucket: string; readonly prefix: string; readonly keyArn: string }
  | { readonly kind: 'stream'; readonly streamArn: string };

/**
 * Reads where an association leads.
 *
 * @throws Error when it names neither bucket nor stream, or a bucket without key
 */
export function destinationOf({ resourceType, config }: StorageAssociation): StorageDestination {
  const { S3Config: bucket, KinesisStreamConfig: stream } = configSchema.parse(config);
  if (bucket) {
    return {
      kind: 'bucket',
      bucket: bucket.BucketName,
      prefix: bucket.BucketPrefix,
      keyArn: bucket.EncryptionConfig.KeyId,
    };
  }
  if (stream) return { kind: 'stream', streamArn: stream.StreamArn };
  throw new Error(`${resourceType} names neither a bucket nor a stream; add its kind to storage-destination.ts`);
}

/** The destination of one type of data. */
export function destinationOfType(
  associations: readonly StorageAssociation[],
  resourceType: string,
): StorageDestination {
  const association = associations.find((candidate) => candidate.resourceType === resourceType);
  if (association === undefined) throw new Error(`the instance has no storage for ${resourceType}`);
  return destinationOf(association);
}

/** The bucket of one type of data. */
export function bucketOfType(associations: readonly StorageAssociation[], resourceType: string) {
  const destination = destinationOfType(associations, resourceType);
  if (destination.kind !== 'bucket') throw new Error(`${resourceType} goes to a stream`);
  return destination;
}

/** @throws Error when data would go to a store or a key of another Region than that of the stack */
export function requireOwnRegion(stack: AssemblyStack, association: StorageAssociation): void {
  const destination = destinationOf(association);
  const arn = destination.kind === 'bucket' ? destination.keyArn : destination.streamArn;
  const region = arn.split(':')[3];
  if (region !== stack.region) {
    throw new Error(`${stack.id}: ${association.resourceType} goes to ${arn}, which is in ${region}`);
  }
  // A bucket has no Region in its ARN; a generated name begins with the stack's, which has it.
  if (destination.kind === 'bucket' && !destination.bucket.includes(stack.region)) {
    throw new Error(`${stack.id}: ${association.resourceType} goes to the bucket ${destination.bucket}`);
  }
}
