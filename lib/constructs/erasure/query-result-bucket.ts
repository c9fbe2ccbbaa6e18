import { Duration } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { ResidentBucket } from '../storage/resident-bucket';

export interface QueryResultBucketProps {
  readonly key: IKey;
  readonly accessLogs: IBucket;
}

/** Results of queries of the lake, which are erased when they are read; what a crash leaves ends after a day. */
export class QueryResultBucket extends ResidentBucket {
  constructor(scope: Construct, id: string, { key, accessLogs }: QueryResultBucketProps) {
    super(scope, id, {
      key,
      dataClass: 'contact-metadata',
      lifecycleRules: [
        {
          id: 'OneDay',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { id: 'DeleteMarkers', expiredObjectDeleteMarker: true },
      ],
    });
    this.resource.loggingConfiguration = {
      destinationBucketName: accessLogs.bucketName,
      logFilePrefix: 'query-results/',
    };
    acknowledge(this, {
      rule: rulesInPacks('S3BucketReplicationEnabled'),
      reason: 'Results are read once and erased; a second copy would only be one more place to erase.',
    });
  }
}
