import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const bucket = { B: { Type: 'AWS::S3::Bucket' } };
const bucketArn = { 'Fn::GetAtt': ['B', 'Arn'] };
const firehose = (properties: object) => ({ ...one('AWS::KinesisFirehose::DeliveryStream', properties), ...bucket });
const posts = (Url: unknown) =>
  firehose({
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url },
      S3Configuration: { BucketARN: bucketArn, RoleARN: 'r' },
    },
  });
const pipeline = (body: string) => one('AWS::OSIS::Pipeline', { PipelineName: 'p', PipelineConfigurationBody: body });
const sink = (lines: string) => `version: "2"
calls:
  source: { http: { path: /in } }
  sink:
${lines}`;
const farBucket = {
  region: 'us-east-1',
  body: {
    Far: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: 'far', Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
    },
  },
};

export const streaming = [
  ...examplesOf('kinesis-resource-policy', [
    compliant(
      'the own account',
      one('AWS::Kinesis::ResourcePolicy', {
        ResourceArn: 'arn:aws:kinesis:ca-central-1:111111111111:stream/s',
        ResourcePolicy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: { Ref: 'AWS::AccountId' } },
              Action: 'kinesis:GetRecords',
              Resource: '*',
            },
          ],
        },
      }),
    ),
    violating(
      'a consumer of a stream abroad',
      one('AWS::Kinesis::StreamConsumer', {
        ConsumerName: 'c',
        StreamARN: 'arn:aws:kinesis:us-east-1:111111111111:stream/s',
      }),
      'It',
    ),
    unproven(
      'an undeclared account',
      one('AWS::Kinesis::ResourcePolicy', {
        ResourceArn: { 'Fn::ImportValue': 'S' },
        ResourcePolicy: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'kinesis:GetRecords', Resource: '*' },
          ],
        },
      }),
      'It',
    ),
  ]),
  ...examplesOf('firehose-bucket', [
    compliant(
      'of the stack',
      firehose({
        ExtendedS3DestinationConfiguration: { BucketARN: bucketArn, S3BackupConfiguration: { BucketARN: bucketArn } },
      }),
    ),
    violating(
      'abroad',
      firehose({
        ExtendedS3DestinationConfiguration: {
          BucketARN: bucketArn,
          S3BackupConfiguration: { BucketARN: 'arn:aws:s3:::far' },
        },
      }),
      'It',
      { others: [farBucket] },
    ),
    unproven('unknown', firehose({ S3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::somewhere' } }), 'It'),
  ]),
  ...examplesOf('firehose-http-endpoint', [
    compliant(
      'an API of the own Region',
      posts({ 'Fn::Sub': 'https://a1.execute-api.${AWS::Region}.amazonaws.com/in' }),
    ),
    violating('a vendor abroad', posts('https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input'), 'It'),
    compliant(
      "a vendor's site in the jurisdiction",
      posts('https://aws-kinesis-http-intake.logs.datadoghq.eu/v1/input'),
      { jurisdiction: 'eu' },
    ),
    unproven(
      'a host that a parameter gives',
      { Parameters: { Url: { Type: 'String' } }, Resources: posts({ Ref: 'Url' }) },
      'It',
    ),
  ]),
  ...examplesOf('firehose-splunk', [
    trap(
      'inside the network',
      firehose({
        SplunkDestinationConfiguration: {
          HECEndpoint: 'https://splunk.corp.internal:8088',
          S3Configuration: { BucketARN: bucketArn },
        },
      }),
    ),
    violating(
      'with backups abroad',
      firehose({
        SplunkDestinationConfiguration: {
          HECEndpoint: 'https://splunk.corp.internal:8088',
          S3Configuration: { BucketARN: 'arn:aws:s3:::far' },
        },
      }),
      'It',
      { others: [farBucket] },
    ),
    unproven(
      'in the cloud',
      firehose({
        SplunkDestinationConfiguration: {
          HECEndpoint: 'https://http-inputs-acme.splunkcloud.com:443',
          S3Configuration: { BucketARN: bucketArn },
        },
      }),
      'It',
    ),
  ]),
  ...examplesOf('firehose-other-destination', [
    compliant('a domain of the stack', {
      ...firehose({
        KinesisStreamSourceConfiguration: { KinesisStreamARN: { 'Fn::ImportValue': 'S' } },
        AmazonopensearchserviceDestinationConfiguration: {
          DomainARN: { 'Fn::GetAtt': ['D', 'Arn'] },
          S3Configuration: { BucketARN: bucketArn },
        },
      }),
      D: { Type: 'AWS::OpenSearchService::Domain', Properties: {} },
    }),
    violating(
      'a warehouse abroad',
      firehose({
        RedshiftDestinationConfiguration: {
          ClusterJDBCURL: 'jdbc:redshift://c.x.us-east-1.redshift.amazonaws.com:5439/db',
          S3Configuration: { BucketARN: bucketArn },
        },
      }),
      'It',
    ),
    violating(
      'an account of Snowflake abroad',
      firehose({
        SnowflakeDestinationConfiguration: {
          AccountUrl: 'https://xy12345.us-east-1.snowflakecomputing.com',
          S3Configuration: { BucketARN: bucketArn },
        },
      }),
      'It',
    ),
    unproven(
      'a domain that is imported',
      firehose({
        AmazonopensearchserviceDestinationConfiguration: {
          DomainARN: { 'Fn::ImportValue': 'D' },
          S3Configuration: { BucketARN: bucketArn },
        },
      }),
      'It',
    ),
  ]),
  ...examplesOf('media-stream', [
    compliant(
      'the own Region',
      one('AWS::Chime::MediaPipelineKinesisVideoStreamPool', {
        PoolName: 'p',
        StreamConfiguration: { Region: { Ref: 'AWS::Region' } },
      }),
    ),
    violating('a voice connector abroad', one('AWS::Chime::VoiceConnector', { AwsRegion: 'us-east-1' }), 'It'),
    unproven(
      'where a parameter says',
      {
        Parameters: { R: { Type: 'String' } },
        Resources: one('AWS::Chime::SipMediaApplication', { AwsRegion: { Ref: 'R' } }),
      },
      'It',
    ),
  ]),
  ...examplesOf('kafka-replicator', [
    compliant(
      'between home Regions',
      one('AWS::MSK::Replicator', {
        ReplicationInfoList: [
          {
            SourceKafkaClusterArn: 'arn:aws:kafka:ca-central-1:111111111111:cluster/a/1',
            TargetKafkaClusterArn: 'arn:aws:kafka:ca-west-1:111111111111:cluster/b/1',
          },
        ],
      }),
    ),
    violating(
      'abroad',
      one('AWS::MSK::Replicator', {
        ReplicationInfoList: [
          { SourceKafkaClusterArn: 's', TargetKafkaClusterArn: 'arn:aws:kafka:us-east-1:111111111111:cluster/b/1' },
        ],
      }),
      'It',
    ),
    unproven(
      'logs in an unknown bucket',
      one('AWS::MSK::Cluster', { LoggingInfo: { BrokerLogs: { S3: { Enabled: true, Bucket: 'broker-logs' } } } }),
      'It',
    ),
  ]),
  ...examplesOf('ingestion-pipeline', [
    compliant(
      'to a domain of the own Region',
      pipeline(
        sink(`    - opensearch:
        hosts: ["https://search-d.ca-central-1.es.amazonaws.com"]
        aws: { region: ca-central-1 }`),
      ),
    ),
    violating(
      'to a domain abroad',
      pipeline(
        sink(`    - opensearch:
        hosts: ["https://search-d.us-east-1.es.amazonaws.com"]`),
      ),
      'It',
    ),
    violating(
      'signed for another Region',
      pipeline(
        sink(`    - opensearch:
        hosts: ["https://search-d.ca-central-1.es.amazonaws.com"]
        aws: { region: eu-west-1 }`),
      ),
      'It',
    ),
    unproven('to an unknown bucket', pipeline(sink(`    - s3: { bucket: somewhere }`)), 'It'),
    unproven(
      'to a host that does not tell its place',
      pipeline(sink(`    - opensearch: { hosts: ["https://search.partner.example"] }`)),
      'It',
    ),
  ]),
  ...examplesOf('search-domain-access', [
    compliant(
      'a role of the own account',
      one('AWS::OpenSearchService::Domain', {
        AccessPolicies: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:role/r' }, Action: 'es:*', Resource: '*' },
          ],
        },
        LogPublishingOptions: { SEARCH_SLOW_LOGS: { CloudWatchLogsLogGroupArn: { 'Fn::ImportValue': 'Logs' } } },
      }),
    ),
    trap(
      'everyone inside the network',
      one('AWS::OpenSearchService::Domain', {
        VPCOptions: { SubnetIds: ['subnet-1'] },
        AccessPolicies: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] },
      }),
    ),
    violating(
      'everyone',
      one('AWS::OpenSearchService::Domain', {
        AccessPolicies: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: '*' }] },
      }),
      'It',
    ),
    unproven(
      'an undeclared account',
      one('AWS::OpenSearchService::Domain', {
        AccessPolicies: {
          Statement: [{ Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'es:*', Resource: '*' }],
        },
      }),
      'It',
    ),
  ]),
];
