import { AttributeType, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { retainedTable } from '../storage/retained-table';

/**
 * What tokens in the database stand for, by user: in one Region, under the key of the vault. It can be recovered to a point
 * in time, because identifiers are nowhere else; a restored copy is rid of whoever was erased (docs/erasure.md).
 */
export function identifierTable(scope: Construct, id: string, key: IKey): TableV2 {
  return retainedTable(scope, id, key, 'customer-content', {
    // The names that lambda/shared/identifiers/identifier-vault.ts uses.
    partitionKey: { name: 'holder', type: AttributeType.STRING },
    sortKey: { name: 'token', type: AttributeType.STRING },
  });
}
