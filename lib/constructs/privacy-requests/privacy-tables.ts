import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type DataClass } from '../../domain/data-class';
import { DISCLOSURES_BY_STATUS } from '../../domain/disclosure/disclosure-case';
import { declareDataClass } from '../data-class';

/**
 * Choices of people, and requests for disclosure, in one Region each. Both know people by keyed hashes only, and nothing in
 * them ends by itself: a choice counts until the next one, and a request is evidence for as long as its law asks.
 */
export class PrivacyTables extends Construct {
  readonly consents: TableV2;
  readonly disclosures: TableV2;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    this.consents = this.table('Consents', key, 'contact-metadata', {
      partitionKey: text('subject'),
      sortKey: text('item'),
    });
    this.disclosures = this.table('Disclosures', key, 'audit', {
      partitionKey: text('requestId'),
      globalSecondaryIndexes: [
        { indexName: DISCLOSURES_BY_STATUS, partitionKey: text('status'), sortKey: text('answerBy') },
      ],
    });
  }

  private table(
    id: string,
    key: IKey,
    dataClass: DataClass,
    keys: Pick<TablePropsV2, 'partitionKey' | 'sortKey' | 'globalSecondaryIndexes'>,
  ): TableV2 {
    const table = new TableV2(this, id, {
      ...keys,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      deletionProtection: true,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    declareDataClass(table, dataClass);
    return table;
  }
}
