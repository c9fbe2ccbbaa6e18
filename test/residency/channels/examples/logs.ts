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

const filter = (destination: unknown) => ({
  Filter: {
    Type: 'AWS::Logs::SubscriptionFilter',
    Properties: { LogGroupName: '/aws/connect/example', FilterPattern: '', DestinationArn: destination },
  },
});
const relay = (target: unknown) => ({
  Relay: {
    Type: 'AWS::Logs::Destination',
    Properties: { DestinationName: 'siem', RoleArn: 'arn:aws:iam::111111111111:role/relay', TargetArn: target },
  },
});
const protectedLog = (FindingsDestination: unknown) =>
  subject('AWS::Logs::LogGroup', {
    DataProtectionPolicy: {
      Name: 'personal-data',
      Version: '2021-06-01',
      Statement: [
        {
          Sid: 'audit',
          DataIdentifier: [{ 'Fn::Sub': 'arn:${AWS::Partition}:dataprotection::aws:data-identifier/EmailAddress' }],
          Operation: { Audit: { FindingsDestination } },
        },
        { Sid: 'redact', DataIdentifier: ['EmailAddress'], Operation: { Deidentify: { MaskConfig: {} } } },
      ],
    },
  });
const RELAY_ARN = 'arn:aws:logs:ca-central-1:111111111111:destination:siem';
const STREAM_AT_HOME = 'arn:aws:kinesis:ca-central-1:111111111111:stream/logs';
const STREAM_ABROAD = 'arn:aws:kinesis:us-east-1:111111111111:stream/logs';
const abroad = (body: Readonly<Record<string, unknown>>) => ({ others: [{ region: 'us-east-1', body }] });

