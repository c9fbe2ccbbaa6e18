/** The eight most common leaks, one resource each, in a stack of ca-central-1; and the same resources at home. */
export const leaks: Readonly<Record<string, { readonly leaky: object; readonly clean: object }>> = {
  Recordings: {
    leaky: bucketReplicatingTo({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::recordings-us-east-1' }),
    clean: bucketReplicatingTo({ 'Fn::GetAtt': ['Replica', 'Arn'] }),
  },
  Key: {
    leaky: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true, KeyPolicy: ownAccountOnly() } },
    clean: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: false, KeyPolicy: ownAccountOnly() } },
  },
  Table: {
    leaky: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: { Replicas: [{ Region: { Ref: 'AWS::Region' } }, { Region: 'us-east-1' }] },
    },
    clean: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: { Replicas: [{ Region: { Ref: 'AWS::Region' } }, { Region: 'ca-west-1' }] },
    },
  },
  Backups: { leaky: backupCopiedTo('us-east-1'), clean: backupCopiedTo('ca-west-1') },
  Inference: {
    leaky: inferenceWith('inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0'),
    clean: {
      Type: 'AWS::Bedrock::ApplicationInferenceProfile',
      Properties: {
        ModelSource: {
          CopyFrom: {
            'Fn::Sub':
              'arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
          },
        },
      },
    },
  },
  Playback: {
    leaky: distribution({ 'Fn::GetAtt': ['Recordings', 'RegionalDomainName'] }),
    clean: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: distribution({ 'Fn::GetAtt': ['StaticSite', 'RegionalDomainName'] }).Properties,
    },
  },
  Migration: {
    leaky: migrationTo({ 'Fn::Sub': 'arn:${AWS::Partition}:dms:us-east-1:${AWS::AccountId}:endpoint:TARGET' }, '%'),
    clean: migrationTo({ Ref: 'TargetEndpoint' }, 'countries'),
  },
  Delivery: {
    leaky: deliveryTo('https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input'),
    clean: deliveryTo({ 'Fn::Sub': 'https://collector.execute-api.${AWS::Region}.amazonaws.com/logs' }),
  },
};

/** What the clean twin refers to. */
export const homeResources = {
  Replica: { Type: 'AWS::S3::Bucket', Properties: {} },
  MasterEndpoint: databaseEndpoint('source'),
  TargetEndpoint: databaseEndpoint('target'),
  StaticSite: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'residency:data-class', Value: 'reference' }] } },
};

/** The template with all eight, leaky or clean. */
export function stackOf(kind: 'leaky' | 'clean'): { readonly Resources: Readonly<Record<string, object>> } {
  const resources = Object.fromEntries(Object.entries(leaks).map(([name, twin]) => [name, twin[kind]]));
  return { Resources: { ...homeResources, ...resources } };
}

function bucketReplicatingTo(destination: object) {
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      ReplicationConfiguration: {
        Role: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/replication' },
        Rules: [{ Status: 'Enabled', Destination: { Bucket: destination } }],
      },
    },
  };
}

function ownAccountOnly() {
  return {
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
}

function backupCopiedTo(region: string) {
  const vault = {
    'Fn::Join': ['', ['arn:aws:backup:', region, ':', { Ref: 'AWS::AccountId' }, ':backup-vault:copies']],
  };
  const rule = { RuleName: 'daily', TargetBackupVault: 'vault', CopyActions: [{ DestinationBackupVaultArn: vault }] };
  return {
    Type: 'AWS::Backup::BackupPlan',
    Properties: { BackupPlan: { BackupPlanName: 'plan', BackupPlanRule: [rule] } },
  };
}

function inferenceWith(profile: string) {
  const arn = { 'Fn::Sub': `arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:${profile}` };
  return {
    Type: 'AWS::Bedrock::ApplicationInferenceProfile',
    Properties: { InferenceProfileName: 'p', ModelSource: { CopyFrom: arn } },
  };
}

function distribution(domain: object) {
  return {
    Type: 'AWS::CloudFront::Distribution',
    Properties: { DistributionConfig: { Enabled: true, Origins: [{ Id: 'o', DomainName: domain }] } },
  };
}

function databaseEndpoint(type: 'source' | 'target') {
  const server = { 'Fn::Sub': `${type}.abcdefgh.\${AWS::Region}.rds.amazonaws.com` };
  return { Type: 'AWS::DMS::Endpoint', Properties: { EndpointType: type, EngineName: 'postgres', ServerName: server } };
}

function migrationTo(target: object, table: string) {
  const rule = {
    'rule-type': 'selection',
    'rule-id': '1',
    'rule-name': '1',
    'object-locator': { 'schema-name': table === '%' ? '%' : 'reference', 'table-name': table },
    'rule-action': 'include',
  };
  return {
    Type: 'AWS::DMS::ReplicationTask',
    Properties: {
      MigrationType: 'full-load-and-cdc',
      SourceEndpointArn: { Ref: 'MasterEndpoint' },
      TargetEndpointArn: target,
      ReplicationInstanceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:dms:ca-central-1:${AWS::AccountId}:rep:I' },
      TableMappings: JSON.stringify({ rules: [rule] }),
    },
  };
}

function deliveryTo(url: unknown) {
  return {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: { Url: url },
        S3Configuration: { BucketARN: { 'Fn::GetAtt': ['Replica', 'Arn'] } },
      },
    },
  };
}
