import { type RolesByService } from './roles';

/** Object, block and file storage, and their backups. */
export const storage: RolesByService = {
  Backup: {
    store: 'BackupVault LogicallyAirGappedBackupVault',
    carrier: 'BackupAccessPoint BackupPlan',
    configuration: `
      BackupSelection Framework LegalHold ReportPlan RestoreTestingPlan RestoreTestingSelection
      TieringConfiguration`,
  },
  BackupGateway: {
    configuration: 'Hypervisor',
  },
  DLM: {
    carrier: 'LifecyclePolicy',
  },
  EFS: {
    store: 'FileSystem',
    configuration: 'AccessPoint MountTarget',
  },
  FSx: {
    store: 'Backup FileCache FileSystem Snapshot Volume',
    carrier: 'DataRepositoryAssociation S3AccessPointAttachment',
    configuration: 'StorageVirtualMachine',
  },
  Rbin: {
    configuration: 'Rule',
  },
  S3: {
    store: 'Bucket',
    carrier: 'AccessPoint MultiRegionAccessPoint StorageLens',
    configuration: `
      AccessGrant AccessGrantsInstance AccessGrantsLocation BucketPolicy MultiRegionAccessPointPolicy
      StorageLensGroup`,
  },
  S3Express: {
    store: 'DirectoryBucket',
    carrier: 'AccessPoint',
    configuration: 'BucketPolicy',
  },
  S3Files: {
    store: 'FileSystem',
    carrier: 'AccessPoint',
    configuration: 'FileSystemPolicy MountTarget',
  },
  S3ObjectLambda: {
    processor: 'AccessPoint',
    configuration: 'AccessPointPolicy',
  },
  S3Outposts: {
    store: 'Bucket',
    carrier: 'AccessPoint Endpoint',
    configuration: 'BucketPolicy',
  },
  S3Tables: {
    store: 'Table TableBucket',
    configuration: 'Namespace TableBucketPolicy TablePolicy',
  },
  S3Vectors: {
    store: 'Index VectorBucket',
    configuration: 'VectorBucketPolicy',
  },
  StorageGateway: {
    store: 'NFSFileShare SMBFileShare Tape Volume',
    configuration: 'TapePool',
  },
};
