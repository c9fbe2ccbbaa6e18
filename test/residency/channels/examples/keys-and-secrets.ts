import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const key = (properties: object) => one('AWS::KMS::Key', properties);
const allow = (statement: object) => ({ Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] });
const root = { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } };
const replica = (region: string, name: string, primary: unknown) => ({
  region,
  name,
  body: { Replica: { Type: 'AWS::KMS::ReplicaKey', Properties: { PrimaryKeyArn: primary } } },
});

export const keysAndSecrets = [
  ...examplesOf('kms-multi-region-key', [
    compliant('a single-Region key', key({ MultiRegion: false })),
    compliant(
      'a key with a replica in the other home Region',
      {
        Resources: key({ MultiRegion: true }),
        Outputs: { Key: { Value: { 'Fn::GetAtt': ['It', 'Arn'] } } },
      },
      {
        others: [
          replica('ca-west-1', 'west', {
            'Fn::GetStackOutput': { StackName: 'home', OutputName: 'Key', Region: 'ca-central-1' },
          }),
        ],
      },
    ),
    unproven('a multi-Region key', key({ MultiRegion: true }), 'It'),
    unproven(
      'a key that the deployer decides on',
      {
        Parameters: { Many: { Type: 'String', AllowedValues: ['true', 'false'] } },
        Resources: key({ MultiRegion: { Ref: 'Many' } }),
      },
      'It',
    ),
    violating(
      'a key with a replica abroad',
      {
        Resources: key({ MultiRegion: true }),
        Outputs: { Key: { Value: { 'Fn::GetAtt': ['It', 'Arn'] } } },
      },
      'It',
      {
        others: [
          replica('us-east-1', 'abroad', {
            'Fn::GetStackOutput': { StackName: 'home', OutputName: 'Key', Region: 'ca-central-1' },
          }),
        ],
        also: ['Replica kms-replica-key escapes'],
      },
    ),
  ]),
  ...examplesOf('kms-replica-key', [
    compliant(
      'of a primary in the other home Region',
      one('AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:ca-west-1:111111111111:key/mrk-1' }),
    ),
    violating(
      'of a primary abroad',
      one('AWS::KMS::ReplicaKey', { PrimaryKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/mrk-1' }),
      'It',
    ),
    unproven(
      'of a primary that a parameter names',
      {
        Parameters: { Primary: { Type: 'String' } },
        Resources: one('AWS::KMS::ReplicaKey', { PrimaryKeyArn: { Ref: 'Primary' } }),
      },
      'It',
    ),
  ]),
  ...examplesOf('kms-key-policy', [
    compliant(
      'the own account, through a service of the own Region',
      key({
        KeyPolicy: allow({
          Principal: root,
          Action: 'kms:*',
          Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Sub': 's3.${AWS::Region}.amazonaws.com' } } },
        }),
      }),
    ),
    trap(
      'everybody, if the own account calls',
      key({
        KeyPolicy: allow({
          Principal: { AWS: '*' },
          Action: 'kms:Decrypt',
          Condition: { StringEquals: { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } } },
        }),
      }),
    ),
    violating(
      'through a service abroad',
      key({
        KeyPolicy: allow({
          Principal: root,
          Action: 'kms:Decrypt',
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
        }),
      }),
      'It',
    ),
    violating('everybody', key({ KeyPolicy: allow({ Principal: '*', Action: 'kms:Decrypt' }) }), 'It'),
    unproven(
      'an undeclared account',
      key({ KeyPolicy: allow({ Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'kms:Decrypt' }) }),
      'It',
    ),
    unproven(
      'replication by the own account',
      key({ KeyPolicy: allow({ Principal: root, Action: 'kms:ReplicateKey' }) }),
      'It',
    ),
  ]),
  ...examplesOf('kms-foreign-key', [
    compliant('an alias of AWS', one('AWS::RDS::DBInstance', { KmsKeyId: 'alias/aws/rds' })),
    compliant('a key of the stack', {
      ...one('AWS::RDS::DBInstance', { KmsKeyId: { 'Fn::GetAtt': 'Key.Arn' } }),
      Key: { Type: 'AWS::KMS::Key' },
    }),
    violating(
      'a key abroad',
      one('AWS::RDS::DBInstance', {
        KmsKeyId: { 'Fn::Join': [':', ['arn', 'aws', 'kms', 'us-east-1', { Ref: 'AWS::AccountId' }, 'key/1']] },
      }),
      'It',
    ),
    unproven(
      'a key of an undeclared account',
      one('AWS::RDS::DBInstance', { PerformanceInsightsKMSKeyId: `arn:aws:kms:ca-central-1:${FOREIGN_ACCOUNT}:key/1` }),
      'It',
    ),
  ]),
  ...examplesOf('secret-replica', [
    compliant(
      'in the other home Region',
      one('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'ca-west-1' }] }),
    ),
    violating(
      'abroad, in YAML',
      `
Resources:
  It:
    Type: AWS::SecretsManager::Secret
    Properties:
      ReplicaRegions:
        - Region: !Select [1, !Split [',', 'ca-west-1,us-west-2']]
`,
      'It',
    ),
    unproven(
      'where the deployer wants',
      {
        Parameters: { Where: { Type: 'String' } },
        Resources: one('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: { Ref: 'Where' } }] }),
      },
      'It',
    ),
    trap('where the deployer may choose among home Regions', {
      Parameters: { Where: { Type: 'String', AllowedValues: ['ca-west-1', 'ca-central-1'] } },
      Resources: one('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: { Ref: 'Where' } }] }),
    }),
  ]),
  ...examplesOf('secret-access', [
    compliant('rotated by a function of the stack', {
      ...one('AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: { 'Fn::GetAtt': ['Rotate', 'Arn'] } }),
      Rotate: { Type: 'AWS::Lambda::Function', Properties: {} },
    }),
    violating(
      'rotated abroad',
      one('AWS::SecretsManager::RotationSchedule', {
        RotationLambdaARN: 'arn:aws:lambda:us-east-1:111111111111:function:r',
      }),
      'It',
    ),
    unproven(
      'rotated by a vendor',
      one('AWS::SecretsManager::RotationSchedule', {
        ExternalSecretRotationRoleArn: 'arn:aws:iam::111111111111:role/r',
      }),
      'It',
    ),
    unproven(
      'read by an undeclared account',
      one('AWS::SecretsManager::ResourcePolicy', {
        SecretId: 's',
        ResourcePolicy: allow({ Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'secretsmanager:GetSecretValue' }),
      }),
      'It',
    ),
  ]),
  ...examplesOf('systems-manager-resource-data-sync', [
    compliant(
      'into a home Region, from many',
      one('AWS::SSM::ResourceDataSync', {
        SyncName: 's',
        S3Destination: { BucketName: 'inventory', BucketRegion: { Ref: 'AWS::Region' } },
        SyncSource: { SourceRegions: ['us-east-1'] },
      }),
    ),
    violating(
      'into a Region abroad',
      one('AWS::SSM::ResourceDataSync', { BucketName: 'inventory', BucketRegion: 'us-east-1' }),
      'It',
    ),
    unproven('into a bucket of no known Region', one('AWS::SSM::ResourceDataSync', { BucketName: 'inventory' }), 'It'),
  ]),
  ...examplesOf('systems-manager-output', [
    compliant(
      'into a home Region',
      one('AWS::SSM::Association', {
        OutputLocation: { S3Location: { OutputS3BucketName: 'out', OutputS3Region: 'ca-west-1' } },
      }),
    ),
    violating(
      'into a Region abroad',
      one('AWS::SSM::MaintenanceWindowTask', { LoggingInfo: { Region: 'eu-west-1', S3Bucket: 'out' } }),
      'It',
    ),
    unproven(
      'into an unknown bucket',
      one('AWS::SSM::Association', { OutputLocation: { S3Location: { OutputS3BucketName: 'out' } } }),
      'It',
    ),
  ]),
  ...examplesOf('incident-manager-replication-set', [
    compliant(
      'over home Regions',
      one('AWS::SSMIncidents::ReplicationSet', {
        Regions: [{ RegionName: 'ca-central-1' }, { RegionName: 'ca-west-1' }],
      }),
    ),
    violating(
      'with a Region abroad',
      one('AWS::SSMIncidents::ReplicationSet', {
        Regions: [{ RegionName: 'ca-central-1' }, { RegionName: 'us-east-1' }],
      }),
      'It',
    ),
    unproven(
      'with an imported Region',
      one('AWS::SSMIncidents::ReplicationSet', { Regions: [{ RegionName: { 'Fn::ImportValue': 'Second' } }] }),
      'It',
    ),
  ]),
  ...examplesOf('parameter-names-a-place', [
    compliant(
      'a queue of the stack',
      one('AWS::SSM::Parameter', {
        Type: 'String',
        Value: { 'Fn::Sub': 'https://sqs.${AWS::Region}.amazonaws.com/1/q' },
      }),
    ),
    trap(
      'a certificate for CloudFront',
      one('AWS::SSM::Parameter', { Type: 'String', Value: 'arn:aws:acm:us-east-1:111111111111:certificate/c' }),
    ),
    trap('words', one('AWS::SSM::Parameter', { Type: 'String', Value: 'enabled', Description: 'used in us-east-1' })),
    violating(
      'a stream abroad, in JSON',
      one('AWS::SSM::Parameter', {
        Type: 'String',
        Value: '{"stream":"arn:aws:kinesis:us-east-1:111111111111:stream/s"}',
      }),
      'It',
    ),
    unproven(
      'a role of an undeclared account',
      one('AWS::SSM::Parameter', { Type: 'String', Value: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/r` }),
      'It',
    ),
  ]),
  ...examplesOf('payment-key-replication', [
    compliant('to the other home Region', one('AWS::PaymentCryptography::Key', { ReplicationRegions: ['ca-west-1'] })),
    violating('abroad', one('AWS::PaymentCryptography::Key', { ReplicationRegions: ['ca-west-1', 'us-east-1'] }), 'It'),
    unproven(
      'to Regions of a parameter',
      {
        Parameters: { Regions: { Type: 'CommaDelimitedList' } },
        Resources: one('AWS::PaymentCryptography::Key', { ReplicationRegions: { Ref: 'Regions' } }),
      },
      'It',
    ),
  ]),
];
