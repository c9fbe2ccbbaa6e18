import { FOREIGN_FUNCTION, FOREIGN_STREAM, STRANGER } from './mutation-places';

/** Resources that open a way out by being there. `Store` is a bucket of the template. */
export const additions: readonly {
  operator: string;
  Type: string;
  properties: (store: string) => Record<string, unknown>;
}[] = [
  {
    operator: 'put a distribution in front of content',
    Type: 'AWS::CloudFront::Distribution',
    properties: (store) => ({
      DistributionConfig: {
        Enabled: true,
        Origins: [{ Id: 'o', DomainName: { 'Fn::GetAtt': [store, 'RegionalDomainName'] } }],
      },
    }),
  },
  {
    operator: 'copy backups abroad',
    Type: 'AWS::Backup::BackupPlan',
    properties: () => ({
      BackupPlan: {
        BackupPlanRule: [
          {
            CopyActions: [
              {
                DestinationBackupVaultArn: {
                  'Fn::Sub': 'arn:aws:backup:us-east-1:${AWS::AccountId}:backup-vault:taken',
                },
              },
            ],
          },
        ],
      },
    }),
  },
  {
    operator: 'infer in another geography',
    Type: 'AWS::Bedrock::Agent',
    properties: () => ({ AgentName: 'a', FoundationModel: 'us.anthropic.claude-3-5-sonnet-20240620-v1:0' }),
  },
  {
    operator: 'add a replica of a table',
    Type: 'AWS::DynamoDB::GlobalTable',
    properties: () => ({ Replicas: [{ Region: { Ref: 'AWS::Region' } }, { Region: 'us-east-1' }] }),
  },
  {
    operator: 'add a replica by custom resource',
    Type: 'Custom::DynamoDBReplica',
    properties: () => ({ TableName: 't', Region: 'us-east-1' }),
  },
  {
    operator: 'send events abroad',
    Type: 'AWS::Events::Rule',
    properties: () => ({
      EventPattern: { source: ['aws.connect'] },
      Targets: [{ Id: 't', Arn: { 'Fn::Sub': 'arn:aws:events:us-east-1:${AWS::AccountId}:event-bus/default' } }],
    }),
  },
  {
    operator: 'subscribe a log to a relay abroad',
    Type: 'AWS::Logs::Destination',
    properties: () => ({
      DestinationName: 'd',
      TargetArn: FOREIGN_STREAM,
      RoleArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/r' },
    }),
  },
  {
    operator: 'distribute traffic to another Region',
    Type: 'AWS::Connect::TrafficDistributionGroup',
    properties: () => ({
      InstanceArn: { 'Fn::Sub': 'arn:aws:connect:${AWS::Region}:${AWS::AccountId}:instance/i' },
      Name: 'n',
    }),
  },
  {
    operator: 'integrate a function abroad',
    Type: 'AWS::Connect::IntegrationAssociation',
    properties: () => ({ InstanceId: 'i', IntegrationType: 'LAMBDA_FUNCTION', IntegrationArn: FOREIGN_FUNCTION }),
  },
  {
    operator: 'share the analytics data lake',
    Type: 'AWS::Connect::DataLakeAssociation',
    properties: () => ({ InstanceId: 'i', DataSetId: 'd', TargetAccountId: STRANGER }),
  },
  {
    operator: 'replicate users',
    Type: 'AWS::Cognito::UserPoolReplica',
    properties: () => ({ UserPoolId: 'p', RegionName: 'us-east-1' }),
  },
  {
    operator: 'replicate a secret',
    Type: 'AWS::SecretsManager::Secret',
    properties: () => ({ ReplicaRegions: [{ Region: 'us-east-1' }] }),
  },
  {
    operator: 'export values to another Region',
    Type: 'Custom::CrossRegionExportWriter',
    properties: (store) => ({ WriterProps: { region: 'us-east-1', exports: { '/cdk/exports/x': { Ref: store } } } }),
  },
  {
    operator: 'call the API of another Region',
    Type: 'Custom::AWS',
    properties: () => ({ Create: '{"service":"S3","action":"putObject","region":"us-east-1","parameters":{}}' }),
  },
  {
    operator: 'make a snapshot of a database public',
    Type: 'Custom::AWS',
    properties: () => ({
      Create: JSON.stringify({
        service: 'RDS',
        action: 'modifyDBSnapshotAttribute',
        parameters: { DBSnapshotIdentifier: 'latest', AttributeName: 'restore', ValuesToAdd: ['all'] },
      }),
    }),
  },
  {
    operator: 'deploy to other Regions',
    Type: 'AWS::CloudFormation::StackSet',
    properties: () => ({
      StackSetName: 's',
      PermissionModel: 'SELF_MANAGED',
      StackInstancesGroup: [{ Regions: ['us-east-1'], DeploymentTargets: { Accounts: [{ Ref: 'AWS::AccountId' }] } }],
    }),
  },
  {
    operator: 'trail every Region',
    Type: 'AWS::CloudTrail::Trail',
    properties: (store) => ({
      IsLogging: true,
      IsMultiRegionTrail: true,
      S3BucketName: { Ref: store },
      EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }],
    }),
  },
  {
    operator: 'point a function abroad',
    Type: 'AWS::Lambda::Function',
    properties: () => ({
      Code: { ZipFile: '' },
      Role: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/r' },
      Environment: { Variables: { TARGET: 'https://sqs.us-east-1.amazonaws.com/111111111111/taken' } },
    }),
  },
  { operator: 'use a type that nobody knows', Type: 'AWS::Tomorrow::Store', properties: () => ({}) },
];
