import { type Channel } from '../channel';
import { inbound, knownWays, ways } from './ways';

/** Ways on which file systems, transfers and image registries reach another place. */
export const fileTransfer: readonly Channel[] = [
  {
    id: 'efs-replication',
    catalogue: 'EFS-01',
    title: 'File systems replicate within the jurisdiction, and are open to known accounts',
    why: 'Replication keeps a full copy of the file system in the destination Region.',
    fix: 'Replicate to a home Region, and name own roles in FileSystemPolicy.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html'],
    ways: [
      ...ways('AWS::EFS::FileSystem', 'region', 'ReplicationConfiguration.Destinations[].Region'),
      ...knownWays('AWS::EFS::FileSystem', 'arn', 'ReplicationConfiguration.Destinations[].FileSystemId'),
      ...ways('AWS::EFS::FileSystem', 'key', 'ReplicationConfiguration.Destinations[].KmsKeyId'),
      ...ways('AWS::EFS::FileSystem', 'policy', 'FileSystemPolicy'),
    ],
  },
  {
    id: 'fsx-data-repository',
    catalogue: 'FSX-01',
    title: 'File systems exchange files with buckets of the jurisdiction',
    why: 'A data repository gets every file that is written, and a restored backup says that the data is kept there.',
    fix: 'Link a bucket of a home Region that one of the given templates declares.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/fsx-data-repositories.html'],
    ways: [
      ...ways('AWS::FSx::DataRepositoryAssociation', 'bucket', 'DataRepositoryPath'),
      ...ways('AWS::FSx::FileSystem', 'bucket', 'LustreConfiguration.ExportPath'),
      ...knownWays('AWS::FSx::FileSystem', 'arn', 'BackupId'),
      ...inbound('AWS::FSx::FileSystem', 'LustreConfiguration.ImportPath'),
    ],
  },
  {
    id: 'datasync',
    catalogue: 'DSY-01',
    title: 'DataSync moves files within the jurisdiction',
    why: 'A task copies everything below its source location to its destination.',
    fix: 'Use locations of home Regions, with buckets that one of the given templates declares.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/datasync/latest/userguide/working-with-locations.html'],
    ways: [
      ...ways('AWS::DataSync::Task', 'arn', 'DestinationLocationArn'),
      ...knownWays('AWS::DataSync::Task', 'arn', 'SourceLocationArn'),
      ...ways('AWS::DataSync::LocationS3', 'bucket', 'S3BucketArn'),
      ...ways('AWS::DataSync::LocationObjectStorage', 'host', 'ServerHostname'),
      ...ways('AWS::DataSync::LocationAzureBlob', 'host', 'AzureBlobContainerUrl'),
    ],
  },
  {
    id: 'file-transfer-endpoint',
    catalogue: 'TRF-01',
    title: "Files are transferred inside networks of one's own, to partners whose place is known",
    why: "A public endpoint hands files to any country, and a connector sends them to the partner's host.",
    fix: 'Use EndpointType VPC, and connectors to hosts in the jurisdiction.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html'],
    ways: [
      {
        type: 'AWS::Transfer::Server',
        path: 'EndpointType',
        reads: { to: 'abroad', title: 'the public internet', values: ['PUBLIC'] },
        absent: { to: 'abroad', title: 'the public internet, which is the default endpoint' },
      },
      ...ways('AWS::Transfer::Server', 'host', 'IdentityProviderDetails.Url'),
      ...ways('AWS::Transfer::Connector', 'host', 'Url', 'As2Config.AsyncMdnConfig.Url'),
    ],
  },
  {
    id: 'storage-gateway-volume',
    catalogue: 'SGW-01',
    title: 'Volumes of Storage Gateway hold no customer content',
    why: 'The gateway caches data wherever the appliance runs, which no template tells.',
    fix: 'Keep customer content off gateway volumes, and tag the volume with its data class.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/storagegateway/latest/vgw/WhatIsStorageGateway.html'],
    ways: [
      ...ways('AWS::StorageGateway::Volume', 'arn', 'GatewayARN'),
      ...ways(
        'AWS::StorageGateway::Volume',
        { to: 'unknown', title: 'the appliance behind the gateway' },
        'GatewayARN',
      ),
    ],
  },
  {
    id: 'image-replication',
    catalogue: 'ECR-01',
    title: 'Container images replicate within the jurisdiction',
    why: 'Images carry code and what was built into them to each destination registry.',
    fix: 'Replicate to home Regions and declared accounts.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html'],
    ways: [
      ...ways('AWS::ECR::ReplicationConfiguration', 'region', 'ReplicationConfiguration.Rules[].Destinations[].Region'),
      ...ways(
        'AWS::ECR::ReplicationConfiguration',
        'account',
        'ReplicationConfiguration.Rules[].Destinations[].RegistryId',
      ),
    ],
  },
];
