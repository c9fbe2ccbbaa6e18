import { type Channel } from '../channel';
import { knownWays, ways } from './ways';

/** Protocols that deliver to a resource of AWS, and those that deliver to a host. */
const TO_AWS = ['sqs', 'lambda', 'firehose', 'application'];
const TO_HOST = ['http', 'https'];

/** Ways out of Amazon SNS and Amazon SQS. */
export const notifications: readonly Channel[] = [
  {
    id: 'sns-subscription',
    catalogue: 'SNS-01',
    title: 'Topics deliver to queues and functions of the jurisdiction',
    why: 'A subscription carries every message to its endpoint, across Regions and accounts.',
    fix: 'Subscribe endpoints of known accounts in home Regions to topics of home Regions.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html'],
    ways: [
      ...ways('AWS::SNS::Subscription', 'region', 'Region'),
      ...knownWays('AWS::SNS::Subscription', 'arn', 'TopicArn'),
      {
        type: 'AWS::SNS::Subscription',
        path: 'Endpoint',
        reads: 'address',
        when: { path: 'Protocol', values: TO_AWS },
      },
      {
        type: 'AWS::SNS::Topic',
        path: 'Subscription[].Endpoint',
        reads: 'address',
        when: { path: 'Subscription[].Protocol', values: TO_AWS },
      },
    ],
  },
  {
    id: 'sns-web-subscription',
    catalogue: 'SNS-02',
    title: 'Topics post to hosts of the jurisdiction',
    why: 'Every message is posted to the host; people who get mail or texts are outside of what a template tells.',
    fix: 'Use the site that the vendor runs in the jurisdiction; send people ids only.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html'],
    ways: [
      {
        type: 'AWS::SNS::Subscription',
        path: 'Endpoint',
        reads: 'address',
        when: { path: 'Protocol', values: TO_HOST },
      },
      {
        type: 'AWS::SNS::Topic',
        path: 'Subscription[].Endpoint',
        reads: 'address',
        when: { path: 'Subscription[].Protocol', values: TO_HOST },
      },
    ],
  },
  {
    id: 'message-policy',
    catalogue: 'SNS-03',
    title: 'Topics and queues are open to known accounts and sources of the jurisdiction',
    why: 'Who may subscribe or receive has the messages; a foreign aws:SourceArn says who feeds or empties them.',
    fix: 'Name own accounts, or a service with an aws:SourceArn of a home Region.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html'],
    ways: [
      'AWS::SNS::TopicPolicy',
      'AWS::SNS::TopicInlinePolicy',
      'AWS::SQS::QueuePolicy',
      'AWS::SQS::QueueInlinePolicy',
    ].flatMap((type) => ways(type, 'policy', 'PolicyDocument')),
  },
];
