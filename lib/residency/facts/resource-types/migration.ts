import { type RolesByService } from './roles';

/** Replication and transfer of data. */
export const migration: RolesByService = {
  DMS: {
    processor: 'DataMigration ReplicationConfig ReplicationInstance ReplicationTask',
    carrier: 'DataProvider Endpoint EventSubscription',
    configuration: 'Certificate InstanceProfile MigrationProject ReplicationSubnetGroup',
  },
  DRS: {
    configuration: 'LaunchConfigurationTemplate RecoveryPlan ReplicationConfigurationTemplate SourceNetwork',
  },
  DataSync: {
    processor: 'Agent',
    carrier: `
      LocationAzureBlob LocationEFS LocationFSxLustre LocationFSxONTAP LocationFSxOpenZFS LocationFSxWindows
      LocationHDFS LocationNFS LocationObjectStorage LocationS3 LocationSMB Task`,
  },
  MGN: {
    carrier: 'Connector',
    configuration: `
      Application LaunchConfigurationTemplate NetworkMigrationDefinition ReplicationConfigurationTemplate Wave`,
  },
  RefactorSpaces: {
    carrier: 'Application',
    configuration: 'Environment Route Service',
  },
  Transfer: {
    processor: 'Workflow',
    carrier: 'Connector Server WebApp',
    configuration: 'Agreement Certificate HostKey Profile User',
  },
};
