import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const bucket = (properties: object) => ({ Data: { Type: 'AWS::S3::Bucket', Properties: properties } });
const replicatesTo = (destination: object) =>
  bucket({ ReplicationConfiguration: { Role: 'role', Rules: [{ Status: 'Enabled', Destination: destination }] } });
const named = (BucketName: string) => ({ Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName } } });
const us = (name: string) => ({
  region: 'us-east-1',
  name: 'abroad',
  body: {
    Copies: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: name, Tags: [{ Key: 'residency:data-class', Value: 'reference' }] },
    },
  },
});
const west = (name: string) => ({ region: 'ca-west-1', name: 'west', body: named(name) });
const log = { Log: { Type: 'AWS::S3::Bucket' } };

export const objectReplication = [
  ...examplesOf('s3-replication', [
    compliant(
      'to a bucket of another home Region, whose name says otherwise',
      replicatesTo({ Bucket: 'arn:aws:s3:::copies-us-east-1' }),
      {
        others: [west('copies-us-east-1')],
      },
    ),
    compliant('to a bucket of the same stack', {
      ...replicatesTo({ Bucket: { 'Fn::GetAtt': ['Log', 'Arn'] } }),
      ...log,
    }),
    violating(
      'to a bucket of a stack abroad, by Fn::Join',
      replicatesTo({ Bucket: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::copies']] } }),
      'Data',
      { others: [us('copies')] },
    ),
    unproven(
      'to a bucket that a parameter names, in YAML',
      `
Parameters:
  Target: { Type: String }
Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      ReplicationConfiguration:
        Role: role
        Rules:
          - Status: Enabled
            Destination: { Bucket: !Sub 'arn:aws:s3:::\${Target}' }
`,
      'Data',
    ),
    unproven(
      'to a home bucket that an undeclared account owns',
      { ...replicatesTo({ Bucket: { 'Fn::GetAtt': 'Log.Arn' }, Account: FOREIGN_ACCOUNT }), ...log },
      'Data',
    ),
    trap(
      'from a bucket that is tagged as reference data',
      {
        Data: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            Tags: [{ Key: 'residency:data-class', Value: 'reference' }],
            ReplicationConfiguration: {
              Role: 'r',
              Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copies' } }],
            },
          },
        },
      },
      { others: [us('copies')] },
    ),
  ]),
  ...examplesOf('s3-replication-key', [
    compliant(
      'a key of the other home Region',
      replicatesTo({
        Bucket: 'arn:aws:s3:::copies',
        EncryptionConfiguration: {
          ReplicaKmsKeyID: { 'Fn::Sub': 'arn:${AWS::Partition}:kms:ca-west-1:${AWS::AccountId}:key/1' },
        },
      }),
      { others: [west('copies')] },
    ),
    violating(
      'a key abroad',
      replicatesTo({
        Bucket: 'arn:aws:s3:::copies',
        EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:aws:kms:us-east-1:111111111111:key/1' },
      }),
      'Data',
      { others: [west('copies')] },
    ),
    unproven(
      'a key that is imported',
      replicatesTo({
        Bucket: 'arn:aws:s3:::copies',
        EncryptionConfiguration: { ReplicaKmsKeyID: { 'Fn::ImportValue': 'ReplicaKey' } },
      }),
      'Data',
      { others: [west('copies')] },
    ),
  ]),
  ...examplesOf('s3-multi-region-access-point', [
    compliant(
      'members of one jurisdiction',
      {
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
          Properties: { Regions: [{ Bucket: { Ref: 'Log' } }, { Bucket: 'second' }] },
        },
        ...log,
      },
      { others: [west('second')] },
    ),
    violating(
      'a member abroad',
      {
        Point: {
          Type: 'AWS::S3::MultiRegionAccessPoint',
          Properties: { Regions: [{ Bucket: { Ref: 'Log' } }, { Bucket: 'far' }] },
        },
        ...log,
      },
      'Point',
      { others: [us('far')] },
    ),
    violating(
      'a policy for everyone',
      {
        Policy: {
          Type: 'AWS::S3::MultiRegionAccessPointPolicy',
          Properties: {
            MrapName: 'mrap',
            Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] },
          },
        },
      },
      'Policy',
    ),
    unproven(
      'a member that no template declares',
      {
        Point: { Type: 'AWS::S3::MultiRegionAccessPoint', Properties: { Regions: [{ Bucket: 'somewhere' }] } },
      },
      'Point',
    ),
  ]),
  ...examplesOf('s3-table-replication', [
    compliant('to the other home Region', {
      Tables: {
        Type: 'AWS::S3Tables::TableBucket',
        Properties: {
          ReplicationConfiguration: {
            Rules: [
              { Destinations: [{ DestinationTableBucketARN: 'arn:aws:s3tables:ca-west-1:111111111111:bucket/b' }] },
            ],
          },
        },
      },
    }),
    violating(
      'abroad, by a mapping',
      {
        Mappings: { Twin: { 'ca-central-1': { region: 'us-east-1' }, 'us-east-1': { region: 'ca-central-1' } } },
        Resources: {
          Tables: {
            Type: 'AWS::S3Tables::TableBucket',
            Properties: {
              ReplicationConfiguration: {
                Rules: [
                  {
                    Destinations: [
                      {
                        DestinationTableBucketARN: {
                          'Fn::Sub': [
                            'arn:aws:s3tables:${Twin}:${AWS::AccountId}:bucket/b',
                            { Twin: { 'Fn::FindInMap': ['Twin', { Ref: 'AWS::Region' }, 'region'] } },
                          ],
                        },
                      },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
      'Tables',
    ),
    unproven(
      'to a bucket of an undeclared account',
      {
        Tables: {
          Type: 'AWS::S3Tables::TableBucket',
          Properties: {
            ReplicationConfiguration: {
              Rules: [
                {
                  Destinations: [
                    { DestinationTableBucketARN: `arn:aws:s3tables:ca-west-1:${FOREIGN_ACCOUNT}:bucket/b` },
                  ],
                },
              ],
            },
          },
        },
      },
      'Tables',
    ),
  ]),
];
