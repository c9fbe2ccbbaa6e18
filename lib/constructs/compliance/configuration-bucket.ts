import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { lifecycleRules } from '../storage/lifecycle';
import { SingleCopyBucket } from '../storage/single-copy-bucket';

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
export class ConfigurationBucket extends SingleCopyBucket {
  constructor(scope: Construct, id: string, { key, retention, accessLogs }: ConfigurationBucketProps) {
    super(scope, id, {
      key,
      dataClass: 'audit',
      lifecycleRules: lifecycleRules(retention),
      accessLogs,
      logFolder: 'configuration',
      whySingle: 'Each Region keeps the history of its own configurations; the recorder can describe the present anew.',
    });
  }
}
