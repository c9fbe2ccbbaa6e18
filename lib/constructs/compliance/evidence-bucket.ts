import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { lifecycleRules } from '../storage/lifecycle';
import { ResidentBucket } from '../storage/resident-bucket';
import { trailArnPattern } from './trail-name';

export interface EvidenceBucketProps {
  readonly key: IKey;
  /** Name that stacks of other Regions know. */
  readonly bucketName: string;
  readonly retention: Retention;
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
  /** Id of the Stage whose trails deliver here. */
  readonly stage: string;
}

/**
 * Holds what auditors read: the trails' log files and the results of audits. Every object is locked for as long as it is
 * kept.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export class EvidenceBucket extends ResidentBucket {
  constructor(scope: Construct, id: string, props: EvidenceBucketProps) {
    super(scope, id, {
      key: props.key,
      bucketName: props.bucketName,
      dataClass: 'audit',
      lifecycleRules: lifecycleRules(props.retention),
      lockDays: props.retention.days,
      // AWS CloudTrail has long signed digests under S3's own key, whatever the key of the trail; they hold hashes only.
      encryptedByService: `AWSLogs/${Stack.of(scope).account}/CloudTrail-Digest/*`,
    });
    this.resource.loggingConfiguration = {
      destinationBucketName: props.accessLogs.bucketName,
      logFilePrefix: 'evidence/',
    };
    this.admitTrails(props.stage);
    acknowledge(this, {
      rule: rulesInPacks('S3BucketReplicationEnabled'),
      reason:
        'The trail names people and what they did; each Region keeps its own, and a second copy would spread identities.',
    });
  }

  private admitTrails(stage: string): void {
    const stack = Stack.of(this);
    const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    const ArnLike = { 'aws:SourceArn': trailArnPattern(this, stage) };
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TrailsAskForTheOwner',
        principals,
        actions: ['s3:GetBucketAcl'],
        resources: [this.bucketArn],
        conditions: { ArnLike },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TrailsDeliver',
        principals,
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`AWSLogs/${stack.account}/*`)],
        conditions: { ArnLike, StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
  }
}
