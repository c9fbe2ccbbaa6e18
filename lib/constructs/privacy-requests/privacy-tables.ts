import { AttributeType, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DISCLOSURES_BY_STATUS } from '../../domain/disclosure/disclosure-case';
import { retainedTable } from '../storage/retained-table';

/**
 * Choices of people, and requests for disclosure, in one Region each. Both know people by keyed hashes, a request also
 * by its identifiers until the answer is written and by an address until the answer has ended. Nothing in them ends by
 * itself: a choice counts until the next one, and a request is evidence for as long as its law asks.
 */
export class PrivacyTables extends Construct {
  readonly consents: TableV2;
  readonly disclosures: TableV2;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    this.consents = retainedTable(this, 'Consents', key, 'contact-metadata', {
      partitionKey: text('subject'),
      sortKey: text('item'),
    });
    this.disclosures = retainedTable(this, 'Disclosures', key, 'audit', {
      partitionKey: text('requestId'),
      globalSecondaryIndexes: [
        { indexName: DISCLOSURES_BY_STATUS, partitionKey: text('status'), sortKey: text('answerBy') },
      ],
    });
  }
}
