import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

export const messaging = [
  ...examplesOf('email-routing', [
    compliant('a bucket and a function of the stack', {
      Mail: { Type: 'AWS::S3::Bucket' },
      ...subject('AWS::SES::ReceiptRule', {
        RuleSetName: 's',
        Rule: {
          Actions: [
            { S3Action: { BucketName: { Ref: 'Mail' } } },
            { LambdaAction: { FunctionArn: 'arn:aws:lambda:ca-central-1:111111111111:function:f' } },
          ],
        },
      }),
    }),
    violating(
      'an instance of Amazon Connect abroad',
      subject('AWS::SES::ReceiptRule', {
        RuleSetName: 's',
        Rule: {
          Actions: [
            {
              ConnectAction: {
                InstanceARN: 'arn:aws:connect:us-east-1:111111111111:instance/1',
                IAMRoleARN: 'arn:aws:iam::111111111111:role/r',
              },
            },
          ],
        },
      }),
      'Subject',
    ),
    violating(
      'a second Region abroad',
      subject('AWS::SES::MultiRegionEndpoint', {
        EndpointName: 'e',
        Details: { RouteDetails: [{ Region: 'us-east-1' }] },
      }),
      'Subject',
    ),
    unproven(
      'a relay of unknown place',
      subject('AWS::SES::MailManagerRelay', {
        RelayName: 'r',
        ServerName: 'mail.example.com',
        ServerPort: 25,
        Authentication: {},
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('text-message-events', [
    compliant('a topic of the stack', {
      Topic: { Type: 'AWS::SNS::Topic' },
      ...subject('AWS::SMSVOICE::PhoneNumber', {
        IsoCountryCode: 'CA',
        NumberType: 'LONG_CODE',
        NumberCapabilities: ['SMS'],
        TwoWay: { Enabled: true, ChannelArn: { Ref: 'Topic' } },
      }),
    }),
    violating(
      'a two-way channel abroad',
      subject('AWS::SMSVOICE::PhoneNumber', {
        IsoCountryCode: 'CA',
        NumberType: 'LONG_CODE',
        NumberCapabilities: ['SMS'],
        TwoWay: { Enabled: true, ChannelArn: 'arn:aws:sns:us-east-1:111111111111:inbound' },
      }),
      'Subject',
    ),
    unproven(
      'a topic from the deployer',
      subject('AWS::SMSVOICE::ConfigurationSet', {
        EventDestinations: [
          {
            EventDestinationName: 'e',
            Enabled: true,
            MatchingEventTypes: ['ALL'],
            SnsDestination: { TopicArn: FROM_DEPLOYER },
          },
        ],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('pinpoint-events', [
    compliant(
      'a stream at home',
      subject('AWS::Pinpoint::EventStream', {
        ApplicationId: 'a',
        DestinationStreamArn: 'arn:aws:kinesis:ca-central-1:111111111111:stream/s',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
      }),
    ),
    violating(
      'a stream abroad',
      subject('AWS::Pinpoint::EventStream', {
        ApplicationId: 'a',
        DestinationStreamArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/s',
        RoleArn: 'arn:aws:iam::111111111111:role/r',
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('push-notification', [
    trap('a channel that is off', subject('AWS::Pinpoint::GCMChannel', { ApplicationId: 'a', Enabled: false })),
    unproven(
      'a channel that is on by default',
      subject('AWS::Pinpoint::APNSChannel', { ApplicationId: 'a' }),
      'Subject',
    ),
  ]),
];
