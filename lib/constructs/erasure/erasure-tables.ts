import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
  type TablePropsV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type DataClass } from '../../domain/data-class';
import { declareDataClass } from '../data-class';

/** The PII register, the requests that are worked on, and the ledger of what became of them: in one Region each. */
export class ErasureTables extends Construct {
  /** Which place holds data of which subject, by keyed hash. */
  readonly register: TableV2;
  readonly cases: TableV2;
  readonly ledger: TableV2;
  /** Legal holds, also those that were released. */
  readonly holds: TableV2;
  /** What was erased, so that a restored copy of it is known again. */
  readonly erasedPlaces: TableV2;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    this.register = this.table('Register', key, 'contact-metadata', {
      partitionKey: text('subject'),
      sortKey: text('item'),
      globalSecondaryIndexes: [
        {
          indexName: 'by-category',
          partitionKey: text('category'),
          sortKey: text('createdOn'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    });
    // Identifiers of people, until their request is closed.
    this.cases = this.table('Cases', key, 'customer-content', {
      partitionKey: text('requestId'),
      globalSecondaryIndexes: [{ indexName: 'by-status', partitionKey: text('status'), sortKey: text('answerBy') }],
    });
    this.ledger = this.table('Ledger', key, 'audit', {
      partitionKey: text('ledger'),
      sortKey: { name: 'sequence', type: AttributeType.NUMBER },
    });
    this.holds = this.table('Holds', key, 'contact-metadata', {
      partitionKey: text('register'),
      sortKey: text('holdId'),
    });
    this.erasedPlaces = this.table('ErasedPlaces', key, 'contact-metadata', {
      partitionKey: text('container'),
      sortKey: text('item'),
      timeToLiveAttribute: 'expiresAt',
    });
  }

  private table(
    id: string,
    key: IKey,
    dataClass: DataClass,
    keys: Pick<TablePropsV2, 'partitionKey' | 'sortKey' | 'globalSecondaryIndexes' | 'timeToLiveAttribute'>,
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
