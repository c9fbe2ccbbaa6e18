import { type RolesByService } from './roles';

/** Databases, caches and their proxies. */
export const database: RolesByService = {
  Cassandra: {
    store: 'Table',
    configuration: 'Keyspace Type',
  },
  DAX: {
    store: 'Cluster',
    configuration: 'ParameterGroup SubnetGroup',
  },
  DSQL: {
    store: 'Cluster',
  },
  DocDB: {
    store: 'DBCluster DBInstance GlobalCluster',
    carrier: 'EventSubscription',
    configuration: 'DBClusterParameterGroup DBSubnetGroup',
  },
  DocDBElastic: {
    store: 'Cluster ClusterSnapshot',
  },
  DynamoDB: {
    store: 'GlobalTable Table',
  },
  ElastiCache: {
    store: `
      CacheCluster GlobalReplicationGroup ReplicationGroup ServerlessCache ServerlessCacheSnapshot Snapshot`,
    configuration: 'ParameterGroup SecurityGroup SecurityGroupIngress SubnetGroup User UserGroup',
  },
  ManagedBlockchain: {
    store: 'Node',
    carrier: 'Accessor',
    configuration: 'Member',
  },
  MemoryDB: {
    store: 'Cluster MultiRegionCluster Snapshot',
    configuration: 'ACL ParameterGroup SubnetGroup User',
  },
  Neptune: {
    store: 'DBCluster DBInstance GlobalCluster',
    carrier: 'EventSubscription',
    configuration: 'DBClusterParameterGroup DBParameterGroup DBSubnetGroup',
  },
  NeptuneGraph: {
    store: 'Graph GraphSnapshot',
    carrier: 'PrivateGraphEndpoint',
  },
  ODB: {
    store: 'CloudAutonomousVmCluster CloudExadataInfrastructure CloudVmCluster',
    carrier: 'OdbPeeringConnection',
    configuration: 'OdbNetwork',
  },
  PI: {
    store: 'PerfReports',
  },
  QLDB: {
    store: 'Ledger',
    carrier: 'Stream',
  },
  RDS: {
    store: 'ClusterSnapshot DBCluster DBInstance DBShardGroup DBSnapshot GlobalCluster',
    carrier: 'DBProxy DBProxyEndpoint Deployment EventSubscription Integration',
    configuration: `
      CustomDBEngineVersion DBClusterEndpoint DBClusterParameterGroup DBParameterGroup DBProxyTargetGroup
      DBSecurityGroup DBSecurityGroupIngress DBSubnetGroup OptionGroup`,
  },
  SDB: {
    store: 'Domain',
  },
  Timestream: {
    store: 'Database InfluxDBBackup InfluxDBCluster InfluxDBInstance Table',
    carrier: 'ScheduledQuery',
  },
};
