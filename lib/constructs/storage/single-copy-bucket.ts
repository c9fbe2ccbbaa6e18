import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { ResidentBucket, type ResidentBucketProps } from './resident-bucket';

export interface SingleCopyBucketProps extends ResidentBucketProps {
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
  /** Names of the logs begin with it, and a slash. */
  readonly logFolder: string;
  /** Why no second copy is kept, for whoever audits. */
  readonly whySingle: string;
}

/** A resident bucket of which no second copy is kept, with logs of who accessed it. */
export abstract class SingleCopyBucket extends ResidentBucket {
  protected constructor(scope: Construct, id: string, props: SingleCopyBucketProps) {
    super(scope, id, props);
    this.resource.loggingConfiguration = {
      destinationBucketName: props.accessLogs.bucketName,
      logFilePrefix: `${props.logFolder}/`,
    };
    acknowledge(this, { rule: rulesInPacks('S3BucketReplicationEnabled'), reason: props.whySingle });
  }
}
