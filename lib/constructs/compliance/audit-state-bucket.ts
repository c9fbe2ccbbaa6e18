import { Duration } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { SingleCopyBucket } from '../storage/single-copy-bucket';

export interface AuditStateBucketProps {
  readonly key: IKey;
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
}

/** Keeps what an audit has read until it is judged, for a few days. Not the bucket of evidence, whose objects are locked. */
export class AuditStateBucket extends SingleCopyBucket {
  constructor(scope: Construct, id: string, { key, accessLogs }: AuditStateBucketProps) {
    super(scope, id, {
      key,
      dataClass: 'audit',
      lifecycleRules: [
        { id: 'Pages', prefix: 'pages/', expiration: Duration.days(3) },
        {
          id: 'Superseded',
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
      ],
      accessLogs,
      logFolder: 'audit-state',
      whySingle:
        'What an audit has read is judged within hours and can be read again; a second copy would serve nobody.',
    });
  }
}
