import { type RolesByService } from './roles';

/** Devices and their data. */
export const internetOfThings: RolesByService = {
  Greengrass: {
    processor: 'FunctionDefinition FunctionDefinitionVersion',
    carrier: 'SubscriptionDefinition SubscriptionDefinitionVersion',
    configuration: `
      ConnectorDefinition ConnectorDefinitionVersion CoreDefinition CoreDefinitionVersion DeviceDefinition
      DeviceDefinitionVersion Group GroupVersion LoggerDefinition LoggerDefinitionVersion ResourceDefinition
      ResourceDefinitionVersion`,
  },
  GreengrassV2: {
    processor: 'Deployment',
    configuration: 'ComponentVersion',
  },
  IoT: {
    carrier: 'OTAUpdate Stream TopicRule TopicRuleDestination',
    configuration: `
      AccountAuditConfiguration Authorizer BillingGroup CACertificate Certificate CertificateProvider Command
      CustomMetric Dimension DomainConfiguration EncryptionConfiguration FleetMetric Job JobTemplate Logging
      MitigationAction Policy PolicyPrincipalAttachment ProvisioningTemplate ResourceSpecificLogging RoleAlias
      ScheduledAudit SecurityProfile SoftwarePackage SoftwarePackageVersion Thing ThingGroup
      ThingPrincipalAttachment ThingType`,
  },
  IoTAnalytics: {
    store: 'Channel Dataset Datastore',
    processor: 'Pipeline',
  },
  IoTCoreDeviceAdvisor: {
    configuration: 'SuiteDefinition',
  },
  IoTEvents: {
    processor: 'AlarmModel DetectorModel',
    carrier: 'Input',
  },
  IoTFleetHub: {
    processor: 'Application',
  },
  IoTFleetWise: {
    carrier: 'Campaign',
    configuration: 'DecoderManifest Fleet ModelManifest SignalCatalog StateTemplate Vehicle',
  },
  IoTSecureTunneling: {
    carrier: 'Tunnel',
  },
  IoTSiteWise: {
    store: 'Asset Workspace',
    processor: 'Application ComputationModel Pipeline Portal',
    carrier: 'Gateway',
    configuration: 'AccessPolicy AssetModel Dashboard Dataset Project Task',
  },
  IoTThingsGraph: {
    processor: 'FlowTemplate',
  },
  IoTTwinMaker: {
    store: 'Workspace',
    carrier: 'SyncJob',
    configuration: 'ComponentType Entity Scene',
  },
  IoTWireless: {
    carrier: 'Destination PartnerAccount',
    configuration: `
      DeviceProfile FuotaTask MulticastGroup NetworkAnalyzerConfiguration ServiceProfile TaskDefinition
      WirelessDevice WirelessDeviceImportTask WirelessGateway`,
  },
};
