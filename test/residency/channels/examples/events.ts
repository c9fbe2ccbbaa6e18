import {
  compliant,
  DECLARED_ACCOUNT,
  examplesOf,
  FOREIGN_ACCOUNT,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const rule = (target: object, more: object = {}) =>
  one('AWS::Events::Rule', { Targets: [{ Id: 't', ...target }], ...more });
const schedule = (target: object) =>
  one('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 day)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: target,
  });
const call = (action: string, Input: string) =>
  schedule({ Arn: `arn:aws:scheduler:::aws-sdk:${action}`, RoleArn: 'arn:aws:iam::111111111111:role/r', Input });

export const events = [
  ...examplesOf('event-rule-target', [
    compliant('a queue of the stack, about events of another Region', {
      ...rule(
        { Arn: { 'Fn::GetAtt': ['Q', 'Arn'] } },
        { EventPattern: { source: ['aws.connect'], region: ['us-east-1'] } },
      ),
      Q: { Type: 'AWS::SQS::Queue' },
    }),
    compliant(
      'a bus of a declared account',
      rule({ Arn: { 'Fn::Sub': `arn:aws:events:\${AWS::Region}:${DECLARED_ACCOUNT}:event-bus/audit` } }),
    ),
    violating(
      'a bus abroad',
      rule({
        Arn: {
          'Fn::Join': ['', ['arn:aws:events:', 'us-east-1', ':', { Ref: 'AWS::AccountId' }, ':event-bus/default']],
        },
      }),
      'It',
    ),
    violating(
      'dead letters abroad',
      {
        ...rule({
          Arn: { 'Fn::GetAtt': 'Q.Arn' },
          DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111111111111:dead' },
        }),
        Q: { Type: 'AWS::SQS::Queue' },
      },
      'It',
    ),
    unproven(
      'a bus of an undeclared account',
      rule({ Arn: `arn:aws:events:ca-central-1:${FOREIGN_ACCOUNT}:event-bus/b` }),
      'It',
    ),
    unproven('a target that is imported', rule({ Arn: { 'Fn::ImportValue': 'Bus' } }), 'It'),
  ]),
  ...examplesOf('event-global-endpoint', [
    compliant(
      'between home Regions',
      one('AWS::Events::Endpoint', {
        EventBuses: [
          { EventBusArn: 'arn:aws:events:ca-central-1:111111111111:event-bus/b' },
          { EventBusArn: 'arn:aws:events:ca-west-1:111111111111:event-bus/b' },
        ],
        RoutingConfig: {
          FailoverConfig: {
            Primary: { HealthCheck: 'arn:aws:route53:::healthcheck/h' },
            Secondary: { Route: 'ca-west-1' },
          },
        },
      }),
    ),
    violating(
      'across the border',
      one('AWS::Events::Endpoint', {
        EventBuses: [{ EventBusArn: { 'Fn::Sub': 'arn:aws:events:us-east-1:${AWS::AccountId}:event-bus/b' } }],
        RoutingConfig: { FailoverConfig: { Secondary: { Route: 'us-east-1' } } },
      }),
      'It',
    ),
    unproven(
      'where a parameter says',
      {
        Parameters: { R: { Type: 'String' } },
        Resources: one('AWS::Events::Endpoint', {
          RoutingConfig: { FailoverConfig: { Secondary: { Route: { Ref: 'R' } } } },
        }),
      },
      'It',
    ),
  ]),
  ...examplesOf('event-api-destination', [
    compliant(
      'an API of the own Region',
      one('AWS::Events::ApiDestination', {
        InvocationEndpoint: { 'Fn::Sub': 'https://a1.execute-api.${AWS::Region}.amazonaws.com/prod' },
      }),
    ),
    violating(
      'a vendor abroad',
      one('AWS::Events::ApiDestination', { InvocationEndpoint: 'https://http-intake.logs.datadoghq.com/api/v2/logs' }),
      'It',
    ),
    unproven(
      'a host that does not tell its place',
      one('AWS::Events::ApiDestination', { InvocationEndpoint: 'https://hooks.partner.example/in' }),
      'It',
    ),
    trap(
      'where the token comes from',
      one('AWS::Events::Connection', {
        AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
        AuthParameters: { OAuthParameters: { AuthorizationEndpoint: 'https://login.partner.example/token' } },
      }),
    ),
  ]),
  ...examplesOf('event-bus-policy', [
    compliant(
      'everyone of the own organisation',
      one('AWS::Events::EventBusPolicy', {
        StatementId: 's',
        Principal: '*',
        Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' },
      }),
    ),
    violating(
      'everyone',
      one('AWS::Events::EventBusPolicy', { StatementId: 's', Action: 'events:PutEvents', Principal: '*' }),
      'It',
    ),
    unproven(
      'an undeclared account',
      one('AWS::Events::EventBus', {
        Name: 'b',
        Policy: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'events:PutRule', Resource: '*' },
          ],
        },
      }),
      'It',
    ),
  ]),
  ...examplesOf('event-archive', [
    compliant('of a bus of the stack', {
      ...one('AWS::Events::Archive', { SourceArn: { 'Fn::GetAtt': ['B', 'Arn'] } }),
      B: { Type: 'AWS::Events::EventBus', Properties: { Name: 'b' } },
    }),
    violating(
      'of a bus abroad',
      one('AWS::Events::Archive', { SourceArn: 'arn:aws:events:us-east-1:111111111111:event-bus/b' }),
      'It',
    ),
    unproven(
      'of a bus of an undeclared account',
      one('AWS::Events::Archive', { SourceArn: `arn:aws:events:ca-central-1:${FOREIGN_ACCOUNT}:event-bus/b` }),
      'It',
    ),
  ]),
  ...examplesOf('event-pipe', [
    compliant('at home', {
      ...one('AWS::Pipes::Pipe', {
        Source: { 'Fn::GetAtt': 'Q.Arn' },
        Target: { 'Fn::GetAtt': 'Q.Arn' },
        LogConfiguration: { S3LogDestination: { BucketName: { Ref: 'B' } } },
      }),
      Q: { Type: 'AWS::SQS::Queue' },
      B: { Type: 'AWS::S3::Bucket' },
    }),
    violating(
      'enriched abroad',
      one('AWS::Pipes::Pipe', {
        Source: 's',
        Target: 't',
        Enrichment: 'arn:aws:lambda:us-east-1:111111111111:function:f',
      }),
      'It',
    ),
    unproven(
      'to a target that is imported',
      one('AWS::Pipes::Pipe', { Source: { 'Fn::ImportValue': 'S' }, Target: { 'Fn::ImportValue': 'T' } }),
      'It',
    ),
  ]),
  ...examplesOf('scheduled-call', [
    compliant(
      'a call about a table of the own Region',
      call('databasemigration:reloadTables', '{"ReplicationTaskArn":"arn:aws:dms:ca-central-1:111111111111:task:T"}'),
    ),
    violating('a copy of a snapshot from abroad', call('rds:copyDBSnapshot', '{"SourceRegion":"us-east-1"}'), 'It'),
    violating('an object into a bucket abroad', call('s3:putObject', '{"Bucket":"far","Key":"k"}'), 'It', {
      others: [
        {
          region: 'us-east-1',
          body: {
            Far: {
              Type: 'AWS::S3::Bucket',
              Properties: { BucketName: 'far', Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
            },
          },
        },
      ],
    }),
    unproven('a target that is imported', schedule({ Arn: { 'Fn::ImportValue': 'F' } }), 'It'),
  ]),
  ...examplesOf('partner-event-source', [
    trap(
      'events of a vendor that come in',
      one('AWS::Events::EventBus', { Name: 'aws.partner/example.com/1', EventSourceName: 'aws.partner/example.com/1' }),
    ),
  ]),
];
