import {
  compliant,
  DECLARED_ACCOUNT,
  examplesOf,
  FOREIGN_ACCOUNT,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const bucket = (properties: object) => ({ Data: { Type: 'AWS::S3::Bucket', Properties: properties } });
const us = (name: string) => ({
  region: 'us-east-1',
  name: 'abroad',
  body: {
    Copies: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: name, Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
    },
  },
});
const log = { Log: { Type: 'AWS::S3::Bucket' } };

export const objectStorage = [
  ...examplesOf('s3-transfer-acceleration', [
    compliant('suspended', bucket({ AccelerateConfiguration: { AccelerationStatus: 'Suspended' } })),
    violating('enabled', bucket({ AccelerateConfiguration: { AccelerationStatus: 'Enabled' } }), 'Data'),
    unproven(
      'as the deployer wants',
      {
        Parameters: { Speed: { Type: 'String' } },
        Resources: bucket({ AccelerateConfiguration: { AccelerationStatus: { Ref: 'Speed' } } }),
      },
      'Data',
    ),
    trap('in an arm that is never taken', {
      Conditions: { Abroad: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
      Resources: bucket({
        AccelerateConfiguration: { 'Fn::If': ['Abroad', { AccelerationStatus: 'Enabled' }, { Ref: 'AWS::NoValue' }] },
      }),
    }),
  ]),
  ...examplesOf('s3-inventory', [
    compliant('into the bucket itself and into a bucket of the stack', {
      ...bucket({
        InventoryConfigurations: [
          { Destination: { BucketArn: { 'Fn::GetAtt': ['Log', 'Arn'] }, BucketAccountId: { Ref: 'AWS::AccountId' } } },
        ],
      }),
      ...log,
    }),
    violating(
      'into a bucket abroad',
      bucket({ InventoryConfigurations: [{ Destination: { BucketArn: 'arn:aws:s3:::lists' } }] }),
      'Data',
      {
        others: [us('lists')],
      },
    ),
    unproven(
      'into a bucket of an undeclared account',
      {
        ...bucket({
          AnalyticsConfigurations: [
            {
              StorageClassAnalysis: {
                DataExport: {
                  Destination: { BucketArn: { 'Fn::GetAtt': ['Log', 'Arn'] }, BucketAccountId: FOREIGN_ACCOUNT },
                },
              },
            },
          ],
        }),
        ...log,
      },
      'Data',
    ),
  ]),
  ...examplesOf('s3-access-logs', [
    compliant('to a bucket of the stack', {
      ...bucket({ LoggingConfiguration: { DestinationBucketName: { Ref: 'Log' } } }),
      ...log,
    }),
    compliant(
      'without a destination: into the bucket itself',
      bucket({ LoggingConfiguration: { LogFilePrefix: 'us-east-1/' } }),
    ),
    violating('to a bucket abroad', bucket({ LoggingConfiguration: { DestinationBucketName: 'logs' } }), 'Data', {
      others: [us('logs')],
    }),
    unproven(
      'to a bucket that no template declares',
      bucket({ LoggingConfiguration: { DestinationBucketName: 'logs' } }),
      'Data',
    ),
  ]),
  ...examplesOf('s3-event-notification', [
    compliant('to a queue of the stack', {
      ...bucket({
        NotificationConfiguration: {
          QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
        },
      }),
      Queue: { Type: 'AWS::SQS::Queue' },
    }),
    violating(
      'to a function abroad',
      bucket({
        NotificationConfiguration: {
          LambdaConfigurations: [
            { Event: 's3:ObjectCreated:*', Function: 'arn:aws:lambda:us-east-1:111111111111:function:f' },
          ],
        },
      }),
      'Data',
    ),
    violating(
      "to a topic abroad, by CDK's custom resource",
      {
        Hook: {
          Type: 'Custom::S3BucketNotifications',
          Properties: {
            BucketName: 'data',
            NotificationConfiguration: { TopicConfigurations: [{ TopicArn: 'arn:aws:sns:eu-west-1:111111111111:t' }] },
          },
        },
      },
      'Hook',
    ),
    unproven(
      'to a topic that is imported',
      bucket({
        NotificationConfiguration: {
          TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: { 'Fn::ImportValue': 'Topic' } }],
        },
      }),
      'Data',
    ),
  ]),
  ...examplesOf('s3-storage-lens', [
    compliant('exports at home, about every Region', {
      Lens: {
        Type: 'AWS::S3::StorageLens',
        Properties: {
          StorageLensConfiguration: {
            Id: 'lens',
            Include: { Regions: ['us-east-1', 'ca-central-1'] },
            DataExport: {
              S3BucketDestination: { AccountId: { Ref: 'AWS::AccountId' }, Arn: { 'Fn::GetAtt': ['Log', 'Arn'] } },
            },
          },
        },
      },
      ...log,
    }),
    violating(
      'exports abroad',
      {
        Lens: {
          Type: 'AWS::S3::StorageLens',
          Properties: {
            StorageLensConfiguration: {
              Id: 'l',
              DataExport: { S3BucketDestination: { AccountId: DECLARED_ACCOUNT, Arn: 'arn:aws:s3:::lens' } },
            },
          },
        },
      },
      'Lens',
      { others: [us('lens')] },
    ),
    unproven(
      'exports to an unknown bucket',
      {
        Lens: {
          Type: 'AWS::S3::StorageLens',
          Properties: {
            StorageLensConfiguration: { Id: 'l', DataExport: { S3BucketDestination: { Arn: 'arn:aws:s3:::lens' } } },
          },
        },
      },
      'Lens',
    ),
  ]),
  ...examplesOf('s3-website-redirect', [
    compliant(
      'to a website of a home Region',
      bucket({
        WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: 'b.s3-website.ca-central-1.amazonaws.com' } },
      }),
    ),
    trap(
      "to a host of one's own",
      bucket({ WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: 'www.example.com' } } }),
    ),
    violating(
      'to a website abroad',
      bucket({
        WebsiteConfiguration: {
          RoutingRules: [{ RedirectRule: { HostName: 'b.s3-website-us-east-1.amazonaws.com' } }],
        },
      }),
      'Data',
    ),
  ]),
];
