import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const INSTANCE = 'arn:aws:connect:ca-central-1:111111111111:instance/1';
const domain = (properties: Readonly<Record<string, unknown>>) =>
  subject('AWS::CustomerProfiles::Domain', { DomainName: 'd', DefaultExpirationDays: 365, ...properties });

export const customerEngagement = [
  ...examplesOf('customer-profile-domain', [
    compliant('a queue and a key of the Region', {
      Failed: { Type: 'AWS::SQS::Queue' },
      ...domain({
        DefaultEncryptionKey: 'arn:aws:kms:ca-central-1:111111111111:key/1',
        DeadLetterQueueUrl: { Ref: 'Failed' },
      }),
    }),
    violating(
      'a queue abroad',
      domain({ DeadLetterQueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/failed' }),
      'Subject',
    ),
    unproven(
      'matches in an unknown bucket',
      domain({ Matching: { Enabled: true, ExportingConfig: { S3Exporting: { S3BucketName: 'matches' } } } }),
      'Subject',
    ),
  ]),
  ...examplesOf('customer-profile-stream', [
    compliant('a stream of the stack', {
      Changes: { Type: 'AWS::Kinesis::Stream' },
      ...subject('AWS::CustomerProfiles::EventStream', {
        DomainName: 'd',
        EventStreamName: 'e',
        Uri: { 'Fn::GetAtt': ['Changes', 'Arn'] },
      }),
    }),
    violating(
      'a stream abroad',
      subject('AWS::CustomerProfiles::EventStream', {
        DomainName: 'd',
        EventStreamName: 'e',
        Uri: 'arn:aws:kinesis:us-east-1:111111111111:stream/c',
      }),
      'Subject',
    ),
    unproven(
      'a stream from the deployer',
      subject('AWS::CustomerProfiles::EventStream', { DomainName: 'd', EventStreamName: 'e', Uri: FROM_DEPLOYER }),
      'Subject',
    ),
    trap(
      'records that come in from a bucket',
      subject('AWS::CustomerProfiles::Integration', {
        DomainName: 'd',
        FlowDefinition: {
          FlowName: 'f',
          KmsArn: 'arn:aws:kms:ca-central-1:111111111111:key/1',
          SourceFlowConfig: { ConnectorType: 'S3', SourceConnectorProperties: { S3: { BucketName: 'crm-export' } } },
          Tasks: [],
          TriggerConfig: { TriggerType: 'OnDemand' },
        },
      }),
    ),
  ]),
  ...examplesOf('campaign-resources', [
    compliant(
      'a flow at home',
      subject('AWS::ConnectCampaignsV2::Campaign', {
        Name: 'c',
        ConnectInstanceId: '1',
        ConnectCampaignFlowArn: `${INSTANCE}/contact-flow/1`,
      }),
    ),
    violating(
      'a segment abroad',
      subject('AWS::ConnectCampaignsV2::Campaign', {
        Name: 'c',
        ConnectInstanceId: '1',
        Source: {
          CustomerProfilesSegmentArn: 'arn:aws:profile:us-east-1:111111111111:domains/d/segment-definitions/s',
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('voice-print', [
    compliant(
      'a key at home',
      subject('AWS::VoiceID::Domain', {
        Name: 'v',
        ServerSideEncryptionConfiguration: { KmsKeyId: 'arn:aws:kms:ca-central-1:111111111111:key/1' },
      }),
    ),
    violating(
      'a key abroad',
      subject('AWS::VoiceID::Domain', {
        Name: 'v',
        ServerSideEncryptionConfiguration: { KmsKeyId: 'arn:aws:kms:us-east-1:111111111111:key/1' },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-email-address', [
    compliant(
      'an alias of the same instance',
      subject('AWS::Connect::EmailAddress', {
        InstanceArn: INSTANCE,
        EmailAddress: 'help@example.ca',
        AliasConfigurations: [{ EmailAddressArn: `${INSTANCE}/email-address/1` }],
      }),
    ),
    violating(
      'an alias abroad',
      subject('AWS::Connect::EmailAddress', {
        InstanceArn: INSTANCE,
        EmailAddress: 'help@example.ca',
        AliasConfigurations: [{ EmailAddressArn: 'arn:aws:connect:us-east-1:111111111111:instance/1/email-address/1' }],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('connect-rule-action', [
    compliant(
      'a task at home',
      subject('AWS::Connect::Rule', {
        InstanceArn: INSTANCE,
        Name: 'r',
        Function: 'f',
        PublishStatus: 'PUBLISHED',
        TriggerEventSource: { EventSourceName: 'OnPostCallAnalysisAvailable' },
        Actions: { TaskActions: [{ Name: 't', ContactFlowArn: `${INSTANCE}/contact-flow/1` }] },
      }),
    ),
    violating(
      'a task abroad',
      subject('AWS::Connect::Rule', {
        InstanceArn: INSTANCE,
        Name: 'r',
        Function: 'f',
        PublishStatus: 'PUBLISHED',
        TriggerEventSource: { EventSourceName: 'OnPostCallAnalysisAvailable' },
        Actions: {
          TaskActions: [
            { Name: 't', ContactFlowArn: 'arn:aws:connect:us-east-1:111111111111:instance/1/contact-flow/1' },
          ],
        },
      }),
      'Subject',
    ),
  ]),
];
