import { type Channel } from '../channel';
import { inbound, ways } from './ways';

/** Ways of e-mail, text messages and push notifications. */
export const messaging: readonly Channel[] = [
  {
    id: 'email-routing',
    catalogue: 'SES-01',
    title: 'E-mail is sent, received and recorded in the jurisdiction',
    why: 'Messages, and the events about them, are content; a receipt rule can hand them to an instance or bucket abroad.',
    fix: 'Route through home Regions, to buckets, streams and instances that a given template declares.',
    severity: 'S1',
    sources: [
      'https://docs.aws.amazon.com/ses/latest/dg/global-endpoints.html',
      'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action.html',
    ],
    ways: [
      ...ways('AWS::SES::MultiRegionEndpoint', 'region', 'Details.RouteDetails[].Region'),
      ...ways(
        'AWS::SES::ConfigurationSetEventDestination',
        'arn',
        'EventDestination.EventBridgeDestination.EventBusArn',
        'EventDestination.KinesisFirehoseDestination.DeliveryStreamARN',
        'EventDestination.SnsDestination.TopicARN',
      ),
      ...ways('AWS::SES::ReceiptRule', 'bucket', 'Rule.Actions[].S3Action.BucketName'),
      ...ways(
        'AWS::SES::ReceiptRule',
        'arn',
        'Rule.Actions[].ConnectAction.InstanceARN',
        'Rule.Actions[].LambdaAction.FunctionArn',
        'Rule.Actions[].S3Action.TopicArn',
        'Rule.Actions[].SNSAction.TopicArn',
        'Rule.Actions[].WorkmailAction.OrganizationArn',
      ),
      ...ways('AWS::SES::MailManagerRelay', 'host', 'ServerName'),
      ...ways('AWS::SES::MailManagerRuleSet', 'bucket', 'Rules[].Actions[].WriteToS3.S3Bucket'),
      ...ways('AWS::SES::MailManagerRuleSet', 'arn', 'Rules[].Actions[].DeliverToMailbox.MailboxArn'),
    ],
  },
  {
    id: 'text-message-events',
    catalogue: 'EUM-01',
    title: 'Text and voice messages are received and recorded in the jurisdiction',
    why: 'Two-way channels carry the text that customers send; events carry their numbers.',
    fix: 'Name topics, streams, log groups and Connect instances of the same Region.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms.html'],
    ways: [
      ...ways(
        'AWS::SMSVOICE::ConfigurationSet',
        'arn',
        'EventDestinations[].KinesisFirehoseDestination.DeliveryStreamArn',
        'EventDestinations[].SnsDestination.TopicArn',
        'EventDestinations[].CloudWatchLogsDestination.LogGroupArn',
      ),
      ...ways('AWS::SMSVOICE::PhoneNumber', 'arn', 'TwoWay.ChannelArn'),
      ...ways('AWS::SMSVOICE::ResourcePolicy', 'policy', 'PolicyDocument'),
    ],
  },
  {
    id: 'pinpoint-events',
    catalogue: 'PIN-01',
    title: 'Messaging events are streamed within the jurisdiction',
    why: 'The event stream of Amazon Pinpoint holds endpoints and attributes of users; the service has ended.',
    fix: 'Move to AWS End User Messaging, with a stream of the same Region.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/pinpoint/latest/developerguide/event-streams.html'],
    ways: [
      ...ways('AWS::Pinpoint::EventStream', 'arn', 'DestinationStreamArn'),
      ...inbound('AWS::Pinpoint::SMSChannel', 'Enabled'),
    ],
  },
  {
    id: 'push-notification',
    catalogue: 'WAP-01',
    title: 'Push notifications carry no customer content',
    why: 'What a push channel sends passes through the servers of Apple or Google, in places that they choose.',
    fix: 'Disable the channel, or record the decision and send identifiers only.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/pinpoint/latest/developerguide/channels-mobile.html'],
    ways: ['APNSChannel', 'APNSSandboxChannel', 'APNSVoipChannel', 'GCMChannel', 'BaiduChannel', 'ADMChannel'].map(
      (channel) => ({
        type: `AWS::Pinpoint::${channel}`,
        path: 'Enabled',
        reads: { to: 'unknown', title: 'the push service of a device maker', except: [false] },
        absent: { to: 'unknown', title: 'the push service of a device maker' },
      }),
    ),
  },
];
