import { type Channel, type Way } from '../channel';
import { knownWays, ways } from './ways';

const FIREHOSE = 'AWS::KinesisFirehose::DeliveryStream';

/** Where a delivery stream writes what its destination refuses, and what it backs up. */
function backups(...destinations: readonly string[]): readonly Way[] {
  return ways(FIREHOSE, 'bucket', ...destinations.map((name) => `${name}.S3Configuration.BucketARN`));
}

/** Ways out of streams, media and search. */
export const streaming: readonly Channel[] = [
  {
    id: 'kinesis-resource-policy',
    catalogue: 'KIN-01',
    title: 'Data streams are read by known accounts of the jurisdiction',
    why: 'A consumer gets every record of the stream.',
    fix: 'Name own accounts, and register consumers of streams in home Regions.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html'],
    ways: [
      ...ways('AWS::Kinesis::ResourcePolicy', 'policy', 'ResourcePolicy'),
      ...knownWays('AWS::Kinesis::ResourcePolicy', 'arn', 'ResourceArn'),
      ...knownWays('AWS::Kinesis::StreamConsumer', 'arn', 'StreamARN'),
    ],
  },
  {
    id: 'firehose-bucket',
    catalogue: 'KDF-01',
    title: 'Delivery streams write to buckets of the jurisdiction',
    why: 'A delivery stream writes to a bucket of any Region, and its ARN does not show which.',
    fix: 'Write to a bucket of a home Region that one of the given templates declares, backups too.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html'],
    ways: [
      ...ways(
        FIREHOSE,
        'bucket',
        'ExtendedS3DestinationConfiguration.BucketARN',
        'ExtendedS3DestinationConfiguration.S3BackupConfiguration.BucketARN',
        'S3DestinationConfiguration.BucketARN',
      ),
      ...ways(
        FIREHOSE,
        'region',
        'ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.SchemaConfiguration.Region',
      ),
    ],
  },
  {
    id: 'firehose-http-endpoint',
    catalogue: 'KDF-02',
    title: "Delivery streams post to vendors' sites in the jurisdiction",
    why: 'Every record is posted to the vendor; the host decides in which country.',
    fix: "Use the vendor's site in the jurisdiction, and take content out of the records first.",
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html'],
    ways: [
      ...ways(FIREHOSE, 'host', 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url'),
      ...backups('HttpEndpointDestinationConfiguration'),
    ],
  },
  {
    id: 'firehose-splunk',
    catalogue: 'KDF-03',
    title: 'Delivery streams feed a Splunk of the jurisdiction',
    why: 'Every record is posted to the collector, whose name rarely tells the country.',
    fix: 'Use a collector in the jurisdiction, and record in a decision where it is.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html'],
    ways: [
      ...ways(FIREHOSE, 'host', 'SplunkDestinationConfiguration.HECEndpoint'),
      ...backups('SplunkDestinationConfiguration'),
    ],
  },
  {
    id: 'firehose-other-destination',
    catalogue: 'KDF-04',
    title: 'Delivery streams load warehouses and indexes of the jurisdiction',
    why: 'Every record is kept in the warehouse, catalogue or index for good.',
    fix: 'Use a cluster, domain or account of a home Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html'],
    ways: [
      ...ways(
        FIREHOSE,
        'host',
        'SnowflakeDestinationConfiguration.AccountUrl',
        'RedshiftDestinationConfiguration.ClusterJDBCURL',
        'AmazonopensearchserviceDestinationConfiguration.ClusterEndpoint',
        'ElasticsearchDestinationConfiguration.ClusterEndpoint',
        'AmazonOpenSearchServerlessDestinationConfiguration.CollectionEndpoint',
      ),
      ...ways(
        FIREHOSE,
        'arn',
        'AmazonopensearchserviceDestinationConfiguration.DomainARN',
        'ElasticsearchDestinationConfiguration.DomainARN',
        'IcebergDestinationConfiguration.CatalogConfiguration.CatalogArn',
      ),
      ...knownWays(FIREHOSE, 'arn', 'KinesisStreamSourceConfiguration.KinesisStreamARN'),
      ...backups(
        'SnowflakeDestinationConfiguration',
        'RedshiftDestinationConfiguration',
        'AmazonopensearchserviceDestinationConfiguration',
        'ElasticsearchDestinationConfiguration',
        'AmazonOpenSearchServerlessDestinationConfiguration',
        'IcebergDestinationConfiguration',
      ),
    ],
  },
  {
    id: 'media-stream',
    catalogue: 'KVS-01',
    title: 'Voice and video are streamed in the jurisdiction',
    why: 'Live audio and video are processed in the Region that the resource names, not in that of the stack.',
    fix: 'Set the Region to a home Region, and read streams of home Regions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/chime-sdk/latest/dg/sdk-available-regions.html'],
    ways: [
      ...ways('AWS::Chime::MediaPipelineKinesisVideoStreamPool', 'region', 'StreamConfiguration.Region'),
      ...ways('AWS::Chime::VoiceConnector', 'region', 'AwsRegion'),
      ...ways('AWS::Chime::SipMediaApplication', 'region', 'AwsRegion'),
      ...knownWays('AWS::Rekognition::StreamProcessor', 'arn', 'KinesisVideoStream.Arn'),
      ...ways('AWS::Rekognition::StreamProcessor', 'arn', 'KinesisDataStream.Arn', 'NotificationChannel.Arn'),
      ...ways('AWS::Rekognition::StreamProcessor', 'bucket', 'S3Destination.BucketName'),
    ],
  },
  {
    id: 'kafka-replicator',
    catalogue: 'MSK-01',
    title: 'Kafka clusters replicate and log within the jurisdiction',
    why: 'A replicator copies every message of the selected topics to the target cluster.',
    fix: 'Replicate between clusters of home Regions; log to a bucket that one of the given templates declares.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator.html'],
    ways: [
      ...ways('AWS::MSK::Replicator', 'arn', 'ReplicationInfoList[].TargetKafkaClusterArn'),
      ...knownWays('AWS::MSK::Replicator', 'arn', 'ReplicationInfoList[].SourceKafkaClusterArn'),
      ...knownWays('AWS::MSK::Replicator', 'arn', 'KafkaClusters[].AmazonMskCluster.MskClusterArn'),
      ...ways('AWS::MSK::Cluster', 'bucket', 'LoggingInfo.BrokerLogs.S3.Bucket'),
    ],
  },
  {
    id: 'ingestion-pipeline',
    catalogue: 'OSI-01',
    title: 'Ingestion pipelines write to sinks of the jurisdiction',
    why: 'The sinks stand in a text of the pipeline, each with its own host, bucket and Region.',
    fix: 'Write to domains and buckets of home Regions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/creating-pipeline.html'],
    ways: ways('AWS::OSIS::Pipeline', 'ingestion-pipeline', 'PipelineConfigurationBody'),
  },
  {
    id: 'search-domain-access',
    catalogue: 'AOS-01',
    title: 'Search domains are open to known accounts and log in the jurisdiction',
    why: 'Who may search an index reads its documents; a connection to another cluster has no CloudFormation type.',
    fix: 'Put the domain into a VPC, name own roles in AccessPolicies, and do not allow es:CreateOutboundConnection.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html'],
    ways: [
      {
        type: 'AWS::OpenSearchService::Domain',
        path: 'AccessPolicies',
        reads: 'policy',
        when: { path: 'VPCOptions', absent: true },
      },
      ...knownWays('AWS::OpenSearchService::Domain', 'arn', 'LogPublishingOptions{}.CloudWatchLogsLogGroupArn'),
    ],
  },
];
