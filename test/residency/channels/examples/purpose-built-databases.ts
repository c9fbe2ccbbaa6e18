import { compliant, examplesOf, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const referenceTag = { Tags: [{ Key: 'residency:data-class', Value: 'reference' }] };
const globalCluster = (service: string, source: unknown = undefined) => ({
  All: {
    Type: `AWS::${service}::GlobalCluster`,
    Properties: {
      GlobalClusterIdentifier: 'everywhere',
      ...(source === undefined ? {} : { SourceDBClusterIdentifier: source }),
    },
  },
});
const memberAbroad = (type: string, property: string, name: string, region = 'us-east-1') => ({
  region,
  name: 'abroad',
  body: { Far: { Type: type, Properties: { [property]: name, ...referenceTag } } },
});

export const purposeBuiltDatabases = [
  ...examplesOf('graph-and-document-global-cluster', [
    compliant('at home', { ...globalCluster('Neptune', { Ref: 'It' }), ...one('AWS::Neptune::DBCluster', {}) }),
    violating('with a member abroad', globalCluster('DocDB'), 'All', {
      others: [memberAbroad('AWS::DocDB::DBCluster', 'GlobalClusterIdentifier', 'everywhere')],
    }),
    violating(
      'from a snapshot abroad',
      one('AWS::Neptune::DBCluster', { SnapshotIdentifier: 'arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:s' }),
      'It',
    ),
    unproven(
      'that no template declares',
      one('AWS::DocDB::DBCluster', { GlobalClusterIdentifier: 'everywhere' }),
      'It',
    ),
  ]),
  ...examplesOf('elasticache-global-datastore', [
    compliant(
      'over home Regions',
      one('AWS::ElastiCache::GlobalReplicationGroup', {
        Members: [{ ReplicationGroupRegion: { Ref: 'AWS::Region' } }, { ReplicationGroupRegion: 'ca-west-1' }],
      }),
    ),
    violating(
      'with a member abroad',
      one('AWS::ElastiCache::GlobalReplicationGroup', { Members: [{ ReplicationGroupRegion: 'us-east-1' }] }),
      'It',
    ),
    unproven(
      'that no template declares',
      one('AWS::ElastiCache::ReplicationGroup', { GlobalReplicationGroupId: 'ldgnf-sessions' }),
      'It',
    ),
  ]),
  ...examplesOf('memorydb-multi-region', [
    compliant('at home', {
      All: { Type: 'AWS::MemoryDB::MultiRegionCluster', Properties: { MultiRegionClusterNameSuffix: 's' } },
      ...one('AWS::MemoryDB::Cluster', { MultiRegionClusterName: { Ref: 'All' } }),
    }),
    violating(
      'with a member abroad',
      { All: { Type: 'AWS::MemoryDB::MultiRegionCluster', Properties: { MultiRegionClusterNameSuffix: 'sessions' } } },
      'All',
      {
        others: [memberAbroad('AWS::MemoryDB::Cluster', 'MultiRegionClusterName', 'virxk-sessions')],
      },
    ),
    unproven(
      'that no template declares',
      one('AWS::MemoryDB::Cluster', { MultiRegionClusterName: 'virxk-sessions' }),
      'It',
    ),
  ]),
  ...examplesOf('keyspaces-replication', [
    compliant(
      'in one Region',
      one('AWS::Cassandra::Keyspace', { ReplicationSpecification: { ReplicationStrategy: 'SINGLE_REGION' } }),
    ),
    violating(
      'abroad',
      one('AWS::Cassandra::Keyspace', { ReplicationSpecification: { RegionList: ['ca-central-1', 'us-east-1'] } }),
      'It',
    ),
    unproven(
      'where a parameter says',
      {
        Parameters: { R: { Type: 'CommaDelimitedList' } },
        Resources: one('AWS::Cassandra::Keyspace', { ReplicationSpecification: { RegionList: { Ref: 'R' } } }),
      },
      'It',
    ),
  ]),
  ...examplesOf('dsql-multi-region', [
    compliant(
      'with a peer in the other home Region',
      one('AWS::DSQL::Cluster', {
        MultiRegionProperties: { Clusters: ['arn:aws:dsql:ca-west-1:111111111111:cluster/c'] },
      }),
    ),
    violating(
      'with a witness abroad',
      one('AWS::DSQL::Cluster', { MultiRegionProperties: { WitnessRegion: 'us-west-2' } }),
      'It',
    ),
    unproven(
      'with a peer that is imported',
      one('AWS::DSQL::Cluster', { MultiRegionProperties: { Clusters: [{ 'Fn::ImportValue': 'Peer' }] } }),
      'It',
    ),
  ]),
  ...examplesOf('redshift-snapshot-copy', [
    compliant('to the other home Region', one('AWS::Redshift::Cluster', { DestinationRegion: 'ca-west-1' })),
    violating(
      'abroad',
      one('AWS::RedshiftServerless::Namespace', { SnapshotCopyConfigurations: [{ DestinationRegion: 'us-east-1' }] }),
      'It',
    ),
    unproven(
      'logs to an unknown bucket',
      one('AWS::Redshift::Cluster', { LoggingProperties: { BucketName: 'audit' } }),
      'It',
    ),
  ]),
  ...examplesOf('oracle-cross-region-restore', [
    compliant('from a home Region', one('AWS::ODB::OdbNetwork', { CrossRegionS3RestoreSources: ['ca-west-1'] })),
    violating(
      'from a Region abroad',
      one('AWS::ODB::OdbNetwork', { CrossRegionS3RestoreSources: ['us-east-1'] }),
      'It',
    ),
    unproven(
      'from an imported Region',
      one('AWS::ODB::OdbNetwork', { CrossRegionS3RestoreSources: [{ 'Fn::ImportValue': 'R' }] }),
      'It',
    ),
  ]),
];
