import { words } from './roles';

/** Types by the property that names them; `AWS::` is left out. Source: CloudFormation resource schemas. */
const typesByProperty: Readonly<Record<string, string>> = {
  AliasName: 'KMS::Alias',
  ApplicationName: 'KinesisAnalytics::Application KinesisAnalyticsV2::Application',
  ArchiveName: 'Events::Archive SES::MailManagerArchive',
  AutoScalingGroupName: 'AutoScaling::AutoScalingGroup',
  BackupVaultName: 'Backup::BackupVault Backup::LogicallyAirGappedBackupVault',
  BotAliasName: 'Lex::BotAlias',
  BrokerName: 'AmazonMQ::Broker',
  BucketName: 'Lightsail::Bucket S3::Bucket S3Express::DirectoryBucket S3Outposts::Bucket',
  ChannelName: 'IoTAnalytics::Channel Kinesis::Channel MSK::Channel',
  ClusterIdentifier: 'Redshift::Cluster',
  ClusterName: `DAX::Cluster DocDBElastic::Cluster ECS::Cluster ElastiCache::CacheCluster MSK::Cluster MSK::ServerlessCluster
    MemoryDB::Cluster SageMaker::Cluster`,
  CollectionId: 'Rekognition::Collection',
  CollectionName: 'Location::GeofenceCollection',
  ConfigurationSetName: 'SMSVOICE::ConfigurationSet',
  ContactListName: 'SES::ContactList',
  ContainerName: 'MediaStore::Container',
  DBClusterIdentifier: 'DocDB::DBCluster Neptune::DBCluster RDS::DBCluster',
  DBInstanceIdentifier: 'DocDB::DBInstance Neptune::DBInstance RDS::DBInstance',
  DBClusterSnapshotIdentifier: 'RDS::ClusterSnapshot',
  DBProxyName: 'RDS::DBProxy',
  DBSnapshotIdentifier: 'RDS::DBSnapshot',
  'DatabaseInput.Name': 'Glue::Database',
  DatabaseName: 'Timestream::Database',
  DatasetName: 'IoTAnalytics::Dataset',
  DatastoreName: 'HealthImaging::Datastore HealthLake::FHIRDatastore IoTAnalytics::Datastore',
  DeliveryStreamName: 'KinesisFirehose::DeliveryStream',
  DestinationName: 'Logs::Destination',
  DomainName: `CodeArtifact::Domain CustomerProfiles::Domain Elasticsearch::Domain OpenSearchService::Domain
    SageMaker::Domain`,
  EndpointIdentifier: 'DMS::Endpoint',
  EndpointName: 'SageMaker::Endpoint',
  EventStreamName: 'CustomerProfiles::EventStream',
  FeatureGroupName: 'SageMaker::FeatureGroup',
  FirewallName: 'NetworkFirewall::Firewall',
  FlowName: 'AppFlow::Flow',
  FunctionName: 'Lambda::Function Serverless::Function',
  GlobalClusterIdentifier: 'DocDB::GlobalCluster Neptune::GlobalCluster RDS::GlobalCluster',
  GroupName: 'IAM::Group',
  IndexName: 'OpenSearchServerless::Index S3Vectors::Index',
  InstanceAlias: 'Connect::Instance',
  InstanceProfileName: 'IAM::InstanceProfile',
  KeyspaceName: 'Cassandra::Keyspace',
  LayerName: 'Lambda::LayerVersion Serverless::LayerVersion',
  LoadBalancerName: 'ElasticLoadBalancing::LoadBalancer',
  LogGroupName: 'Logs::LogGroup',
  ManagedPolicyName: 'IAM::ManagedPolicy',
  ModelName: 'SageMaker::Model',
  Name: `ApiGateway::RestApi ApiGatewayV2::Api AppSync::Api AppSync::GraphQLApi Athena::DataCatalog
    Athena::WorkGroup Bedrock::KnowledgeBase BedrockAgentCore::Gateway BedrockAgentCore::Memory Cases::Domain
    CloudFront::Function CloudFront::KeyValueStore CloudTrail::Channel CloudTrail::EventDataStore CloudWatch::MetricStream
    CodeBuild::Project CodePipeline::Pipeline Connect::ContactFlow Connect::ContactFlowModule Connect::Queue
    EKS::Cluster ElasticLoadBalancingV2::LoadBalancer Events::ApiDestination Events::Connection Events::Endpoint
    Events::EventBus Events::Rule EventsV2::EventBus Glue::Catalog Glue::Crawler Glue::Job Kendra::Index Kinesis::Stream
    KinesisVideo::SignalingChannel KinesisVideo::Stream Lex::Bot Logs::DeliveryDestination Logs::DeliverySource
    MWAA::Environment Omics::AnnotationStore Omics::VariantStore OpenSearchServerless::Collection Pipes::Pipe
    QLDB::Ledger RUM::AppMonitor S3::AccessPoint S3::MultiRegionAccessPoint S3ObjectLambda::AccessPoint
    S3Express::AccessPoint S3Outposts::AccessPoint SSM::Document SSM::Parameter Scheduler::Schedule
    Scheduler::ScheduleGroup SecretsManager::Secret ServiceDiscovery::PrivateDnsNamespace
    Serverless::Api Serverless::StateMachine StepFunctions::Activity Synthetics::Canary Timestream::InfluxDBInstance
    VoiceID::Domain WAFv2::WebACL Wisdom::Assistant Wisdom::KnowledgeBase`,
  NamespaceName: 'RedshiftServerless::Namespace',
  NotebookInstanceName: 'SageMaker::NotebookInstance',
  OptOutListName: 'SMSVOICE::OptOutList',
  PipelineName: 'IoTAnalytics::Pipeline OSIS::Pipeline SageMaker::Pipeline',
  QueueName: 'SQS::Queue',
  ReplicationConfigIdentifier: 'DMS::ReplicationConfig',
  ReplicationGroupId: 'ElastiCache::ReplicationGroup',
  ReplicationInstanceIdentifier: 'DMS::ReplicationInstance',
  ReplicationTaskIdentifier: 'DMS::ReplicationTask',
  ReplicatorName: 'MSK::Replicator',
  RepositoryName: 'CodeArtifact::Repository CodeCommit::Repository ECR::PublicRepository ECR::Repository',
  RoleName: 'IAM::Role',
  RuleName: 'IoT::TopicRule',
  ServerlessCacheName: 'ElastiCache::ServerlessCache',
  SnapshotName: 'MemoryDB::Snapshot RedshiftServerless::Snapshot',
  StateMachineName: 'StepFunctions::StateMachine',
  SyncName: 'SSM::ResourceDataSync',
  TableBucketName: 'S3Tables::TableBucket',
  'TableInput.Name': 'Glue::Table',
  TableName: `Cassandra::Table DynamoDB::GlobalTable DynamoDB::Table S3Tables::Table Serverless::SimpleTable
    Timestream::Table`,
  TopicName: 'SNS::Topic',
  TrackerName: 'Location::Tracker',
  TrailName: 'CloudTrail::Trail',
  UserName: 'IAM::User',
  UserPoolName: 'Cognito::UserPool',
  VectorBucketName: 'S3Vectors::VectorBucket',
  WorkflowName: 'EntityResolution::IdMappingWorkflow EntityResolution::MatchingWorkflow',
  WorkgroupName: 'RedshiftServerless::Workgroup',
};

const pathByType: ReadonlyMap<string, string> = new Map(
  Object.entries(typesByProperty).flatMap(([path, types]) =>
    words(types).map((type) => [`AWS::${type}`, path] as const),
  ),
);

/** Every type that {@link physicalNamePath} knows. */
export const namedResourceTypes: readonly string[] = [...pathByType.keys()];

/**
 * The property that gives a resource of this type its physical name, from its `Properties`, for types that other
 * templates refer to by that name. `undefined`: nothing refers to the type by a name its author chose.
 */
export function physicalNamePath(type: string): string | undefined {
  return pathByType.get(type);
}
