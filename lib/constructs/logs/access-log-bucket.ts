import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { lifecycleRules } from '../storage/lifecycle';
import { ResidentBucket } from '../storage/resident-bucket';

export interface AccessLogBucketProps {
  readonly key: IKey;
  readonly retention: Retention;
}

/**
 * Receives the server access logs of every bucket of this account and Region.
 *
 * The key's policy must let `logging.s3.amazonaws.com` use it. AWS's guide names SSE-S3 only for such a bucket; that a
 * customer-managed key works is what the CDK's maintainers found. Verify the first delivery after a deployment.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 * @see https://github.com/aws/aws-cdk/pull/24789
 */
export class AccessLogBucket extends ResidentBucket {
  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id, {
      key: props.key,
      dataClass: 'operational-log',
      lifecycleRules: lifecycleRules(props.retention),
    });
    // By account, not by bucket: the logged buckets are in later stacks, which cannot be named here without a cycle.
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DeliverServerAccessLogs',
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    acknowledge(this, {
      rule: ['AwsSolutions-S1', ...rulesInPacks('S3BucketLoggingEnabled')],
      reason: 'The bucket receives the access logs; logging it to itself would log its own log writes without end.',
    });
    acknowledge(this, {
      rule: rulesInPacks('S3BucketReplicationEnabled'),
      reason:
        'Access logs serve investigations in the Region they describe; a second copy would only spread identities.',
    });
  }
}
