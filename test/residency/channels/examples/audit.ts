import {
  compliant,
  examplesOf,
  FOREIGN_ACCOUNT,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const BUCKET = { Bucket: { Type: 'AWS::S3::Bucket' } };
const trail = (properties: Readonly<Record<string, unknown>>) => ({
  ...BUCKET,
  ...subject('AWS::CloudTrail::Trail', { IsLogging: true, S3BucketName: { Ref: 'Bucket' }, ...properties }),
});
const S3_OBJECTS = [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::'] }] }];

export const audit = [
  ...examplesOf('trail-data-events', [
    compliant('data events of one Region', trail({ IsMultiRegionTrail: false, EventSelectors: S3_OBJECTS })),
    trap('management events of every Region', trail({ IsMultiRegionTrail: true, EventSelectors: [] })),
    violating(
      'data events of every Region',
      trail({ IsMultiRegionTrail: true, EventSelectors: S3_OBJECTS }),
      'Subject',
    ),
    violating(
      'data events by advanced selectors',
      trail({
        IsMultiRegionTrail: true,
        AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('trail-destination', [
    compliant('a bucket of the template', trail({ IsMultiRegionTrail: false })),
    unproven('a bucket of the log archive', trail({ S3BucketName: 'org-log-archive' }), 'Subject'),
    violating(
      'a log group abroad',
      trail({ CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111111111111:log-group:trail:*' }),
      'Subject',
    ),
  ]),
  ...examplesOf('event-data-store-regions', [
    compliant('one Region', subject('AWS::CloudTrail::EventDataStore', { MultiRegionEnabled: false })),
    violating('the default', subject('AWS::CloudTrail::EventDataStore', { Name: 'events' }), 'Subject'),
    violating(
      'in YAML',
      'Resources:\n  Store:\n    Type: AWS::CloudTrail::EventDataStore\n    Properties:\n      MultiRegionEnabled: true\n',
      'Store',
    ),
  ]),
  ...examplesOf('config-aggregation', [
    compliant('delivery to a bucket of the template', {
      ...BUCKET,
      ...subject('AWS::Config::DeliveryChannel', { S3BucketName: { Ref: 'Bucket' } }),
    }),
    trap(
      'an aggregator at home',
      subject('AWS::Config::ConfigurationAggregator', {
        OrganizationAggregationSource: {
          AllAwsRegions: true,
          RoleArn: 'arn:aws:iam::111111111111:role/a',
          AwsRegions: ['us-east-1'],
        },
      }),
    ),
    violating(
      'an aggregator abroad',
      subject('AWS::Config::AggregationAuthorization', {
        AuthorizedAccountId: '111111111111',
        AuthorizedAwsRegion: 'us-east-1',
      }),
      'Subject',
    ),
    unproven(
      'an unknown account',
      subject('AWS::Config::AggregationAuthorization', {
        AuthorizedAccountId: FOREIGN_ACCOUNT,
        AuthorizedAwsRegion: 'ca-central-1',
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('finding-aggregation', [
    trap(
      'an aggregator at home',
      subject('AWS::SecurityHub::FindingAggregator', {
        RegionLinkingMode: 'SPECIFIED_REGIONS',
        Regions: ['us-east-1'],
      }),
    ),
  ]),
  ...examplesOf('threat-finding-export', [
    compliant('a bucket and a key of the template', {
      ...BUCKET,
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
                Action: 'kms:*',
                Resource: '*',
              },
            ],
          },
        },
      },
      ...subject('AWS::GuardDuty::PublishingDestination', {
        DetectorId: 'd',
        DestinationType: 'S3',
        DestinationProperties: {
          DestinationArn: { 'Fn::GetAtt': 'Bucket.Arn' },
          KmsKeyArn: { 'Fn::GetAtt': 'Key.Arn' },
        },
      }),
    }),
    violating(
      'a key abroad',
      {
        ...BUCKET,
        ...subject('AWS::GuardDuty::PublishingDestination', {
          DetectorId: 'd',
          DestinationType: 'S3',
          DestinationProperties: {
            DestinationArn: { 'Fn::GetAtt': 'Bucket.Arn' },
            KmsKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/1',
          },
        }),
      },
      'Subject',
    ),
    unproven(
      'an unknown bucket',
      subject('AWS::GuardDuty::PublishingDestination', {
        DetectorId: 'd',
        DestinationType: 'S3',
        DestinationProperties: { DestinationArn: 'arn:aws:s3:::findings' },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('security-lake-rollup', [
    compliant(
      'a rollup at home',
      subject('AWS::SecurityLake::DataLake', { ReplicationConfiguration: { Regions: ['ca-west-1'] } }),
    ),
    violating(
      'a rollup abroad',
      subject('AWS::SecurityLake::DataLake', { ReplicationConfiguration: { Regions: ['us-east-1'] } }),
      'Subject',
    ),
    unproven(
      'a subscriber of another account',
      subject('AWS::SecurityLake::Subscriber', {
        AccessTypes: ['S3'],
        DataLakeArn: 'arn:aws:securitylake:ca-central-1:111111111111:data-lake/default',
        SubscriberName: 's',
        SubscriberIdentity: { ExternalId: 'x', Principal: FOREIGN_ACCOUNT },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('notification-hub', [
    compliant('a hub at home', subject('AWS::Notifications::NotificationHub', { Region: 'ca-central-1' })),
    violating('a hub abroad', subject('AWS::Notifications::NotificationHub', { Region: 'us-east-1' }), 'Subject'),
  ]),
  ...examplesOf('support-access', [
    compliant(
      'bounded in time and scope',
      subject('AWS::SupportAuthZ::SupportPermit', {
        Permit: {
          Actions: { Actions: ['s3:GetBucketPolicy'] },
          Resources: { Resources: ['arn:aws:s3:::x'] },
          Conditions: [{ AllowBefore: '2026-12-01T00:00:00Z' }],
        },
      }),
    ),
    unproven(
      'without an end',
      subject('AWS::SupportAuthZ::SupportPermit', {
        Permit: { Actions: { AllActions: {} }, Resources: { AllResourcesInRegion: {} } },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('cost-report', [
    compliant(
      'stored at home',
      subject('AWS::CUR::ReportDefinition', { S3Bucket: 'costs', S3Region: 'ca-central-1', ReportName: 'r' }),
    ),
    trap(
      'stored where AWS runs billing',
      subject('AWS::CUR::ReportDefinition', { S3Bucket: 'costs', S3Region: 'us-east-1', ReportName: 'r' }),
    ),
    violating(
      'stored abroad',
      subject('AWS::CUR::ReportDefinition', { S3Bucket: 'costs', S3Region: 'us-west-2', ReportName: 'r' }),
      'Subject',
    ),
  ]),
];
