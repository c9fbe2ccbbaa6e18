import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const bucket = { B: { Type: 'AWS::S3::Bucket' } };
const farBucket = {
  region: 'us-east-1',
  body: {
    Far: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: 'far', Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
    },
  },
};
const replicates = (destination: object) =>
  one('AWS::EFS::FileSystem', { ReplicationConfiguration: { Destinations: [destination] } });

export const fileTransfer = [
  ...examplesOf('efs-replication', [
    compliant(
      'to the other home Region',
      replicates({ Region: 'ca-west-1', KmsKeyId: 'arn:aws:kms:ca-west-1:111111111111:key/1' }),
    ),
    trap(
      'open to clients of its mount targets',
      one('AWS::EFS::FileSystem', {
        FileSystemPolicy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '*' },
              Action: ['elasticfilesystem:ClientRootAccess', 'elasticfilesystem:ClientWrite'],
              Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
            },
          ],
        },
      }),
    ),
    violating('abroad', replicates({ Region: 'us-east-1' }), 'It'),
    violating(
      'open to everyone',
      one('AWS::EFS::FileSystem', {
        FileSystemPolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'elasticfilesystem:ClientMount' }] },
      }),
      'It',
    ),
    unproven(
      'where a parameter says',
      { Parameters: { R: { Type: 'String' } }, Resources: replicates({ Region: { Ref: 'R' } }) },
      'It',
    ),
  ]),
  ...examplesOf('fsx-data-repository', [
    compliant('a bucket of the stack', {
      ...one('AWS::FSx::DataRepositoryAssociation', { DataRepositoryPath: { 'Fn::Sub': 's3://${B}/in' } }),
      ...bucket,
    }),
    violating(
      'a bucket abroad',
      one('AWS::FSx::FileSystem', { LustreConfiguration: { ExportPath: 's3://far/out' } }),
      'It',
      { others: [farBucket] },
    ),
    unproven(
      'an unknown bucket',
      one('AWS::FSx::DataRepositoryAssociation', { DataRepositoryPath: 's3://somewhere/in' }),
      'It',
    ),
  ]),
  ...examplesOf('datasync', [
    compliant('between locations of the stack', {
      ...one('AWS::DataSync::Task', { SourceLocationArn: { Ref: 'L' }, DestinationLocationArn: { Ref: 'L' } }),
      L: { Type: 'AWS::DataSync::LocationS3', Properties: { S3BucketArn: { 'Fn::GetAtt': ['B', 'Arn'] } } },
      ...bucket,
    }),
    violating(
      'to a location abroad',
      one('AWS::DataSync::Task', {
        SourceLocationArn: 's',
        DestinationLocationArn: 'arn:aws:datasync:us-east-1:111111111111:location/l',
      }),
      'It',
    ),
    violating('to a bucket abroad', one('AWS::DataSync::LocationS3', { S3BucketArn: 'arn:aws:s3:::far' }), 'It', {
      others: [farBucket],
    }),
    unproven(
      'to another cloud',
      one('AWS::DataSync::LocationAzureBlob', { AzureBlobContainerUrl: 'https://files.blob.core.windows.net/c' }),
      'It',
    ),
  ]),
  ...examplesOf('file-transfer-endpoint', [
    compliant('inside a network', one('AWS::Transfer::Server', { EndpointType: 'VPC' })),
    violating('public', one('AWS::Transfer::Server', { EndpointType: 'PUBLIC' }), 'It'),
    violating('public by default', one('AWS::Transfer::Server', {}), 'It'),
    violating(
      'users are asked for abroad',
      one('AWS::Transfer::Server', {
        EndpointType: 'VPC',
        IdentityProviderDetails: { Url: 'https://a1.execute-api.us-east-1.amazonaws.com/prod' },
      }),
      'It',
    ),
    unproven('to a partner', one('AWS::Transfer::Connector', { Url: 'sftp://files.partner.example' }), 'It'),
  ]),
  ...examplesOf('storage-gateway-volume', [
    trap(
      'of reference data',
      one('AWS::StorageGateway::Volume', {
        GatewayARN: { 'Fn::Sub': 'arn:aws:storagegateway:${AWS::Region}:${AWS::AccountId}:gateway/g' },
        Tags: [{ Key: 'residency:data-class', Value: 'reference' }],
      }),
    ),
    violating(
      'of a gateway abroad',
      one('AWS::StorageGateway::Volume', { GatewayARN: 'arn:aws:storagegateway:us-east-1:111111111111:gateway/g' }),
      'It',
    ),
    unproven(
      'of a gateway at home',
      one('AWS::StorageGateway::Volume', { GatewayARN: 'arn:aws:storagegateway:ca-central-1:111111111111:gateway/g' }),
      'It',
    ),
  ]),
  ...examplesOf('image-replication', [
    compliant(
      'to the other home Region',
      one('AWS::ECR::ReplicationConfiguration', {
        ReplicationConfiguration: {
          Rules: [{ Destinations: [{ Region: 'ca-west-1', RegistryId: { Ref: 'AWS::AccountId' } }] }],
        },
      }),
    ),
    violating(
      'abroad',
      one('AWS::ECR::ReplicationConfiguration', {
        ReplicationConfiguration: {
          Rules: [{ Destinations: [{ Region: 'eu-west-1', RegistryId: { Ref: 'AWS::AccountId' } }] }],
        },
      }),
      'It',
    ),
    unproven(
      'to an undeclared account',
      one('AWS::ECR::ReplicationConfiguration', {
        ReplicationConfiguration: { Rules: [{ Destinations: [{ Region: 'ca-west-1', RegistryId: FOREIGN_ACCOUNT }] }] },
      }),
      'It',
    ),
  ]),
];
