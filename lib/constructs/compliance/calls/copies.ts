import { type WatchedCalls } from './watched-calls';

/**
 * Calls that make a copy. Amazon RDS and Amazon EC2 record a copy between Regions where it arrives, Amazon S3 and AWS KMS
 * where it begins: the same rules have to stand in both.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html
 */
export const copyCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.rds',
    eventSource: 'rds.amazonaws.com',
    calls: {
      CopyDBSnapshot: 'copy a database to this Region',
      CopyDBClusterSnapshot: 'copy a database to this Region',
      CreateDBInstanceReadReplica: 'keep a copy of a database in this Region',
      StartDBInstanceAutomatedBackupsReplication: 'keep backups of a database in this Region',
      CreateGlobalCluster: 'replicate a database to other Regions',
      RestoreDBInstanceFromDBSnapshot: 'make a database out of a snapshot, anyone has shared',
      RestoreDBInstanceToPointInTime: 'make a second database',
      StartExportTask: 'write rows of a snapshot to a bucket of any Region',
      CreateIntegration: 'stream a database to a warehouse',
    },
  },
  {
    source: 'aws.ec2',
    eventSource: 'ec2.amazonaws.com',
    calls: {
      CopySnapshot: 'copy a volume to this Region',
      CopyImage: 'copy an image to this Region',
      CreateStoreImageTask: 'write an image to a bucket',
    },
  },
  {
    source: 'aws.backup',
    eventSource: 'backup.amazonaws.com',
    calls: {
      StartCopyJob: 'copy a backup to another Region or account',
      CreateBackupPlan: 'copy backups on a schedule',
      UpdateBackupPlan: 'copy backups on a schedule',
    },
  },
  {
    source: 'aws.s3',
    eventSource: 's3.amazonaws.com',
    calls: {
      PutBucketReplication: 'copy every new object to another bucket',
      CreateJob: 'copy all objects to another bucket',
      PutBucketInventoryConfiguration: 'list object keys in another bucket',
      CreateBucket: 'make a bucket that nobody declared',
    },
  },
  {
    source: 'aws.s3tables',
    eventSource: 's3tables.amazonaws.com',
    calls: {
      PutTableBucketReplication: 'copy every table to another bucket',
      PutTableReplication: 'copy a table to another bucket',
    },
  },
  {
    source: 'aws.kms',
    eventSource: 'kms.amazonaws.com',
    calls: {
      ReplicateKey: 'make a key usable in another Region',
      UpdatePrimaryRegion: 'move the primary key to another Region',
    },
  },
  {
    source: 'aws.secretsmanager',
    eventSource: 'secretsmanager.amazonaws.com',
    calls: { ReplicateSecretToRegions: 'copy a secret to another Region' },
  },
  {
    source: 'aws.dynamodb',
    eventSource: 'dynamodb.amazonaws.com',
    calls: {
      CreateGlobalTable: 'replicate a table to other Regions',
      UpdateGlobalTable: 'replicate a table to other Regions',
      ExportTableToPointInTime: 'write a table to a bucket of any Region',
      RestoreTableFromBackup: 'make a second table, in any Region',
      RestoreTableToPointInTime: 'make a second table, in any Region',
    },
  },
  {
    source: 'aws.dynamodb',
    eventSource: 'dynamodb.amazonaws.com',
    calls: { UpdateTable: 'add a replica in another Region' },
    // A condition on existence holds for a value only, not for an object: EventBridge compares leaves.
    when: { requestParameters: { replicaUpdates: { create: { regionName: [{ exists: true }] } } } },
  },
  {
    source: 'aws.elasticache',
    eventSource: 'elasticache.amazonaws.com',
    calls: {
      CreateGlobalReplicationGroup: 'replicate a cache to other Regions',
      CopySnapshot: 'copy a cache to a bucket',
    },
  },
  {
    source: 'aws.memorydb',
    eventSource: 'memorydb.amazonaws.com',
    calls: { CreateMultiRegionCluster: 'replicate a database to other Regions' },
  },
  {
    source: 'aws.redshift',
    eventSource: 'redshift.amazonaws.com',
    calls: { EnableSnapshotCopy: 'copy a warehouse to another Region' },
  },
  {
    source: 'aws.elasticfilesystem',
    eventSource: 'elasticfilesystem.amazonaws.com',
    calls: { CreateReplicationConfiguration: 'replicate a file system to another Region' },
  },
  {
    source: 'aws.fsx',
    eventSource: 'fsx.amazonaws.com',
    calls: { CopyBackup: 'copy a file system to this Region' },
  },
  {
    source: 'aws.cognito-idp',
    eventSource: 'cognito-idp.amazonaws.com',
    calls: { CreateUserPoolReplica: 'copy a user directory to another Region' },
  },
];
