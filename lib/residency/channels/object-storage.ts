import { type Channel } from '../channel';

/** Ways out of Amazon S3. */
export const objectStorage: readonly Channel[] = [
  {
    id: 's3-replication',
    catalogue: 'S3-01',
    title: 'Buckets replicate within the jurisdiction',
    why: 'Replication copies every object, for ever, to wherever the destination bucket is; its ARN does not show the Region.',
    fix: 'Replicate to a bucket of a home Region that one of the given templates declares, or remove the rule.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html'],
    ways: [
      { type: 'AWS::S3::Bucket', path: 'ReplicationConfiguration.Rules[].Destination.Bucket', reads: 'bucket' },
      { type: 'AWS::S3::Bucket', path: 'ReplicationConfiguration.Rules[].Destination.Account', reads: 'account' },
    ],
  },
  {
    id: 's3-replication-key',
    catalogue: 'S3-02',
    title: 'Replicas are encrypted with a key of the jurisdiction',
    why: 'The replica key stands in the destination Region: it is the one literal sign of cross-Region replication.',
    fix: 'Use a key of the home Region that holds the destination bucket.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html'],
    ways: [
      {
        type: 'AWS::S3::Bucket',
        path: 'ReplicationConfiguration.Rules[].Destination.EncryptionConfiguration.ReplicaKmsKeyID',
        reads: 'key',
      },
    ],
  },
  {
    id: 's3-transfer-acceleration',
    catalogue: 'S3-04',
    title: 'Buckets are reached in their own Region only',
    why: 'Transfer acceleration ends connections at edge locations in any country.',
    fix: 'Remove AccelerateConfiguration or set it to Suspended.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html'],
    ways: [
      {
        type: 'AWS::S3::Bucket',
        path: 'AccelerateConfiguration.AccelerationStatus',
        reads: { to: 'abroad', title: 'edge locations of transfer acceleration', values: ['Enabled'] },
      },
    ],
  },
];
