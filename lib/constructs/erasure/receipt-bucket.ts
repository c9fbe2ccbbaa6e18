import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { lifecycleRules } from '../storage/lifecycle';
import { SingleCopyBucket } from '../storage/single-copy-bucket';

export interface ReceiptBucketProps {
  readonly key: IKey;
  readonly retention: Retention;
  readonly accessLogs: IBucket;
}

/** Receipts of erasures, for as long as their regime says. They name nobody: subjects are keyed hashes. */
export class ReceiptBucket extends SingleCopyBucket {
  constructor(scope: Construct, id: string, { key, retention, accessLogs }: ReceiptBucketProps) {
    super(scope, id, {
      key,
      dataClass: 'audit',
      lifecycleRules: lifecycleRules(retention),
      accessLogs,
      logFolder: 'erasure-receipts',
      whySingle: 'Each receipt is delivered to the person who asked, and the ledger holds the same entry.',
    });
  }
}
