import { type RolesByService } from './roles';

/** Streams, queries, search and data sharing. */
export const analytics: RolesByService = {
  Athena: {
    processor: 'WorkGroup',
    configuration: 'CapacityReservation DataCatalog NamedQuery PreparedStatement',
  },
  CleanRooms: {
    store: 'IdMappingTable IntermediateTable',
    processor: 'Collaboration Membership',
    configuration: `
      AnalysisTemplate ConfiguredTable ConfiguredTableAssociation IdNamespaceAssociation PrivacyBudgetTemplate`,
  },
  CleanRoomsML: {
    processor: 'ConfiguredModelAlgorithm',
    configuration: 'ConfiguredModelAlgorithmAssociation TrainingDataset',
  },
  DataBrew: {
    processor: 'Job',
    configuration: 'Dataset Project Recipe Ruleset Schedule',
  },
  DataExchange: {
    store: 'DataSet',
    carrier: 'EventAction',
  },
  DataPipeline: {
    carrier: 'Pipeline',
  },
  DataZone: {
    store: 'Domain',
    carrier: 'DataSource',
    configuration: `
      Connection DomainUnit Environment EnvironmentActions EnvironmentBlueprintConfiguration EnvironmentProfile
      FormType GroupProfile Owner PolicyGrant Project ProjectMembership ProjectProfile SubscriptionTarget
      UserProfile`,
  },
  EMR: {
    store: 'WALWorkspace',
    processor: 'Cluster InstanceFleetConfig InstanceGroupConfig Step Studio',
    configuration: 'SecurityConfiguration StudioSessionMapping',
  },
  EMRContainers: {
    processor: 'Endpoint VirtualCluster',
    configuration: 'JobTemplate SecurityConfiguration',
  },
  EMRServerless: {
    processor: 'Application',
  },
  Elasticsearch: {
    store: 'Domain',
  },
  EntityResolution: {
    processor: 'IdMappingWorkflow MatchingWorkflow',
    configuration: 'IdNamespace PolicyStatement SchemaMapping',
  },
  FinSpace: {
    store: 'Environment',
  },
  Glue: {
    store: 'Catalog',
    processor: 'Crawler DevEndpoint Job MLTransform Session',
    carrier: 'Connection ConnectionType Integration',
    configuration: `
      Blueprint Classifier CustomEntityType DataCatalogEncryptionSettings DataQualityRuleset Database
      IdentityCenterConfiguration IntegrationResourceProperty Partition Registry Schema SchemaVersion
      SchemaVersionMetadata SecurityConfiguration Table TableOptimizer Trigger UsageProfile UserDefinedFunction
      Workflow`,
  },
  KafkaConnect: {
    carrier: 'Connector',
    configuration: 'CustomPlugin WorkerConfiguration',
  },
  Kinesis: {
    store: 'Stream',
    carrier: 'Channel StreamConsumer',
    configuration: 'ResourcePolicy',
  },
  KinesisAnalytics: {
    processor: 'Application',
    carrier: 'ApplicationOutput ApplicationReferenceDataSource',
  },
  KinesisAnalyticsV2: {
    processor: 'Application',
    carrier: 'ApplicationCloudWatchLoggingOption ApplicationOutput ApplicationReferenceDataSource',
  },
  KinesisFirehose: {
    carrier: 'DeliveryStream',
  },
  LakeFormation: {
    configuration: `
      DataCellsFilter DataLakeSettings Permissions PrincipalPermissions Resource Tag TagAssociation`,
  },
  MSK: {
    store: 'Cluster ServerlessCluster',
    carrier: 'Channel Replicator VpcConnection',
    configuration: 'BatchScramSecret ClusterPolicy Configuration Topic',
  },
  OSIS: {
    carrier: 'Pipeline PipelineEndpoint',
  },
  OpenSearch: {
    carrier: 'DataSource',
  },
  OpenSearchServerless: {
    store: 'Collection CollectionIndex Index',
    carrier: 'VpcEndpoint',
    configuration: 'AccessPolicy CollectionGroup LifecyclePolicy SecurityConfig SecurityPolicy',
  },
  OpenSearchService: {
    store: 'Domain',
    processor: 'Application',
  },
  QuickSight: {
    store: 'DataSet KnowledgeBase Space',
    processor: 'Agent Flow',
    carrier: 'ActionConnector DataSource VPCConnection',
    configuration: `
      Analysis ApprovalPolicy Assignment Brand CustomPermissions Customization DLPSetting Dashboard Folder Group
      LimitsProfile OAuthClientApplication RefreshSchedule Template Theme Topic TopicV2`,
  },
  Redshift: {
    store: 'Cluster Snapshot',
    carrier: 'EndpointAccess EventSubscription Integration',
    configuration: `
      ClusterParameterGroup ClusterSecurityGroup ClusterSecurityGroupIngress ClusterSubnetGroup
      EndpointAuthorization QEV2IdcApplication RedshiftIdcApplication ScheduledAction SnapshotCopyGrant
      SnapshotSchedule UsageLimit`,
  },
  RedshiftServerless: {
    store: 'Namespace Snapshot',
    processor: 'Workgroup',
  },
};
