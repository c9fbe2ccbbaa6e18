import { type RolesByService } from './roles';

/** Servers, containers, functions and their images. */
export const compute: RolesByService = {
  AppRunner: {
    processor: 'Service',
    carrier: 'VpcConnector VpcIngressConnection',
    configuration: 'AutoScalingConfiguration ObservabilityConfiguration',
  },
  ApplicationAutoScaling: {
    configuration: 'ScalableTarget ScalingPolicy',
  },
  AutoScaling: {
    processor: 'AutoScalingGroup',
    configuration: 'LaunchConfiguration LifecycleHook ScalingPolicy ScheduledAction WarmPool',
  },
  AutoScalingPlans: {
    configuration: 'ScalingPlan',
  },
  Batch: {
    processor: 'ComputeEnvironment JobDefinition',
    configuration: 'ConsumableResource JobQueue QuotaShare SchedulingPolicy ServiceEnvironment',
  },
  Braket: {
    configuration: 'SpendingLimit',
  },
  Deadline: {
    store: 'Farm',
    processor: 'Fleet Worker',
    configuration: `
      Budget LicenseEndpoint Limit MeteredProduct Monitor Queue QueueEnvironment QueueFleetAssociation
      QueueLimitAssociation StorageProfile`,
  },
  ECR: {
    store: 'PublicRepository Repository',
    carrier: 'PullThroughCacheRule ReplicationConfiguration',
    configuration: `
      PullTimeUpdateExclusion RegistryPolicy RegistryScanningConfiguration RepositoryCreationTemplate
      SigningConfiguration`,
  },
  ECS: {
    processor: 'Daemon DaemonTaskDefinition ExpressGatewayService Service TaskDefinition TaskSet',
    carrier: 'Gateway',
    configuration: `
      CapacityProvider Cluster ClusterCapacityProviderAssociations GatewayClusterAssociations PrimaryTaskSet`,
  },
  EKS: {
    processor: 'Addon Capability Cluster FargateProfile Nodegroup',
    configuration: 'AccessEntry CertificateAuthority IdentityProviderConfig PodIdentityAssociation',
  },
  EVS: {
    processor: 'Environment',
  },
  ElasticBeanstalk: {
    processor: 'Environment',
    configuration: 'Application ApplicationVersion ConfigurationTemplate',
  },
  GameLift: {
    processor: 'ContainerFleet Fleet GameServerGroup MatchmakingConfiguration',
    carrier: 'GameSessionQueue',
    configuration: 'Alias Build ContainerGroupDefinition Location MatchmakingRuleSet Script',
  },
  GameLiftStreams: {
    processor: 'StreamGroup',
    configuration: 'Application',
  },
  ImageBuilder: {
    carrier: 'DistributionConfiguration',
    configuration: `
      Component ContainerRecipe Image ImagePipeline ImageRecipe InfrastructureConfiguration LifecyclePolicy
      Workflow`,
  },
  Lambda: {
    processor: 'CapacityProvider Function MicrovmImage Url WebFunction WebFunctionEndpoint',
    carrier: 'EventInvokeConfig EventSourceMapping NetworkConnector',
    configuration: `
      Alias CodeSigningConfig LayerVersion LayerVersionPermission Permission ResourcePolicy Version
      WebFunctionRevision`,
  },
  LaunchWizard: {
    configuration: 'Deployment',
  },
  Lightsail: {
    store: 'Bucket Database DatabaseSnapshot Disk DiskSnapshot InstanceSnapshot',
    processor: 'Container Instance LoadBalancer',
    carrier: 'Distribution',
    configuration: 'Alarm Certificate ContactMethod Domain KeyPair LoadBalancerTlsCertificate StaticIp',
  },
  M2: {
    processor: 'Application Environment',
    configuration: 'Deployment',
  },
  NimbleStudio: {
    processor: 'LaunchProfile',
    configuration: 'StreamingImage Studio StudioComponent',
  },
  OpsWorks: {
    store: 'Volume',
    processor: 'Instance Layer',
    configuration: 'App ElasticLoadBalancerAttachment Stack UserProfile',
  },
  OpsWorksCM: {
    processor: 'Server',
  },
  Outposts: {
    configuration: 'Outpost Site',
  },
  PCS: {
    processor: 'Cluster ComputeNodeGroup',
    configuration: 'Queue',
  },
  RoboMaker: {
    processor: 'SimulationApplication',
    configuration: 'Fleet Robot RobotApplication RobotApplicationVersion SimulationApplicationVersion',
  },
  Serverless: {
    store: 'SimpleTable',
    processor: 'Api Function HttpApi StateMachine',
    configuration: 'Application LayerVersion',
  },
  ServerlessRepo: {
    configuration: 'Application',
  },
  SimSpaceWeaver: {
    processor: 'Simulation',
  },
  WorkspacesInstances: {
    store: 'Volume',
    processor: 'WorkspaceInstance',
    configuration: 'VolumeAssociation',
  },
};
