import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { SingleCopyBucket } from '../storage/single-copy-bucket';

export interface DisclosureBucketProps {
  readonly key: IKey;
  /** Days that an answer can be fetched. */
  readonly days: number;
  /** Seconds that a link is good for. */
  readonly linkSeconds: number;
  readonly accessLogs: IBucket;
}

/**
 * Answers to requests for disclosure, until they end. No link is good for longer than some minutes, whoever signs it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
 */
export class DisclosureBucket extends SingleCopyBucket {
  constructor(scope: Construct, id: string, { key, days, linkSeconds, accessLogs }: DisclosureBucketProps) {
    super(scope, id, {
      key,
      dataClass: 'customer-content',
      lifecycleRules: [
        {
          id: 'Retention',
          expiration: Duration.days(days),
          // Nobody takes a deleted answer back: it can be written anew.
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { id: 'DeleteMarkers', expiredObjectDeleteMarker: true },
      ],
      accessLogs,
      logFolder: 'disclosures',
      whySingle: 'An answer lives for some days and can be written anew; a second copy would be one more to end.',
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DenyOldLinks',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [this.arnForObjects('*')],
        conditions: { NumericGreaterThan: { 's3:signatureAge': linkSeconds * 1_000 } },
      }),
    );
  }
}
