import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IStream } from 'aws-cdk-lib/aws-kinesis';
import { type CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { type ContentBucket } from '../content/content-bucket';

/** Where an instance puts one type of data, or why it puts it nowhere. */
export type Storage =
  | { readonly kind: 'bucket'; readonly bucket: ContentBucket; readonly key: IKey }
  | { readonly kind: 'stream'; readonly stream: IStream }
  | { readonly kind: 'video-stream'; readonly prefix: string; readonly retentionHours: number; readonly key: IKey }
  | { readonly kind: 'off'; readonly reason: string };

/** Storage that is on. */
export type StoragePlace = Exclude<Storage, { kind: 'off' }>;

type StorageTarget = Pick<
  CfnInstanceStorageConfig,
  'storageType' | 's3Config' | 'kinesisStreamConfig' | 'kinesisVideoStreamConfig'
>;

/** The place as `AWS::Connect::InstanceStorageConfig` spells it. A key must be named by its full ARN. */
export function storageTarget(place: StoragePlace): Partial<StorageTarget> & Pick<StorageTarget, 'storageType'> {
  switch (place.kind) {
    case 'bucket':
      return {
        storageType: 'S3',
        s3Config: {
          bucketName: place.bucket.bucketName,
          bucketPrefix: place.bucket.prefix,
          encryptionConfig: encryptedWith(place.key),
        },
      };
    case 'stream':
      return { storageType: 'KINESIS_STREAM', kinesisStreamConfig: { streamArn: place.stream.streamArn } };
    case 'video-stream':
      return {
        storageType: 'KINESIS_VIDEO_STREAM',
        kinesisVideoStreamConfig: {
          prefix: place.prefix,
          retentionPeriodHours: place.retentionHours,
          encryptionConfig: encryptedWith(place.key),
        },
      };
  }
}

function encryptedWith(key: IKey): CfnInstanceStorageConfig.EncryptionConfigProperty {
  return { encryptionType: 'KMS', keyId: key.keyArn };
}
