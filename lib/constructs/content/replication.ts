import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Bucket, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from '../acknowledge';
import { wildcardFinding } from '../wildcard-finding';
import { keyAliasArn } from '../keys/key-alias';
import { type ContentKind } from './content-kind';
import { replicaBucketName, type ReplicaPlace } from './replica-name';

export interface ReplicationProps extends ReplicaPlace {
  readonly kind: ContentKind;
  /** Key of the source bucket. */
  readonly key: IKey;
  /** Alias of the key in the replica's Region, without `alias/`. */
  readonly keyAlias: string;
  /** Whether source and replica have Object Lock. */
  readonly locked: boolean;
}

/**
 * Copies every object and every deletion to the replica bucket, with a role that can do nothing else.
 *
 * Bucket and key are named, not referenced: their stack is of another Region. A policy cannot name a key by its alias,
 * so the role may use the keys of that Region that carry the alias, through S3 of that Region.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicateTo(bucket: Bucket, resource: CfnBucket, props: ReplicationProps): void {
  const { partition, region } = Stack.of(bucket);
  const replicaArn = `arn:${partition}:s3:::${replicaBucketName(props.kind, props)}`;
  const replicaKeys = `arn:${partition}:kms:${props.region}:${props.account}:key`;
  const role = new Role(bucket, 'ReplicationRole', {
    description: `Copies ${props.kind} objects to ${props.region}`,
    // No condition on the source: AWS documents none for replication, and a wrong one would stop it in silence.
    assumedBy: new ServicePrincipal('s3.amazonaws.com'),
  });
  const policy = new ManagedPolicy(bucket, 'ReplicationPolicy', {
    roles: [role],
    statements: [
      new PolicyStatement({
        actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        resources: [bucket.bucketArn],
      }),
      new PolicyStatement({
        actions: [
          's3:GetObjectVersionForReplication',
          's3:GetObjectVersionAcl',
          's3:GetObjectVersionTagging',
          ...(props.locked ? ['s3:GetObjectRetention', 's3:GetObjectLegalHold'] : []),
        ],
        resources: [bucket.arnForObjects('*')],
      }),
      new PolicyStatement({
        actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
        resources: [`${replicaArn}/*`],
      }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [props.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      }),
      new PolicyStatement({
        actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [`${replicaKeys}/*`],
        conditions: {
          StringEquals: { 'kms:ViaService': `s3.${props.region}.amazonaws.com` },
          'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${props.keyAlias}` },
        },
      }),
    ],
  });
  acknowledge(policy, {
    rule: [wildcardFinding(policy, bucket, bucket.bucketArn), wildcardFinding(policy, bucket, replicaArn)],
    reason:
      'Replication copies every object of this one bucket to its one replica; objects cannot be listed beforehand.',
  });
  acknowledge(policy, {
    rule: wildcardFinding(policy, bucket, replicaKeys),
    reason: 'A policy cannot name a key by alias; the condition on kms:ResourceAliases narrows it to the replica key.',
  });
  resource.replicationConfiguration = {
    role: role.roleArn,
    rules: [
      {
        id: 'SecondCopy',
        status: 'Enabled',
        priority: 0,
        filter: { prefix: '' },
        deleteMarkerReplication: { status: 'Enabled' },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
        destination: {
          bucket: replicaArn,
          encryptionConfiguration: { replicaKmsKeyId: keyAliasArn({ ...props, partition, alias: props.keyAlias }) },
          metrics: { status: 'Enabled' },
        },
      },
    ],
  };
}
