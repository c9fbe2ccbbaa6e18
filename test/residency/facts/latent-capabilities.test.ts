import fc from 'fast-check';
import { latentActions, latentCapability } from '../../../lib/residency/facts/latent-capabilities';

describe('latentCapability', () => {
  it.each([
    ...['connect:ReplicateInstance', 'connect:CreateTrafficDistributionGroup', 'connect:UpdateCrossRegionRouting'],
    ...['connect:AssociateInstanceStorageConfig', 'connect:UpdateInstanceStorageConfig', 'kms:ReplicateKey'],
    ...['connect:AssociateAnalyticsDataSet', 's3:PutBucketReplication', 's3:PutReplicationConfiguration'],
    ...['rds:CopyDBSnapshot', 'rds:StartExportTask', 'rds:CreateDBInstanceReadReplica', 'dynamodb:UpdateTable'],
    ...['rds:StartDBInstanceAutomatedBackupsReplication', 'dynamodb:CreateTableReplica', 'backup:StartCopyJob'],
    ...['dynamodb:ExportTableToPointInTime', 'secretsmanager:ReplicateSecretToRegions', 'ec2:CopySnapshot'],
    ...['dms:CreateReplicationTask', 'dms:ModifyReplicationTask', 'ec2:CopyImage', 'cognito-idp:CreateUserPoolReplica'],
    ...['KMS:replicatekey', 'kms:Replicate*', 'rds:Copy*', 'connect:*StorageConfig', 'ec2:CopySnapsho?'],
  ])('%s opens a way out', (action) => {
    expect(latentCapability(action)).toMatch(/^can /);
  });

  it.each([
    ...[
      's3:GetObject',
      's3:PutObject',
      's3:PutObject*',
      's3:Put*',
      's3:*',
      '*',
      '*:*',
      'kms:*',
      'kms:GenerateDataKey*',
    ],
    ...[
      'kms:ReEncrypt*',
      'kms:CreateGrant',
      'dynamodb:UpdateItem',
      'dynamodb:Batch*',
      'events:PutTargets',
      'logs:Put*',
    ],
    ...['logs:PutRetentionPolicy', 'connect:Associate*', 'connect:StartOutboundVoiceContact', 's3:ReplicateObject'],
    ...['', 'ReplicateKey', 'kms', 'kms:', 'xkms:ReplicateKey', 'constructor', 'kms:ReplicateKeys'],
  ])('%s is ordinary', (action) => {
    expect(latentCapability(action)).toBeUndefined();
  });

  it('lists actions as IAM writes them, with a reason of one line', () => {
    expect(latentActions.filter((action) => !/^[a-z0-9-]+:[a-z0-9]+$/.test(action))).toEqual([]);
    expect(latentActions.filter((action) => (latentCapability(action) ?? '').includes('\n'))).toEqual([]);
    expect(new Set(latentActions).size).toBe(latentActions.length);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        latentCapability(text);
        latentCapability(`s3:${text}*`);
      }),
    );
  });
});
