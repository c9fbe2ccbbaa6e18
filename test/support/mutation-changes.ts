import { complianceChanges } from './mutation-compliance';
import { databaseChanges } from './mutation-databases';
import { maskingChanges } from './mutation-masking';
import { organisationChanges } from './mutation-organisations';
import { disclosureChanges } from './mutation-disclosure';
import { erasureChanges } from './mutation-erasure';
import { paymentChanges } from './mutation-payments';
import { labelChanges } from './mutation-labels';
import { erasureStoreChanges } from './mutation-erasure-stores';
import { tokenChanges } from './mutation-tokens';
import { FOREIGN_FUNCTION, FOREIGN_KEY, FOREIGN_STREAM, STRANGER } from './mutation-places';

import { type Change, type ResourceChange, set } from './mutation-resource';

export { type MutableResource } from './mutation-resource';

const statement = (changes: Record<string, unknown>) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...changes });

/** Adds a statement to the policy document at the property. */
const allow =
  (property: string, changes: Record<string, unknown>): Change =>
  (properties) => {
    const document = (properties[property] ?? {}) as { Statement?: unknown[] };
    return {
      ...properties,
      [property]: { ...document, Statement: [...(document.Statement ?? []), statement(changes)] },
    };
  };

const s3Config =
  (changes: Record<string, unknown>): Change =>
  (properties) => ({
    ...properties,
    S3Config: { ...(properties['S3Config'] as object), ...changes },
  });
const has = (property: string) => (properties: Record<string, unknown>) => property in properties;

/** Changes to resources that are there, by type. `when` says which resources of the type it fits. */
export const changes: readonly ResourceChange[] = [
  {
    operator: 'replicate to an unknown bucket',
    type: 'AWS::S3::Bucket',
    change: set({
      ReplicationConfiguration: {
        Role: 'r',
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::taken' } }],
      },
    }),
  },
  {
    operator: 'replicate with a foreign key',
    type: 'AWS::S3::Bucket',
    change: set({
      ReplicationConfiguration: {
        Role: 'r',
        Rules: [
          {
            Destination: {
              Bucket: { 'Fn::Sub': 'arn:aws:s3:::${AWS::Region}' },
              EncryptionConfiguration: { ReplicaKmsKeyID: FOREIGN_KEY },
            },
          },
        ],
      },
    }),
  },
  {
    operator: 'accelerate',
    type: 'AWS::S3::Bucket',
    change: set({ AccelerateConfiguration: { AccelerationStatus: 'Enabled' } }),
  },
  {
    operator: 'log to an unknown bucket',
    type: 'AWS::S3::Bucket',
    change: set({ LoggingConfiguration: { DestinationBucketName: 'taken' } }),
  },
  {
    operator: 'list into an account of a stranger',
    type: 'AWS::S3::Bucket',
    change: set({
      InventoryConfigurations: [{ Destination: { BucketArn: 'arn:aws:s3:::taken', BucketAccountId: STRANGER } }],
    }),
  },
  {
    operator: 'open the bucket to everyone',
    type: 'AWS::S3::BucketPolicy',
    change: allow('PolicyDocument', { Principal: '*' }),
  },
  {
    operator: 'open the bucket to a stranger',
    type: 'AWS::S3::BucketPolicy',
    change: allow('PolicyDocument', { Principal: { AWS: STRANGER } }),
  },
  { operator: 'make the key multi-Region', type: 'AWS::KMS::Key', change: set({ MultiRegion: true }) },
  {
    operator: 'allow the key to be replicated',
    type: 'AWS::KMS::Key',
    change: allow('KeyPolicy', {
      Action: 'kms:ReplicateKey',
      Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
    }),
  },
  {
    operator: 'give the key to a stranger',
    type: 'AWS::KMS::Key',
    change: allow('KeyPolicy', { Action: 'kms:Decrypt', Principal: { AWS: `arn:aws:iam::${STRANGER}:root` } }),
  },
  {
    operator: 'use the key through another Region',
    type: 'AWS::KMS::Key',
    change: allow('KeyPolicy', {
      Principal: { AWS: '*' },
      Condition: {
        StringEquals: {
          'kms:ViaService': 's3.us-east-1.amazonaws.com',
          'kms:CallerAccount': { Ref: 'AWS::AccountId' },
        },
      },
    }),
  },
  {
    operator: 'store content under a foreign key',
    type: 'AWS::Connect::InstanceStorageConfig',
    when: has('S3Config'),
    change: s3Config({ EncryptionConfig: { EncryptionType: 'KMS', KeyId: FOREIGN_KEY } }),
  },
  {
    operator: 'store content in an unknown bucket',
    type: 'AWS::Connect::InstanceStorageConfig',
    when: has('S3Config'),
    change: s3Config({ BucketName: 'taken' }),
  },
  {
    operator: 'stream contact records abroad',
    type: 'AWS::Connect::InstanceStorageConfig',
    when: has('KinesisStreamConfig'),
    change: set({ KinesisStreamConfig: { StreamArn: FOREIGN_STREAM } }),
  },
  {
    operator: 'call a function abroad from a flow',
    type: 'AWS::Connect::ContactFlow',
    change: set({
      Content: JSON.stringify({
        StartAction: 'a',
        Actions: [
          { Identifier: 'a', Type: 'InvokeLambdaFunction', Parameters: { LambdaFunctionARN: FOREIGN_FUNCTION } },
        ],
      }),
    }),
  },
  {
    operator: 'deliver to an unknown bucket',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    change: (p) => ({
      ...p,
      ExtendedS3DestinationConfiguration: {
        ...(p['ExtendedS3DestinationConfiguration'] as object),
        BucketARN: 'arn:aws:s3:::taken',
      },
    }),
  },
  {
    operator: 'deliver to a vendor abroad',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    change: set({
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: { Url: 'https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input' },
      },
    }),
  },
  {
    operator: 'encrypt the log with a foreign key',
    type: 'AWS::Logs::LogGroup',
    change: set({ KmsKeyId: FOREIGN_KEY }),
  },
  {
    operator: 'trust a stranger',
    type: 'AWS::IAM::Role',
    change: allow('AssumeRolePolicyDocument', {
      Action: 'sts:AssumeRole',
      Resource: undefined,
      Principal: { AWS: STRANGER },
    }),
  },
  {
    operator: 'write abroad',
    type: 'AWS::IAM::ManagedPolicy',
    change: allow('PolicyDocument', { Action: 'kinesis:PutRecord', Resource: FOREIGN_STREAM }),
  },
  {
    operator: 'permit a replica of the instance',
    type: 'AWS::IAM::ManagedPolicy',
    change: allow('PolicyDocument', { Action: 'connect:ReplicateInstance' }),
  },
  {
    operator: 'permit sharing of snapshots',
    type: 'AWS::IAM::ManagedPolicy',
    change: allow('PolicyDocument', { Action: 'rds:ModifyDBSnapshotAttribute' }),
  },
  ...databaseChanges,
  ...complianceChanges,
  ...maskingChanges,
  ...organisationChanges,
  ...erasureChanges,
  ...paymentChanges,
  ...tokenChanges,
  ...disclosureChanges,
  ...labelChanges,
  ...erasureStoreChanges,
];
