import {
  compliant,
  examplesOf,
  FOREIGN_ACCOUNT,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const INSTANCE = 'arn:aws:connect:ca-central-1:111111111111:instance/1';
const storage = (properties: Readonly<Record<string, unknown>>) =>
  subject('AWS::Connect::InstanceStorageConfig', {
    InstanceArn: INSTANCE,
    ResourceType: 'CALL_RECORDINGS',
    StorageType: 'S3',
    ...properties,
  });

export const contactCentre = [
  ...examplesOf('connect-storage', [
    compliant('a bucket of the stack', {
      Calls: { Type: 'AWS::S3::Bucket' },
      ...storage({ S3Config: { BucketName: { Ref: 'Calls' }, BucketPrefix: 'calls' } }),
    }),
    violating(
      'a bucket of a stack abroad, tagged as reference data all the same',
      storage({ S3Config: { BucketName: 'calls', BucketPrefix: 'c' } }),
      'Subject',
      {
        others: [
          {
            region: 'us-east-1',
            body: {
              Calls: {
                Type: 'AWS::S3::Bucket',
                Properties: { BucketName: 'calls', Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
              },
            },
          },
        ],
        also: ['Calls data-stays-home escapes'],
      },
    ),
    violating(
      'a key abroad',
      {
        Calls: { Type: 'AWS::S3::Bucket' },
        ...storage({
          S3Config: {
            BucketName: { Ref: 'Calls' },
            BucketPrefix: 'c',
            EncryptionConfig: { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:us-east-1:111111111111:key/1' },
          },
        }),
      },
      'Subject',
    ),
    unproven(
      'a bucket from the deployer',
      storage({ S3Config: { BucketName: FROM_DEPLOYER, BucketPrefix: 'c' } }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-media-stream', [
    compliant(
      'a key at home',
      storage({
        ResourceType: 'MEDIA_STREAMS',
        StorageType: 'KINESIS_VIDEO_STREAM',
        KinesisVideoStreamConfig: {
          Prefix: 'p',
          RetentionPeriodHours: 1,
          EncryptionConfig: { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:ca-central-1:111111111111:key/1' },
        },
      }),
    ),
    violating(
      'a key abroad',
      storage({
        ResourceType: 'MEDIA_STREAMS',
        StorageType: 'KINESIS_VIDEO_STREAM',
        KinesisVideoStreamConfig: {
          Prefix: 'p',
          RetentionPeriodHours: 1,
          EncryptionConfig: { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:us-east-1:111111111111:key/1' },
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-record-stream', [
    compliant('a stream of the stack', {
      Records: { Type: 'AWS::Kinesis::Stream' },
      ...storage({
        ResourceType: 'CONTACT_TRACE_RECORDS',
        StorageType: 'KINESIS_STREAM',
        KinesisStreamConfig: { StreamArn: { 'Fn::GetAtt': ['Records', 'Arn'] } },
      }),
    }),
    violating(
      'a stream abroad',
      storage({
        ResourceType: 'CONTACT_TRACE_RECORDS',
        StorageType: 'KINESIS_STREAM',
        KinesisStreamConfig: { StreamArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/r' },
      }),
      'Subject',
    ),
    unproven(
      'a stream of another account',
      storage({
        ResourceType: 'AGENT_EVENTS',
        StorageType: 'KINESIS_STREAM',
        KinesisStreamConfig: { StreamArn: `arn:aws:kinesis:ca-central-1:${FOREIGN_ACCOUNT}:stream/r` },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-record-delivery', [
    compliant(
      'a delivery stream at home',
      storage({
        ResourceType: 'CONTACT_TRACE_RECORDS',
        StorageType: 'KINESIS_FIREHOSE',
        KinesisFirehoseConfig: { FirehoseArn: 'arn:aws:firehose:ca-central-1:111111111111:deliverystream/r' },
      }),
    ),
    violating(
      'a delivery stream abroad',
      storage({
        ResourceType: 'CONTACT_TRACE_RECORDS',
        StorageType: 'KINESIS_FIREHOSE',
        KinesisFirehoseConfig: { FirehoseArn: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/r' },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-traffic-distribution', [
    compliant(
      'a pair inside the jurisdiction',
      subject('AWS::Connect::TrafficDistributionGroup', {
        InstanceArn: 'arn:aws:connect:us-east-1:111111111111:instance/1',
        Name: 't',
      }),
      { jurisdiction: 'us' },
    ),
    trap(
      'a number of an instance from the deployer',
      subject('AWS::Connect::PhoneNumber', { TargetArn: FROM_DEPLOYER, CountryCode: 'CA', Type: 'DID' }),
    ),
    violating(
      'Frankfurt with London',
      subject('AWS::Connect::TrafficDistributionGroup', {
        InstanceArn: 'arn:aws:connect:eu-central-1:111111111111:instance/1',
        Name: 't',
      }),
      'Subject',
      { jurisdiction: 'eu' },
    ),
    violating(
      'a number of a group abroad',
      subject('AWS::Connect::PhoneNumber', {
        TargetArn: 'arn:aws:connect:us-east-1:111111111111:traffic-distribution-group/1',
        CountryCode: 'US',
        Type: 'DID',
      }),
      'Subject',
    ),
    unproven(
      'a Region without a pair',
      subject('AWS::Connect::TrafficDistributionGroup', { InstanceArn: INSTANCE, Name: 't' }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-integration', [
    compliant('a function of the stack', {
      Handler: { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn:aws:iam::111111111111:role/r' } },
      ...subject('AWS::Connect::IntegrationAssociation', {
        InstanceId: INSTANCE,
        IntegrationType: 'LAMBDA_FUNCTION',
        IntegrationArn: { 'Fn::GetAtt': ['Handler', 'Arn'] },
      }),
    }),
    violating(
      'a bot abroad',
      subject('AWS::Connect::IntegrationAssociation', {
        InstanceId: INSTANCE,
        IntegrationType: 'LEX_BOT',
        IntegrationArn: 'arn:aws:lex:us-east-1:111111111111:bot-alias/B/A',
      }),
      'Subject',
    ),
    unproven(
      'a function from the deployer',
      subject('AWS::Connect::IntegrationAssociation', {
        InstanceId: INSTANCE,
        IntegrationType: 'LAMBDA_FUNCTION',
        IntegrationArn: FROM_DEPLOYER,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-data-lake-share', [
    compliant(
      'an own account',
      subject('AWS::Connect::DataLakeAssociation', {
        InstanceId: '1',
        DataSetId: 'contact_record',
        TargetAccountId: { Ref: 'AWS::AccountId' },
      }),
    ),
    unproven(
      'another account',
      subject('AWS::Connect::DataLakeAssociation', {
        InstanceId: '1',
        DataSetId: 'contact_record',
        TargetAccountId: FOREIGN_ACCOUNT,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-agent-application', [
    compliant(
      'a host of the Region',
      subject('AWS::Connect::ApprovedOrigin', {
        InstanceId: INSTANCE,
        Origin: 'https://abc.execute-api.ca-central-1.amazonaws.com',
      }),
    ),
    violating(
      'a host abroad',
      subject('AWS::Connect::ApprovedOrigin', {
        InstanceId: INSTANCE,
        Origin: 'https://abc.execute-api.us-east-1.amazonaws.com',
      }),
      'Subject',
    ),
    unproven(
      'an application of unknown place',
      subject('AWS::AppIntegrations::Application', {
        Name: 'a',
        Namespace: 'n',
        Description: 'd',
        ApplicationSourceConfig: { ExternalUrlConfig: { AccessUrl: 'https://crm.example.com' } },
      }),
      'Subject',
    ),
    trap(
      'a prompt that comes in',
      subject('AWS::Connect::Prompt', { InstanceArn: INSTANCE, Name: 'p', S3Uri: 's3://prompts/hello.wav' }),
    ),
  ]),
];
