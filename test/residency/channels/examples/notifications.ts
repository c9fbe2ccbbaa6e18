import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const topic = { T: { Type: 'AWS::SNS::Topic' } };
const queue = { Q: { Type: 'AWS::SQS::Queue' } };
const subscription = (properties: object) => ({
  ...one('AWS::SNS::Subscription', { TopicArn: { Ref: 'T' }, ...properties }),
  ...topic,
});
const policy = (type: string, statement: object) =>
  one(type, { PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

export const notifications = [
  ...examplesOf('sns-subscription', [
    compliant('a queue of the stack', {
      ...subscription({ Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Q', 'Arn'] } }),
      ...queue,
    }),
    trap('a person who gets mail', {
      Parameters: { Mail: { Type: 'String' } },
      Resources: subscription({ Protocol: 'email', Endpoint: { Ref: 'Mail' } }),
    }),
    trap('a person who gets texts', subscription({ Protocol: 'sms', Endpoint: '+12125550100' })),
    violating(
      'a queue abroad',
      subscription({ Protocol: 'sqs', Endpoint: { 'Fn::Sub': 'arn:aws:sqs:us-east-1:${AWS::AccountId}:q' } }),
      'It',
    ),
    violating(
      'a topic of another Region, as CDK writes it',
      {
        ...one('AWS::SNS::Subscription', {
          TopicArn: 'arn:aws:sns:us-east-1:111111111111:t',
          Region: 'us-east-1',
          Protocol: 'sqs',
          Endpoint: { 'Fn::GetAtt': ['Q', 'Arn'] },
        }),
        ...queue,
      },
      'It',
    ),
    violating(
      'a function abroad, inside the topic',
      one('AWS::SNS::Topic', {
        Subscription: [
          { Protocol: 'email', Endpoint: 'ops@example.com' },
          { Protocol: 'lambda', Endpoint: 'arn:aws:lambda:eu-west-1:111111111111:function:f' },
        ],
      }),
      'It',
    ),
    unproven(
      'a stream that is imported',
      subscription({ Protocol: 'firehose', Endpoint: { 'Fn::ImportValue': 'Stream' } }),
      'It',
    ),
  ]),
  ...examplesOf('sns-web-subscription', [
    compliant(
      'an API of the own Region',
      subscription({
        Protocol: 'https',
        Endpoint: { 'Fn::Sub': 'https://a1.execute-api.${AWS::Region}.${AWS::URLSuffix}/in' },
      }),
    ),
    violating(
      'an API abroad',
      subscription({ Protocol: 'https', Endpoint: 'https://a1.execute-api.us-east-1.amazonaws.com/in' }),
      'It',
    ),
    unproven(
      'a host that does not tell its place',
      subscription({ Protocol: 'https', Endpoint: 'https://hooks.partner.example/in' }),
      'It',
    ),
    unproven(
      'a host that a parameter gives, inside the topic',
      {
        Parameters: { Hook: { Type: 'String' } },
        Resources: one('AWS::SNS::Topic', { Subscription: [{ Protocol: 'https', Endpoint: { Ref: 'Hook' } }] }),
      },
      'It',
    ),
  ]),
  ...examplesOf('message-policy', [
    compliant(
      'a service, for a source of the own Region',
      policy('AWS::SNS::TopicPolicy', {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Condition: {
          ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*' } },
        },
      }),
    ),
    trap('everyone, for a topic of the stack, as AWS shows it', {
      ...policy('AWS::SQS::QueuePolicy', {
        Principal: '*',
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'T' } } },
      }),
      ...topic,
    }),
    violating('everyone', policy('AWS::SQS::QueuePolicy', { Principal: '*', Action: 'sqs:ReceiveMessage' }), 'It'),
    violating(
      'a topic abroad',
      policy('AWS::SQS::QueueInlinePolicy', {
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111111111111:t' } },
      }),
      'It',
    ),
    unproven(
      'an undeclared account',
      policy('AWS::SNS::TopicInlinePolicy', { Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'sns:Subscribe' }),
      'It',
    ),
  ]),
];
