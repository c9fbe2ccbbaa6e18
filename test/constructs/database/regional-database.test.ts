import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { RegionalDatabase } from '../../../lib/constructs/database/regional-database';
import { onlyResource, resourcesOf, testKey, testStack } from '../../support/stack';

function build(replicates: boolean, backupDays = 35) {
  const stack = testStack();
  const key = testKey(stack);
  new RegionalDatabase(stack, 'Database', {
    name: 'ca-prod-organisation',
    dataClass: replicates ? 'reference' : 'customer-content',
    vpc: new Vpc(stack, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Data', subnetType: SubnetType.PRIVATE_ISOLATED }],
    }),
    subnets: 'Data',
    key,
    logKey: key,
    logRetentionDays: 400,
    backupDays,
    replicates,
  });
  return stack;
}

const organisation = build(false);
const { Properties: properties } = onlyResource(organisation, 'AWS::RDS::DBInstance');

test('is private, in two zones, encrypted with the key of the Region, and signed in to by IAM', () => {
  const key = { 'Fn::GetAtt': [expect.stringMatching(/^TestKey/), 'Arn'] };
  expect(properties).toMatchObject({
    EngineVersion: '17',
    MultiAZ: true,
    PubliclyAccessible: false,
    StorageEncrypted: true,
    KmsKeyId: key,
    PerformanceInsightsKMSKeyId: key,
    EnableIAMDatabaseAuthentication: true,
    DeletionProtection: true,
    CopyTagsToSnapshot: true,
    BackupRetentionPeriod: 35,
  });
});

test('leaves the password of the master user to RDS, which rotates it', () => {
  expect(properties).toMatchObject({
    ManageMasterUserPassword: true,
    MasterUserSecret: { KmsKeyId: expect.anything() as unknown },
  });
  expect(properties).not.toHaveProperty('MasterUserPassword');
  expect(resourcesOf(organisation, 'AWS::SecretsManager::Secret')).toEqual([]);
});

test('has nothing in another Region', () => {
  expect(Object.keys(properties).filter((name) => /Replication|Source/.test(name))).toEqual([]);
});

test('keeps backups no longer than the law says, and no longer than RDS can', () => {
  expect(onlyResource(build(false, 7), 'AWS::RDS::DBInstance').Properties['BackupRetentionPeriod']).toBe(7);
  expect(onlyResource(build(false, 90), 'AWS::RDS::DBInstance').Properties['BackupRetentionPeriod']).toBe(35);
});

test('writes to log groups that were there before it, encrypted and with an end', () => {
  const groups = resourcesOf(organisation, 'AWS::Logs::LogGroup');
  expect(groups.map(({ Properties: { LogGroupName } }) => LogGroupName)).toEqual([
    '/aws/rds/instance/ca-prod-organisation/postgresql',
    '/aws/rds/instance/ca-prod-organisation/upgrade',
  ]);
  const instance = onlyResource(organisation, 'AWS::RDS::DBInstance');
  expect(instance.DependsOn).toEqual(expect.arrayContaining(groups.map(({ logicalId }) => logicalId)));
});

describe('parameters', () => {
  const parameters = (replicates: boolean) =>
    onlyResource(build(replicates), 'AWS::RDS::DBParameterGroup').Properties['Parameters'] as Record<string, string>;

  test('force TLS, audit, and let SQL reach no other server', () => {
    expect(parameters(false)).toMatchObject({
      'rds.force_ssl': '1',
      'pgaudit.log': 'ddl,role',
      log_error_verbosity: 'terse',
    });
    expect(parameters(false)['rds.allowed_extensions']).not.toMatch(/fdw|dblink|aws_|pglogical/);
  });

  test('let changes be decoded where reference data is replicated from, and nowhere else', () => {
    expect(parameters(false)).not.toHaveProperty('rds.logical_replication');
    // A slot that nobody reads ends before the disk does.
    expect(parameters(true)).toMatchObject({ 'rds.logical_replication': '1', max_slot_wal_keep_size: '10240' });
  });
});
