import { type Channel } from '../channel';
import { knownWays, ways } from './ways';

/** Ways out of databases other than Amazon RDS: graphs, documents, caches, wide columns, warehouses. */
export const purposeBuiltDatabases: readonly Channel[] = [
  {
    id: 'graph-and-document-global-cluster',
    catalogue: 'NEP-01',
    title: 'Neptune and DocumentDB clusters share their data within the jurisdiction',
    why: 'Every cluster of a global cluster holds all of its data; a foreign snapshot says that the data is there too.',
    fix: 'Take the cluster abroad out of the global cluster; restore from snapshots of the own account and Region.',
    severity: 'S1',
    sources: [
      'https://docs.aws.amazon.com/neptune/latest/userguide/neptune-global-database.html',
      'https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html',
    ],
    ways: ['Neptune', 'DocDB'].flatMap((service) => [
      ...ways(`AWS::${service}::GlobalCluster`, 'arn', 'SourceDBClusterIdentifier'),
      ...ways(`AWS::${service}::GlobalCluster`, 'members', ''),
      ...ways(`AWS::${service}::DBCluster`, 'members', 'GlobalClusterIdentifier'),
      ...knownWays(`AWS::${service}::DBCluster`, 'arn', 'SnapshotIdentifier'),
    ]),
  },
  {
    id: 'elasticache-global-datastore',
    catalogue: 'ECC-01',
    title: 'Caches share their data within the jurisdiction',
    why: 'Sessions and tokens in a cache hold personal data, and a global datastore copies all of them.',
    fix: 'List members in home Regions only.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html'],
    ways: [
      ...ways(
        'AWS::ElastiCache::GlobalReplicationGroup',
        'region',
        'Members[].ReplicationGroupRegion',
        'RegionalConfigurations[].ReplicationGroupRegion',
      ),
      ...ways('AWS::ElastiCache::GlobalReplicationGroup', 'members', ''),
      ...ways('AWS::ElastiCache::ReplicationGroup', 'members', 'GlobalReplicationGroupId'),
    ],
  },
  {
    id: 'memorydb-multi-region',
    catalogue: 'MDB-01',
    title: 'MemoryDB clusters share their data within the jurisdiction',
    why: 'Every cluster of a multi-Region cluster takes writes and holds all of the data.',
    fix: 'Join clusters of home Regions only.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/memorydb/latest/devguide/multi-Region.html'],
    ways: [
      ...ways('AWS::MemoryDB::MultiRegionCluster', 'members', ''),
      ...ways('AWS::MemoryDB::Cluster', 'members', 'MultiRegionClusterName'),
    ],
  },
  {
    id: 'keyspaces-replication',
    catalogue: 'KSP-01',
    title: 'Keyspaces replicate within the jurisdiction',
    why: 'A multi-Region keyspace keeps every row in each of its Regions.',
    fix: 'Use SINGLE_REGION, or list home Regions only.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/keyspaces/latest/devguide/multiRegion-replication.html'],
    ways: [
      ...ways('AWS::Cassandra::Keyspace', 'region', 'ReplicationSpecification.RegionList[]'),
      ...ways('AWS::Cassandra::Table', 'region', 'ReplicaSpecifications[].Region'),
    ],
  },
  {
    id: 'dsql-multi-region',
    catalogue: 'DSQ-01',
    title: 'Aurora DSQL clusters have peers and witnesses in home Regions',
    why: 'Peers hold all of the data, and the witness holds its transaction log.',
    fix: 'Remove MultiRegionProperties, or name peers and a witness in home Regions.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/aurora-dsql/latest/userguide/configuring-multi-region-clusters.html'],
    ways: [
      ...ways('AWS::DSQL::Cluster', 'arn', 'MultiRegionProperties.Clusters[]'),
      ...ways('AWS::DSQL::Cluster', 'region', 'MultiRegionProperties.WitnessRegion'),
      ...ways('AWS::DSQL::Cluster', 'policy', 'PolicyDocument'),
    ],
  },
  {
    id: 'redshift-snapshot-copy',
    catalogue: 'RSH-01',
    title: 'Warehouses copy snapshots and write logs within the jurisdiction',
    why: 'A snapshot is the whole warehouse; the audit log holds the statements and who ran them.',
    fix: 'Copy to home Regions only, and log to a bucket that one of the given templates declares.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/redshift/latest/mgmt/cross-region-snapshot-copy.html'],
    ways: [
      ...ways('AWS::Redshift::Cluster', 'region', 'DestinationRegion'),
      ...ways('AWS::Redshift::Cluster', 'bucket', 'LoggingProperties.BucketName'),
      ...ways('AWS::RedshiftServerless::Namespace', 'region', 'SnapshotCopyConfigurations[].DestinationRegion'),
      ...ways('AWS::RedshiftServerless::Namespace', 'key', 'SnapshotCopyConfigurations[].DestinationKmsKeyId'),
    ],
  },
  {
    id: 'oracle-cross-region-restore',
    catalogue: 'ODB-01',
    title: 'Oracle networks reach backups of home Regions only',
    why: 'The network may exchange backups with buckets of each Region that it lists.',
    fix: 'Remove CrossRegionS3RestoreSources, or list home Regions only.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/odb/latest/UserGuide/what-is-odb.html'],
    ways: ways('AWS::ODB::OdbNetwork', 'region', 'CrossRegionS3RestoreSources[]'),
  },
];
