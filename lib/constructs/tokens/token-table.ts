import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { declareDataClass } from '../data-class';

/**
 * One-time tokens, by digest, and what each stands for: in one Region, under a key of its own. DynamoDB deletes what is over.
 *
 * It has neither backup nor recovery to a point in time: a restored table would hold tokens that were redeemed.
 */
export class TokenTable extends TableV2 {
  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id, {
      // The names that lambda/shared/token-vault.ts uses.
      partitionKey: { name: 'tokenDigest', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    declareDataClass(this, 'customer-content');
  }
}
