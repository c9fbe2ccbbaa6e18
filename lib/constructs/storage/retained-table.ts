import { RemovalPolicy } from 'aws-cdk-lib';
import { Billing, TableEncryptionV2, type TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { type DataClass } from '../../domain/data-class';
import { declareDataClass } from '../data-class';

/** A table of one Region under a key of its own, that outlives its stack and can be recovered to a point in time. */
export function retainedTable(
  scope: Construct,
  id: string,
  key: IKey,
  dataClass: DataClass,
  keys: Pick<TablePropsV2, 'partitionKey' | 'sortKey' | 'globalSecondaryIndexes' | 'timeToLiveAttribute'>,
): TableV2 {
  const table = new TableV2(scope, id, {
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
