import { storageTypes } from '../../../lib/domain/storage-type';

export const ACCOUNT = '111122223333';
export const REGION = 'ca-central-1';
export const KEY_ID = '1a2b3c4d-0000-4000-8000-000000000001';
export const INSTANCE_ID = '11111111-2222-4333-8444-555555555555';
export const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}`;
export const INSTANCE_ARN = `arn:aws:connect:${REGION}:${ACCOUNT}:instance/${INSTANCE_ID}`;

type Properties = Readonly<Record<string, unknown>>;

/** A resource as its stack declares it, with what CloudFormation made of it. */
export interface DeclaredResource {
  readonly stack: 'keys-and-logs' | 'content' | 'contact-centre';
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** With references to other resources of the account by their logical ids. */
  readonly properties: Properties;
}

const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

export const ARNS: Readonly<Record<string, string>> = {
  Key: KEY_ARN,
  Instance: INSTANCE_ARN,
  Records: arn('kinesis', 'stream/contact-records'),
  Delivery: arn('firehose', 'deliverystream/contact-lake'),
  Recordings: 'arn:aws:s3:::recordings-ca',
  Reports: 'arn:aws:s3:::reports-ca',
};

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
const tags = (dataClass: string) => [{ Key: 'data-class', Value: dataClass }];

function bucket(logicalId: string, name: string): DeclaredResource {
  return {
    stack: 'content',
    logicalId,
    type: 'AWS::S3::Bucket',
    physicalId: name,
    properties: {
      BucketName: name,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } },
        ],
      },
      LifecycleConfiguration: { Rules: [{ Id: 'end', Status: 'Enabled', ExpirationInDays: 365 }] },
      VersioningConfiguration: { Status: 'Enabled' },
      Tags: tags('customer-content'),
    },
  };
}

/** Storage types of the instance by where they go; the others are off. */
const STORED: Readonly<Partial<Record<(typeof storageTypes)[number], Properties>>> = {
  CALL_RECORDINGS: s3('Recordings', 'calls'),
  SCREEN_RECORDINGS: s3('Recordings', 'screens'),
  CHAT_TRANSCRIPTS: s3('Recordings', 'chats'),
  ATTACHMENTS: s3('Recordings', 'attachments'),
  EMAIL_MESSAGES: s3('Recordings', 'emails'),
  CONTACT_EVALUATIONS: s3('Reports', 'evaluations'),
  SCHEDULED_REPORTS: s3('Reports', 'scheduled'),
  CONTACT_TRACE_RECORDS: {
    StorageType: 'KINESIS_FIREHOSE',
    KinesisFirehoseConfig: { FirehoseArn: { 'Fn::GetAtt': ['Delivery', 'Arn'] } },
  },
  AGENT_EVENTS: {
    StorageType: 'KINESIS_STREAM',
    KinesisStreamConfig: { StreamArn: { 'Fn::GetAtt': ['Records', 'Arn'] } },
  },
  MEDIA_STREAMS: {
    StorageType: 'KINESIS_VIDEO_STREAM',
    KinesisVideoStreamConfig: {
      Prefix: 'media',
      RetentionPeriodHours: 24,
      EncryptionConfig: { EncryptionType: 'KMS', KeyId: key },
    },
  },
};

function s3(name: string, prefix: string): Properties {
  return {
    StorageType: 'S3',
    S3Config: {
      BucketName: { Ref: name },
      BucketPrefix: prefix,
      EncryptionConfig: { EncryptionType: 'KMS', KeyId: key },
    },
  };
}

/** Everything that the deployment declares in the account. */
export const declaredResources: readonly DeclaredResource[] = [
  {
    stack: 'keys-and-logs',
    logicalId: 'Key',
    type: 'AWS::KMS::Key',
    physicalId: KEY_ID,
    properties: {
      EnableKeyRotation: true,
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
        ],
      },
      Tags: tags('operational-log'),
    },
  },
  {
    stack: 'keys-and-logs',
    logicalId: 'Log',
    type: 'AWS::Logs::LogGroup',
    physicalId: '/aws/connect/northwind',
    properties: {
      LogGroupName: '/aws/connect/northwind',
      RetentionInDays: 30,
      KmsKeyId: key,
      Tags: tags('operational-log'),
    },
  },
  bucket('Recordings', 'recordings-ca'),
  bucket('Reports', 'reports-ca'),
  {
    stack: 'content',
    logicalId: 'RecordingsPolicy',
    type: 'AWS::S3::BucketPolicy',
    physicalId: 'recordings-ca',
    properties: {
      Bucket: { Ref: 'Recordings' },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: `${ARNS['Recordings'] ?? ''}/*`,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  },
  {
    stack: 'content',
    logicalId: 'Records',
    type: 'AWS::Kinesis::Stream',
    physicalId: 'contact-records',
    properties: {
      Name: 'contact-records',
      RetentionPeriodHours: 24,
      StreamEncryption: { EncryptionType: 'KMS', KeyId: key },
      Tags: tags('customer-content'),
    },
  },
  {
    stack: 'content',
    logicalId: 'Delivery',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    physicalId: 'contact-lake',
    properties: {
      DeliveryStreamName: 'contact-lake',
      ExtendedS3DestinationConfiguration: {
        BucketARN: ARNS['Reports'],
        RoleARN: `arn:aws:iam::${ACCOUNT}:role/delivery`,
      },
      Tags: tags('customer-content'),
    },
  },
  {
    stack: 'content',
    logicalId: 'Database',
    type: 'AWS::RDS::DBInstance',
    physicalId: 'organisations',
    properties: {
      DBInstanceIdentifier: 'organisations',
      BackupRetentionPeriod: '14',
      Engine: 'postgres',
      KmsKeyId: key,
      StorageEncrypted: true,
      Tags: tags('customer-content'),
    },
  },
  {
    stack: 'content',
    logicalId: 'Vault',
    type: 'AWS::Backup::BackupVault',
    physicalId: 'vault',
    properties: { BackupVaultName: 'vault', EncryptionKeyArn: key },
  },
  {
    stack: 'content',
    logicalId: 'Registry',
    type: 'AWS::DynamoDB::GlobalTable',
    physicalId: 'registry',
    properties: {
      TableName: 'registry',
      AttributeDefinitions: [{ AttributeName: 'organisationId', AttributeType: 'S' }],
      Replicas: [{ Region: REGION, SSESpecification: { KMSMasterKeyId: key } }],
    },
  },
  {
    stack: 'content',
    logicalId: 'Credential',
    type: 'AWS::SecretsManager::Secret',
    physicalId: arn('secretsmanager', 'secret:credential-AbCdEf'),
    properties: { Name: 'credential', KmsKeyId: key },
  },
  {
    stack: 'contact-centre',
    logicalId: 'Instance',
    type: 'AWS::Connect::Instance',
    physicalId: INSTANCE_ARN,
    properties: {
      InstanceAlias: 'northwind',
      IdentityManagementType: 'SAML',
      Attributes: { InboundCalls: true, OutboundCalls: true, ContactLens: false, HighVolumeOutBound: false },
    },
  },
  ...storageTypes.flatMap((resourceType): readonly DeclaredResource[] => {
    const stored = STORED[resourceType];
    if (!stored) return [];
    return [
      {
        stack: 'contact-centre',
        logicalId: resourceType,
        type: 'AWS::Connect::InstanceStorageConfig',
        physicalId: [INSTANCE_ARN, `association-${resourceType}`, resourceType].join('|'),
        properties: { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] }, ResourceType: resourceType, ...stored },
      },
    ];
  }),
];
