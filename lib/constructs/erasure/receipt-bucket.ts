import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type Retention } from '../../domain/retention';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { lifecycleRules } from '../storage/lifecycle';
import { ResidentBucket } from '../storage/resident-bucket';

export interface ReceiptBucketProps {
  readonly key: IKey;
  readonly retention: Retention;
  readonly accessLogs: IBucket;
}

/** Receipts of erasures, for as long as their regime says. They name nobody: subjects are keyed hashes. */
export class ReceiptBucket extends ResidentBucket {
  constructor(scope: Construct, id: string, { key, retention, accessLogs }: ReceiptBucketProps) {
    super(scope, id, { key, dataClass: 'audit', lifecycleRules: lifecycleRules(retention) });
    this.resource.loggingConfiguration = {
      destinationBucketName: accessLogs.bucketName,
      logFilePrefix: 'erasure-receipts/',
    };
    acknowledge(this, {
      rule: rulesInPacks('S3BucketReplicationEnabled'),
      reason: 'Each receipt is delivered to the person who asked, and the ledger holds the same entry.',
    });
  }
}
