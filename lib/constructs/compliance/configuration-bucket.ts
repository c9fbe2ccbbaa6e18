import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { lifecycleRules } from '../storage/lifecycle';
import { ResidentBucket } from '../storage/resident-bucket';

export interface ConfigurationBucketProps {
  readonly key: IKey;
  readonly retention: Retention;
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
}

/**
 * Holds the history of configurations. Not the bucket of evidence, because AWS Config delivers to no bucket with Object
 * Lock.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-config-deliverychannel.html
 */
export class ConfigurationBucket extends ResidentBucket {
  constructor(scope: Construct, id: string, { key, retention, accessLogs }: ConfigurationBucketProps) {
    super(scope, id, { key, dataClass: 'audit', lifecycleRules: lifecycleRules(retention) });
    this.resource.loggingConfiguration = {
      destinationBucketName: accessLogs.bucketName,
      logFilePrefix: 'configuration/',
    };
    acknowledge(this, {
      rule: rulesInPacks('S3BucketReplicationEnabled'),
      reason: 'Each Region keeps the history of its own configurations; the recorder can describe the present anew.',
    });
  }
}
