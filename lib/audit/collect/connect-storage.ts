import { type InstanceStorageConfig } from '@aws-sdk/client-connect';
import { type JsonObject } from '../../residency/template/json';

/** Whether the association stores anything: a media stream that is off has a configuration too. */
export function isStored({ StorageType, KinesisVideoStreamConfig: media }: InstanceStorageConfig): boolean {
  return StorageType !== 'KINESIS_VIDEO_STREAM' || media?.Prefix !== undefined;
}

/** A storage association in the shape of CloudFormation. */
export function storageProperties(config: InstanceStorageConfig): JsonObject {
  const { StorageType, S3Config: s3, KinesisVideoStreamConfig: media } = config;
  const { KinesisStreamConfig: stream, KinesisFirehoseConfig: delivery } = config;
  return {
    ...defined('StorageType', StorageType),
    ...(s3 && {
      S3Config: {
        ...defined('BucketName', s3.BucketName),
        ...defined('BucketPrefix', s3.BucketPrefix),
        ...encryption(s3.EncryptionConfig),
      },
    }),
    ...(media && {
      KinesisVideoStreamConfig: {
        ...defined('Prefix', media.Prefix),
        ...(media.RetentionPeriodHours === undefined ? {} : { RetentionPeriodHours: media.RetentionPeriodHours }),
        ...encryption(media.EncryptionConfig),
      },
    }),
    ...(stream && { KinesisStreamConfig: defined('StreamArn', stream.StreamArn) }),
    ...(delivery && { KinesisFirehoseConfig: defined('FirehoseArn', delivery.FirehoseArn) }),
  };
}

function encryption(
  config: { readonly EncryptionType?: string | undefined; readonly KeyId?: string | undefined } | undefined,
): JsonObject {
  if (!config) return {};
  return {
    EncryptionConfig: { ...defined('EncryptionType', config.EncryptionType), ...defined('KeyId', config.KeyId) },
  };
}

function defined(name: string, value: string | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
