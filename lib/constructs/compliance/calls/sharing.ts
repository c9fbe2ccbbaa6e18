import { type WatchedCalls } from './watched-calls';

/** Calls that let others at data. Policies of buckets and keys have alarms of their own as well. */
export const sharingCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.s3',
    eventSource: 's3.amazonaws.com',
    calls: {
      PutBucketPolicy: 'let others read a bucket',
      DeleteBucketPolicy: 'end what protects a bucket',
      PutBucketAcl: 'let others read a bucket',
      PutBucketPublicAccessBlock: 'open a bucket to the public',
      DeleteBucketPublicAccessBlock: 'open a bucket to the public',
      PutAccountPublicAccessBlock: 'open buckets to the public',
      CreateAccessPoint: 'open another way into a bucket',
      PutAccessPointPolicy: 'let others read through an access point',
      CreateAccessGrant: 'let others read a part of a bucket',
    },
  },
  {
    source: 'aws.kms',
    eventSource: 'kms.amazonaws.com',
    calls: { PutKeyPolicy: 'let others decrypt' },
  },
  {
    source: 'aws.kms',
    eventSource: 'kms.amazonaws.com',
    calls: { CreateGrant: 'let others decrypt' },
    // Services ask for grants all day; each names itself as the invoker.
    when: { userIdentity: { invokedBy: [{ exists: false }] } },
  },
  {
    source: 'aws.rds',
    eventSource: 'rds.amazonaws.com',
    calls: {
      ModifyDBSnapshotAttribute: 'share a snapshot with another account or everyone',
      ModifyDBClusterSnapshotAttribute: 'share a snapshot with another account or everyone',
    },
  },
  {
    source: 'aws.rds',
    eventSource: 'rds.amazonaws.com',
    calls: { ModifyDBInstance: 'open a database to the Internet' },
    when: { requestParameters: { publiclyAccessible: [true] } },
  },
  {
    source: 'aws.ec2',
    eventSource: 'ec2.amazonaws.com',
    calls: {
      ModifySnapshotAttribute: 'share a volume with another account or everyone',
      ModifyImageAttribute: 'share an image with another account or everyone',
    },
  },
  {
    source: 'aws.dynamodb',
    eventSource: 'dynamodb.amazonaws.com',
    calls: { PutResourcePolicy: 'let others read a table' },
  },
  {
    source: 'aws.kinesis',
    eventSource: 'kinesis.amazonaws.com',
    calls: { PutResourcePolicy: 'let others read a stream' },
  },
  {
    source: 'aws.secretsmanager',
    eventSource: 'secretsmanager.amazonaws.com',
    calls: { PutResourcePolicy: 'let others read a secret' },
  },
  {
    source: 'aws.logs',
    eventSource: 'logs.amazonaws.com',
    calls: { PutResourcePolicy: 'let others write or read logs', PutDestinationPolicy: 'let others send logs here' },
  },
  {
    source: 'aws.events',
    eventSource: 'events.amazonaws.com',
    calls: { PutPermission: 'let others make rules on a bus' },
  },
  {
    source: 'aws.sns',
    eventSource: 'sns.amazonaws.com',
    calls: { AddPermission: 'let others subscribe', Subscribe: 'send messages to another address or account' },
  },
  {
    source: 'aws.sqs',
    eventSource: 'sqs.amazonaws.com',
    calls: { AddPermission: 'let others read a queue' },
  },
  {
    source: 'aws.lambda',
    eventSource: 'lambda.amazonaws.com',
    calls: {
      'AddPermission*': 'let others call a function',
      'CreateFunctionUrlConfig*': 'open a function to the Internet',
    },
  },
  {
    source: 'aws.backup',
    eventSource: 'backup.amazonaws.com',
    calls: { PutBackupVaultAccessPolicy: 'let others copy backups' },
  },
  {
    source: 'aws.ram',
    eventSource: 'ram.amazonaws.com',
    calls: {
      CreateResourceShare: 'share resources with another account',
      AssociateResourceShare: 'share resources with another account',
    },
  },
];
