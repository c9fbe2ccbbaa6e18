import { Duration } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { SingleCopyBucket } from '../storage/single-copy-bucket';

export interface QueryResultBucketProps {
  readonly key: IKey;
  readonly accessLogs: IBucket;
}

/** Results of queries of the lake, which are erased when they are read; what a crash leaves ends after a day. */
export class QueryResultBucket extends SingleCopyBucket {
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
      accessLogs,
      logFolder: 'query-results',
      whySingle: 'Results are read once and erased; a second copy would only be one more place to erase.',
    });
  }
}
