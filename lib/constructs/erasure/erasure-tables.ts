import { AttributeType, ProjectionType, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { retainedTable } from '../storage/retained-table';

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
    this.register = retainedTable(this, 'Register', key, 'contact-metadata', {
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
    this.cases = retainedTable(this, 'Cases', key, 'customer-content', {
      partitionKey: text('requestId'),
      globalSecondaryIndexes: [{ indexName: 'by-status', partitionKey: text('status'), sortKey: text('answerBy') }],
    });
    this.ledger = retainedTable(this, 'Ledger', key, 'audit', {
      partitionKey: text('ledger'),
      sortKey: { name: 'sequence', type: AttributeType.NUMBER },
    });
    this.holds = retainedTable(this, 'Holds', key, 'contact-metadata', {
      partitionKey: text('register'),
      sortKey: text('holdId'),
    });
    this.erasedPlaces = retainedTable(this, 'ErasedPlaces', key, 'contact-metadata', {
      partitionKey: text('container'),
      sortKey: text('item'),
      timeToLiveAttribute: 'expiresAt',
    });
  }
}