export const logs = [
  ...examplesOf('logs-subscription', [
    compliant(
      'a stream of the same stack, in YAML',
      `
Resources:
  Stream: { Type: AWS::Kinesis::Stream, Properties: { ShardCount: 1 } }
  Filter:
    Type: AWS::Logs::SubscriptionFilter
    Properties:
      LogGroupName: /aws/connect/example
      FilterPattern: ''
      DestinationArn: !GetAtt Stream.Arn
`,
    ),
    violating('a stream abroad', filter(STREAM_ABROAD), 'Filter'),
    violating(
      'a function abroad, by Fn::Sub',
      filter({
        'Fn::Sub': ['arn:${AWS::Partition}:lambda:${Where}:${AWS::AccountId}:function:x', { Where: 'us-west-2' }],
      }),
      'Filter',
    ),
    unproven('an import', filter(FROM_DEPLOYER), 'Filter'),
    unproven('a destination of CloudWatch Logs that nobody declares', filter(RELAY_ARN), 'Filter'),
    trap('a destination that the template declares', {
      ...filter({ 'Fn::GetAtt': ['Relay', 'Arn'] }),
      ...relay(STREAM_AT_HOME),
    }),
    trap('a declared destination by its name', { ...filter(RELAY_ARN), ...relay(STREAM_AT_HOME) }),
  ]),
  ...examplesOf('logs-destination', [
    compliant('a stream at home', relay(STREAM_AT_HOME)),
    violating(
      'the destination opens the way, not its subscription',
      { ...filter(RELAY_ARN), ...relay(STREAM_ABROAD) },
      'Relay',
    ),
    unproven('a stream from the deployer', relay(FROM_DEPLOYER), 'Relay'),
    trap('accounts that send logs here', {
      Relay: {
        Type: 'AWS::Logs::Destination',
        Properties: {
          DestinationName: 'siem',
          RoleArn: 'arn:aws:iam::111111111111:role/relay',
          TargetArn: STREAM_AT_HOME,
          DestinationPolicy: JSON.stringify({
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: FOREIGN_ACCOUNT },
                Action: 'logs:PutSubscriptionFilter',
                Resource: '*',
              },
            ],
          }),
        },
      },
    }),
  ]),
  ...examplesOf(
    'logs-account-policy',
    [
      ['compliant', STREAM_AT_HOME],
      ['violating', STREAM_ABROAD],
      ['unproven', RELAY_ARN],
    ].map(([kind, destination]) => {
      const body = subject('AWS::Logs::AccountPolicy', {
        PolicyName: 'all',
        PolicyType: 'SUBSCRIPTION_FILTER_POLICY',
        Scope: 'ALL',
        PolicyDocument: JSON.stringify({ DestinationArn: destination, FilterPattern: '', Distribution: 'Random' }),
      });
      if (kind === 'compliant') return compliant('a stream at home', body);
      return kind === 'violating'
        ? violating('a stream abroad', body, 'Subject')
        : unproven('a destination that nobody declares', body, 'Subject');
    }),
  ),
  ...examplesOf('logs-findings', [
    compliant('findings that go nowhere', protectedLog({})),
    compliant(
      'a log group of the same Region',
      protectedLog({ CloudWatchLogs: { LogGroup: '/aws/vendedlogs/findings' } }),
    ),
    compliant('a bucket of the stack', {
      Bucket: { Type: 'AWS::S3::Bucket' },
      ...protectedLog({ S3: { Bucket: { Ref: 'Bucket' } } }),
    }),
    violating(
      'a bucket that another template declares abroad',
      protectedLog({ S3: { Bucket: 'findings' } }),
      'Subject',
      {
        ...abroad({ Far: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'findings' } } }),
        also: ['Far data-stays-home escapes'],
      },
    ),
    unproven('a bucket that no template declares', protectedLog({ S3: { Bucket: 'findings' } }), 'Subject'),
  ]),
  ...examplesOf('logs-delivery', [
    compliant('a bucket of the set', {
      Bucket: { Type: 'AWS::S3::Bucket' },
      ...subject('AWS::Logs::DeliveryDestination', {
        Name: 'd',
        DestinationResourceArn: { 'Fn::GetAtt': 'Bucket.Arn' },
      }),
    }),
    violating(
      'a bucket that another template declares abroad',
      subject('AWS::Logs::DeliveryDestination', {
        Name: 'd',
        DestinationResourceArn: 'arn:aws:s3:::logs-ca-central-1',
      }),
      'Subject',
      {
        ...abroad({ Far: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'logs-ca-central-1' } } }),
        also: ['Far data-stays-home escapes'],
      },
    ),
    unproven(
      'a bucket that no template declares',
      subject('AWS::Logs::DeliveryDestination', { Name: 'd', DestinationResourceArn: 'arn:aws:s3:::central-logs' }),
      'Subject',
    ),
  ]),
  ...examplesOf('logs-centralization', [
    compliant(
      'from everywhere to home',
      subject('AWS::ObservabilityAdmin::OrganizationCentralizationRule', {
        RuleName: 'r',
        Rule: { Source: { Regions: ['us-east-1'] }, Destination: { Region: 'ca-west-1', Account: '222222222222' } },
      }),
    ),
    violating(
      'a backup abroad',
      subject('AWS::ObservabilityAdmin::OrganizationCentralizationRule', {
        RuleName: 'r',
        Rule: {
          Source: { Regions: ['ca-central-1'] },
          Destination: {
            Region: 'ca-central-1',
            DestinationLogsConfiguration: { BackupConfiguration: { Region: 'us-east-2' } },
          },
        },
      }),
      'Subject',
    ),
    unproven(
      'an account that nobody declares',
      subject('AWS::ObservabilityAdmin::OrganizationCentralizationRule', {
        RuleName: 'r',
        Rule: {
          Source: { Regions: ['ca-central-1'] },
          Destination: { Region: 'ca-central-1', Account: FOREIGN_ACCOUNT },
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('network-log-delivery', [
    compliant('a log group by name and a bucket of the template', {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Group: { Type: 'AWS::Logs::LogGroup' },
      Flow: {
        Type: 'AWS::EC2::FlowLog',
        Properties: { ResourceId: 'vpc-1', ResourceType: 'VPC', LogDestination: { 'Fn::Sub': '${Bucket.Arn}/flow/' } },
      },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: {
          ApiId: 'a',
          StageName: 's',
          AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': ['Group', 'Arn'] } },
        },
      },
      Firewall: {
        Type: 'AWS::NetworkFirewall::LoggingConfiguration',
        Properties: {
          FirewallArn: 'arn:aws:network-firewall:ca-central-1:111111111111:firewall/f',
          LoggingConfiguration: {
            LogDestinationConfigs: [
              { LogType: 'FLOW', LogDestinationType: 'CloudWatchLogs', LogDestination: { logGroup: '/firewall' } },
            ],
          },
        },
      },
    }),
    violating(
      'web ACL logs to a delivery stream abroad',
      subject('AWS::WAFv2::LoggingConfiguration', {
        ResourceArn: 'arn:aws:wafv2:ca-central-1:111111111111:regional/webacl/a/1',
        LogDestinationConfigs: ['arn:aws:firehose:us-east-1:111111111111:deliverystream/aws-waf-logs-x'],
      }),
      'Subject',
    ),
    unproven(
      'flow logs to a bucket of another team',
      subject('AWS::EC2::FlowLog', {
        ResourceId: 'vpc-1',
        ResourceType: 'VPC',
        LogDestinationType: 's3',
        LogDestination: 'arn:aws:s3:::central-flow-logs/ca-central-1/',
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('network-log-delivery', [
    unproven(
      'access logs of a load balancer in an unknown bucket',
      subject('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        LoadBalancerAttributes: [
          { Key: 'access_logs.s3.enabled', Value: 'true' },
          { Key: 'access_logs.s3.bucket', Value: 'central-logs' },
        ],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('public-dns-query-log', [
    compliant('a public zone without query log', subject('AWS::Route53::HostedZone', { Name: 'example.ca' })),
    violating(
      'query log in us-east-1',
      subject('AWS::Route53::HostedZone', {
        Name: 'example.ca',
        QueryLoggingConfig: { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111111111111:log-group:/dns:*' },
      }),
      'Subject',
    ),
  ]),
];
