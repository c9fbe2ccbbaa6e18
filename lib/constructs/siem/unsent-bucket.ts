import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { lifecycleRules } from '../storage/lifecycle';
import { SingleCopyBucket } from '../storage/single-copy-bucket';

export interface UnsentBucketProps {
  readonly key: IKey;
  readonly retention: Retention;
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
}

/** Keeps in the Region what could not be masked or sent. */
export class UnsentBucket extends SingleCopyBucket {
  constructor(scope: Construct, id: string, props: UnsentBucketProps) {
    super(scope, id, {
      key: props.key,
      dataClass: 'audit',
      lifecycleRules: lifecycleRules(props.retention),
      accessLogs: props.accessLogs,
      logFolder: 'unsent',
      whySingle: 'The trail itself is kept elsewhere; a second copy of what waits here would only spread identities.',
    });
  }
}
