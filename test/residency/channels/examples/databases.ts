import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const instance = (properties: object) => one('AWS::RDS::DBInstance', properties);
const cluster = (properties: object) => one('AWS::RDS::DBCluster', properties);
const referenceTag = { Tags: [{ Key: 'residency:data-class', Value: 'reference' }] };
const globalCluster = (service: string, source: unknown = undefined) => ({
  All: {
    Type: `AWS::${service}::GlobalCluster`,
    Properties: {
      GlobalClusterIdentifier: 'everywhere',
      ...(source === undefined ? {} : { SourceDBClusterIdentifier: source }),
    },
  },
});
const memberAbroad = (type: string, property: string, name: string, region = 'us-east-1') => ({
  region,
  name: 'abroad',
  body: { Far: { Type: type, Properties: { [property]: name, ...referenceTag } } },
});

export const databases = [
  ...examplesOf('aurora-global-database', [
    compliant(
      'with a member in the other home Region',
      {
        ...globalCluster('RDS', { Ref: 'It' }),
        ...cluster({ Engine: 'aurora-postgresql' }),
      },
      { others: [memberAbroad('AWS::RDS::DBCluster', 'GlobalClusterIdentifier', 'everywhere', 'ca-west-1')] },
    ),
    violating('with a member abroad', globalCluster('RDS'), 'All', {
      others: [memberAbroad('AWS::RDS::DBCluster', 'GlobalClusterIdentifier', 'everywhere')],
    }),
    violating('joined from home', cluster({ GlobalClusterIdentifier: 'everywhere' }), 'It', {
      others: [memberAbroad('AWS::RDS::GlobalCluster', 'GlobalClusterIdentifier', 'everywhere')],
    }),
    violating(
      'a copy of a cluster abroad',
      cluster({ ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111111111111:cluster:c' }),
      'It',
    ),
    unproven('that no template declares', cluster({ GlobalClusterIdentifier: 'everywhere' }), 'It'),
    unproven(
      'that a parameter names',
      { Parameters: { G: { Type: 'String' } }, Resources: cluster({ GlobalClusterIdentifier: { Ref: 'G' } }) },
      'It',
    ),
  ]),
  ...examplesOf('rds-read-replica', [
    compliant('of an instance of the stack', {
      ...instance({ SourceDBInstanceIdentifier: { Ref: 'Primary' } }),
      Primary: { Type: 'AWS::RDS::DBInstance', Properties: {} },
    }),
    compliant(
      'of an instance of the own Region, by its identifier',
      instance({ SourceDBInstanceIdentifier: 'us-east-1-primary' }),
    ),
    violating(
      'of an instance abroad',
      instance({ SourceDBInstanceIdentifier: { 'Fn::Sub': 'arn:aws:rds:us-east-1:${AWS::AccountId}:db:primary' } }),
      'It',
    ),
    violating('of an instance of a Region abroad', instance({ SourceRegion: 'us-west-2' }), 'It'),
    unproven(
      'of an instance that is imported',
      instance({ SourceDBInstanceIdentifier: { 'Fn::ImportValue': 'Primary' } }),
      'It',
    ),
  ]),
  ...examplesOf('rds-backup-replication', [
    compliant('to the other home Region', instance({ AutomaticBackupReplicationRegion: 'ca-west-1' })),
    violating('abroad', instance({ AutomaticBackupReplicationRegion: 'us-east-1' }), 'It'),
    violating(
      'abroad, for some environments',
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
        Resources: instance({
          AutomaticBackupReplicationRegion: { 'Fn::If': ['Prod', 'us-east-1', { Ref: 'AWS::NoValue' }] },
        }),
      },
      'It',
    ),
    unproven(
      'where a stored parameter says',
      instance({ AutomaticBackupReplicationRegion: '{{resolve:ssm:/dr}}' }),
      'It',
    ),
  ]),
  ...examplesOf('rds-snapshot-restore', [
    compliant('of the own account', instance({ DBSnapshotIdentifier: 'nightly' })),
    trap('that the deployer names', {
      Parameters: { S: { Type: 'String' } },
      Resources: instance({ DBSnapshotIdentifier: { Ref: 'S' } }),
    }),
    violating('abroad', cluster({ SnapshotIdentifier: 'arn:aws:rds:us-east-1:111111111111:cluster-snapshot:s' }), 'It'),
    unproven(
      'of an undeclared account',
      instance({ DBSnapshotIdentifier: `arn:aws:rds:ca-central-1:${FOREIGN_ACCOUNT}:snapshot:s` }),
      'It',
    ),
  ]),
  ...examplesOf('rds-feature-role', [
    compliant('a role of the stack', {
      ...instance({ AssociatedRoles: [{ FeatureName: 's3Export', RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }] }),
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
    }),
    unproven(
      'a role that a parameter names',
      {
        Parameters: { R: { Type: 'String' } },
        Resources: cluster({ AssociatedRoles: [{ FeatureName: 's3Export', RoleArn: { Ref: 'R' } }] }),
      },
      'It',
    ),
    unproven(
      'a role of an undeclared account',
      instance({ AssociatedRoles: [{ FeatureName: 'Lambda', RoleArn: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/r` }] }),
      'It',
    ),
  ]),
  ...examplesOf('database-parameter-group', [
    compliant(
      'ordinary parameters',
      one('AWS::RDS::DBParameterGroup', {
        Parameters: { 'rds.force_ssl': '1', shared_preload_libraries: 'pg_stat_statements' },
      }),
    ),
    unproven(
      'an extension that connects to servers',
      one('AWS::RDS::DBParameterGroup', { Parameters: { 'rds.allowed_extensions': 'pgcrypto,postgres_fdw' } }),
      'It',
    ),
    unproven(
      'logical replication',
      one('AWS::RDS::DBClusterParameterGroup', { Parameters: { 'rds.logical_replication': 1 } }),
      'It',
    ),
    trap('logical replication of a database of reference data', {
      ...one('AWS::RDS::DBParameterGroup', { Parameters: { 'rds.logical_replication': '1' } }),
      Db: { Type: 'AWS::RDS::DBInstance', Properties: { DBParameterGroupName: { Ref: 'It' }, ...referenceTag } },
    }),
  ]),
  ...examplesOf('rds-zero-etl', [
    compliant(
      'into the own Region',
      one('AWS::RDS::Integration', {
        SourceArn: 's',
        TargetArn: { 'Fn::Sub': 'arn:aws:redshift-serverless:${AWS::Region}:${AWS::AccountId}:namespace/n' },
      }),
    ),
    violating(
      'abroad',
      one('AWS::Redshift::Integration', {
        SourceArn: 's',
        TargetArn: 'arn:aws:redshift:us-east-1:111111111111:namespace:n',
      }),
      'It',
    ),
    unproven(
      'into an imported warehouse',
      one('AWS::RDS::Integration', { SourceArn: 's', TargetArn: { 'Fn::ImportValue': 'W' } }),
      'It',
    ),
  ]),
  ...examplesOf('database-public-endpoint', [
    compliant('a private instance behind a group', {
      ...instance({ PubliclyAccessible: false }),
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: 'd',
          SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '10.0.0.0/16' }],
        },
      },
    }),
    trap(
      'web ports',
      one('AWS::EC2::SecurityGroup', {
        GroupDescription: 'web',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
        SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
      }),
    ),
    violating('a public instance', instance({ PubliclyAccessible: true }), 'It'),
    violating(
      'the port of an instance, as CDK writes it',
      {
        ...instance({}),
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'd',
            SecurityGroupIngress: [
              {
                IpProtocol: 'tcp',
                CidrIp: '0.0.0.0/0',
                FromPort: { 'Fn::GetAtt': ['It', 'Endpoint.Port'] },
                ToPort: { 'Fn::GetAtt': ['It', 'Endpoint.Port'] },
              },
            ],
          },
        },
      },
      'Group',
    ),
    violating(
      'an open port',
      one('AWS::EC2::SecurityGroupIngress', {
        GroupId: 'sg-1',
        IpProtocol: 'tcp',
        FromPort: '5432',
        ToPort: '5432',
        CidrIp: '0.0.0.0/0',
      }),
      'It',
    ),
    unproven(
      'as the deployer wants',
      { Parameters: { Public: { Type: 'String' } }, Resources: instance({ PubliclyAccessible: { Ref: 'Public' } }) },
      'It',
    ),
  ]),
];
