/** A resource type that the audit reads through AWS Cloud Control, which answers in the shape of CloudFormation. */
export interface CloudControlType {
  readonly type: string;
  /** Properties that AWS computes and nobody sets, in one string. */
  readonly computed: string;
  /** IAM actions that the handlers for reading and listing ask for, in one string. */
  readonly actions: string;
  /** A type that can only be listed for each resource of this one, by this property. */
  readonly children?: { readonly type: string; readonly by: string; readonly actions: string };
}

/**
 * Source: `handlers` and `readOnlyProperties` of the CloudFormation resource schemas (November 2026). Actions that
 * change something, decrypt or read a secret are left out: the audit reads configuration.
 */
export const cloudControlTypes: readonly CloudControlType[] = [
  {
    type: 'AWS::Backup::BackupPlan',
    computed: 'BackupPlanArn BackupPlanId VersionId',
    actions: 'backup:GetBackupPlan backup:ListBackupPlans backup:ListTags',
  },
  {
    type: 'AWS::Backup::BackupVault',
    computed: 'BackupVaultArn',
    actions:
      'backup:DescribeBackupVault backup:GetBackupVaultAccessPolicy backup:GetBackupVaultNotifications backup:ListBackupVaults backup:ListTags',
  },
  {
    type: 'AWS::Cases::Domain',
    computed: 'CreatedTime DomainArn DomainId DomainStatus',
    actions: 'cases:GetDomain cases:ListDomains',
  },
  {
    type: 'AWS::CloudTrail::EventDataStore',
    computed: 'CreatedTimestamp EventDataStoreArn Status UpdatedTimestamp',
    actions:
      'cloudtrail:GetEventConfiguration cloudtrail:GetEventDataStore cloudtrail:GetInsightSelectors cloudtrail:ListEventDataStores cloudtrail:ListTags',
  },
  {
    type: 'AWS::CloudTrail::Trail',
    computed: 'Arn SnsTopicArn',
    actions:
      'cloudtrail:DescribeTrails cloudtrail:GetEventConfiguration cloudtrail:GetEventSelectors cloudtrail:GetInsightSelectors cloudtrail:GetTrail cloudtrail:GetTrailStatus cloudtrail:ListTags cloudtrail:ListTrails',
  },
  {
    type: 'AWS::Cognito::UserPool',
    computed: 'Arn ProviderName ProviderURL UserPoolId',
    actions: 'cognito-idp:DescribeUserPool cognito-idp:GetUserPoolMfaConfig cognito-idp:ListUserPools kms:DescribeKey',
  },
  {
    type: 'AWS::Config::ConfigurationAggregator',
    computed: 'ConfigurationAggregatorArn',
    actions: 'config:DescribeConfigurationAggregators config:ListTagsForResource',
  },
  {
    type: 'AWS::CustomerProfiles::Domain',
    computed: 'CreatedAt LastUpdatedAt Stats',
    actions:
      'kms:DescribeKey kms:GetKeyPolicy kms:ListGrants profile:GetDomain profile:ListDomains profile:ListTagsForResource',
  },
  {
    type: 'AWS::DMS::Endpoint',
    computed: 'EndpointArn ExternalId',
    actions: 'dms:DescribeEndpoints dms:ListTagsForResource',
  },
  {
    type: 'AWS::DMS::ReplicationTask',
    computed: 'ReplicationTaskArn',
    actions: 'dms:DescribeReplicationTasks dms:ListTagsForResource',
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    computed: 'Arn StreamArn TableId',
    actions:
      'application-autoscaling:DescribeScalableTargets application-autoscaling:DescribeScalingPolicies dynamodb:DescribeContinuousBackups dynamodb:DescribeContributorInsights dynamodb:DescribeKinesisStreamingDestination dynamodb:DescribeTable dynamodb:DescribeTableReplicaAutoScaling dynamodb:DescribeTimeToLive dynamodb:GetResourcePolicy dynamodb:ListTables dynamodb:ListTagsOfResource kms:DescribeKey',
  },
  {
    type: 'AWS::EC2::VPCPeeringConnection',
    computed: 'Id',
    actions: 'ec2:DescribeVpcPeeringConnections',
  },
  {
    type: 'AWS::ECR::ReplicationConfiguration',
    computed: 'RegistryId',
    actions: 'ecr:DescribeRegistry',
  },
  {
    type: 'AWS::EFS::FileSystem',
    computed: 'Arn FileSystemId',
    actions:
      'elasticfilesystem:DescribeBackupPolicy elasticfilesystem:DescribeFileSystemPolicy elasticfilesystem:DescribeFileSystems elasticfilesystem:DescribeLifecycleConfiguration elasticfilesystem:DescribeReplicationConfigurations',
  },
  {
    type: 'AWS::ElastiCache::GlobalReplicationGroup',
    computed: 'Arn GlobalReplicationGroupId Status',
    actions: 'elasticache:DescribeGlobalReplicationGroups elasticache:ListTagsForResource',
  },
  {
    type: 'AWS::Events::Rule',
    computed: 'Arn RuleName',
    actions: 'events:DescribeRule events:ListRules events:ListTagsForResource events:ListTargetsByRule',
  },
  {
    type: 'AWS::Kinesis::Stream',
    computed: 'Arn WarmThroughputObject',
    actions: 'kinesis:DescribeStreamSummary kinesis:ListStreams kinesis:ListTagsForResource kinesis:ListTagsForStream',
  },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    computed: 'Arn',
    actions: 'firehose:DescribeDeliveryStream firehose:ListDeliveryStreams firehose:ListTagsForDeliveryStream',
  },
  {
    type: 'AWS::Lambda::Function',
    computed: 'Arn SnapStartResponse',
    actions:
      'lambda:GetFunction lambda:GetFunctionCodeSigningConfig lambda:GetFunctionRecursionConfig lambda:GetFunctionScalingConfig lambda:GetRuntimeManagementConfig lambda:ListFunctions',
  },
  {
    type: 'AWS::Lex::Bot',
    computed: 'Arn Id',
    actions:
      'lex:DescribeBot lex:DescribeBotAlias lex:DescribeBotReplica lex:GetBotAlias lex:ListBotAliases lex:ListBotLocales lex:ListBotReplicas lex:ListBots lex:ListCustomVocabularies lex:ListIntents lex:ListSlotTypes lex:ListSlots lex:ListTagsForResource',
  },
  {
    type: 'AWS::Logs::Destination',
    computed: 'Arn',
    actions: 'logs:DescribeDestinations logs:ListTagsForResource',
  },
  {
    type: 'AWS::Logs::LogGroup',
    computed: 'Arn',
    actions:
      'logs:DescribeIndexPolicies logs:DescribeLogGroups logs:DescribeResourcePolicies logs:GetDataProtectionPolicy logs:ListTagsForResource',
    children: {
      type: 'AWS::Logs::SubscriptionFilter',
      by: 'LogGroupName',
      actions: 'logs:DescribeSubscriptionFilters',
    },
  },
  {
    type: 'AWS::Pipes::Pipe',
    computed: 'Arn CreationTime CurrentState LastModifiedTime StateReason',
    actions: 'pipes:DescribePipe pipes:ListPipes',
  },
  {
    type: 'AWS::RDS::DBCluster',
    computed: 'DBClusterArn DBClusterResourceId Endpoint ReadEndpoint StorageEncryptionType StorageThroughput',
    actions: 'rds:DescribeDBClusters',
  },
  {
    type: 'AWS::RDS::DBInstance',
    computed:
      'AutomaticRestartTime CertificateDetails DBInstanceArn DBInstanceStatus DbiResourceId Endpoint InstanceCreateTime IsStorageConfigUpgradeAvailable LatestRestorableTime ListenerEndpoint PercentProgress ResumeFullAutomationModeTime SecondaryAvailabilityZone StatusInfos StorageOperationPercentProgress StorageOperationStatus',
    actions:
      'ec2:DescribeAccountAttributes ec2:DescribeAvailabilityZones ec2:DescribeInternetGateways ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcAttribute ec2:DescribeVpcs rds:DescribeDBInstances',
  },
  {
    type: 'AWS::RDS::GlobalCluster',
    computed: 'GlobalEndpoint',
    actions: 'rds:DescribeGlobalClusters rds:ListTagsForResource',
  },
  {
    type: 'AWS::S3::AccessPoint',
    computed: 'Alias Arn NetworkOrigin',
    actions: 's3:GetAccessPoint s3:GetAccessPointPolicy s3:ListAccessPoints s3:ListTagsForResource',
  },
  {
    type: 'AWS::SNS::Subscription',
    computed: 'Arn',
    actions: 'sns:GetSubscriptionAttributes sns:ListSubscriptions',
  },
  {
    type: 'AWS::SNS::Topic',
    computed: 'TopicArn',
    actions:
      'sns:GetDataProtectionPolicy sns:GetTopicAttributes sns:ListSubscriptionsByTopic sns:ListTagsForResource sns:ListTopics',
  },
  {
    type: 'AWS::SQS::Queue',
    computed: 'Arn QueueUrl',
    actions: 'sqs:GetQueueAttributes sqs:ListQueueTags sqs:ListQueues',
  },
  {
    type: 'AWS::SecurityHub::FindingAggregator',
    computed: 'FindingAggregationRegion FindingAggregatorArn',
    actions: 'securityhub:GetFindingAggregator securityhub:ListFindingAggregators',
  },
  {
    type: 'AWS::Wisdom::Assistant',
    computed: 'AssistantArn AssistantId',
    actions: 'wisdom:GetAssistant wisdom:ListAssistants',
  },
];
