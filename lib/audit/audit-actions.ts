import { cloudControlTypes } from './collect/cloud-control-types';

/**
 * The IAM actions of every collector but those of {@link cloudControlTypes}. Here and not in the collectors, because the
 * role of the audit is made from them where the AWS SDK must not be loaded.
 */
export const auditActions = {
  backupCopies: ['backup:ListCopyJobs'],
  buckets: [
    'cloudformation:GetResource',
    's3:GetAccelerateConfiguration',
    's3:GetAnalyticsConfiguration',
    's3:GetBucketAbac',
    's3:GetBucketCORS',
    's3:GetBucketLogging',
    's3:GetBucketMetadataTableConfiguration',
    's3:GetBucketNotification',
    's3:GetBucketObjectLockConfiguration',
    's3:GetBucketOwnershipControls',
    's3:GetBucketPolicy',
    's3:GetBucketPublicAccessBlock',
    's3:GetBucketTagging',
    's3:GetBucketVersioning',
    's3:GetBucketWebsite',
    's3:GetEncryptionConfiguration',
    's3:GetIntelligentTieringConfiguration',
    's3:GetInventoryConfiguration',
    's3:GetLifecycleConfiguration',
    's3:GetMetricsConfiguration',
    's3:GetReplicationConfiguration',
    's3:ListAllMyBuckets',
    's3:ListTagsForResource',
  ],
  connect: [
    'connect:DescribeContactFlow',
    'connect:DescribeInstance',
    'connect:ListAnalyticsDataAssociations',
    'connect:ListContactFlows',
    'connect:ListInstanceAttributes',
    'connect:ListInstances',
    'connect:ListInstanceStorageConfigs',
    'connect:ListIntegrationAssociations',
    'connect:ListPhoneNumbersV2',
    'connect:ListTrafficDistributionGroups',
    'ds:DescribeDirectories',
  ],
  databaseCopies: [
    'rds:DescribeDBInstanceAutomatedBackups',
    'rds:DescribeDBSnapshotAttributes',
    'rds:DescribeDBSnapshots',
  ],
  keys: [
    'kms:DescribeKey',
    'kms:GetKeyPolicy',
    'kms:GetKeyRotationStatus',
    'kms:ListGrants',
    'kms:ListKeys',
    'kms:ListResourceTags',
  ],
  secrets: ['secretsmanager:DescribeSecret', 'secretsmanager:ListSecrets'],
  stacks: ['cloudformation:GetTemplate', 'cloudformation:ListStackResources'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Actions that Cloud Control itself asks for, besides those of the type. */
export const cloudControlActions = ['cloudformation:GetResource', 'cloudformation:ListResources'] as const;

/** Every action that an audit needs, and no other: none of them changes, decrypts or reads content. */
export function everyAuditAction(): readonly string[] {
  const ofTypes = cloudControlTypes.flatMap(({ actions, children }) => [
    ...actions.split(' '),
    ...(children?.actions.split(' ') ?? []),
  ]);
  return [...new Set([...Object.values(auditActions).flat(), ...cloudControlActions, ...ofTypes])].sort();
}
