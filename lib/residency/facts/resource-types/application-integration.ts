import { type RolesByService } from './roles';

/** Queues, topics, buses, workflows and what connects applications. */
export const applicationIntegration: RolesByService = {
  AmazonMQ: {
    store: 'Broker',
    configuration: 'Configuration ConfigurationAssociation',
  },
  AppConfig: {
    store: 'HostedConfigurationVersion',
    configuration: `
      Application ConfigurationProfile Deployment DeploymentStrategy Environment ExperimentDefinition
      ExperimentRun Extension ExtensionAssociation`,
  },
  AppFabric: {
    processor: 'AppBundle',
    carrier: 'Ingestion IngestionDestination',
    configuration: 'AppAuthorization',
  },
  AppFlow: {
    carrier: 'Flow',
    configuration: 'Connector ConnectorProfile',
  },
  AppSync: {
    store: 'ApiCache',
    processor: 'Api GraphQLApi',
    configuration: `
      ApiKey ChannelNamespace DataSource DomainName DomainNameApiAssociation FunctionConfiguration GraphQLSchema
      Resolver SourceApiAssociation Type`,
  },
  B2BI: {
    processor: 'Transformer',
    configuration: 'Capability Partnership Profile',
  },
  EventSchemas: {
    processor: 'Discoverer',
    configuration: 'Registry RegistryPolicy Schema',
  },
  Events: {
    store: 'Archive',
    carrier: 'ApiDestination Connection Endpoint EventBus',
    // A rule hears what is on a bus already, and its targets are judged by themselves.
    configuration: 'EventBusPolicy Rule',
  },
  EventsV2: {
    carrier: 'EventBus EventSource Subscriber',
    configuration: 'ResourcePolicy',
  },
  Location: {
    store: 'GeofenceCollection Tracker',
    processor: 'Map PlaceIndex RouteCalculator',
    carrier: 'TrackerConsumer',
    configuration: 'APIKey',
  },
  MWAA: {
    processor: 'Environment',
  },
  MWAAServerless: {
    processor: 'Workflow',
  },
  Pipes: {
    processor: 'Pipe',
  },
  SCN: {
    store: 'Dataset Instance',
    carrier: 'DataIntegrationFlow',
    configuration: 'Namespace',
  },
  SNS: {
    carrier: 'Subscription Topic',
    configuration: 'TopicInlinePolicy TopicPolicy',
  },
  SQS: {
    store: 'Queue',
    configuration: 'QueueInlinePolicy QueuePolicy',
  },
  Scheduler: {
    carrier: 'Schedule',
    configuration: 'ScheduleGroup',
  },
  StepFunctions: {
    processor: 'Activity StateMachine',
    configuration: 'StateMachineAlias StateMachineVersion',
  },
};
