import { Stack } from 'aws-cdk-lib';
import { type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type NodeFunction } from '../node-function';

/** The tokens and the key that they are under. */
export interface Tokens {
  readonly table: ITable;
  readonly key: IKey;
}

/** Lets a function issue or redeem one-time tokens: single items, never a scan or a query. */
export function grantTokens(
  handler: NodeFunction,
  { table, key }: Tokens,
  actions: readonly ('dynamodb:PutItem' | 'dynamodb:DeleteItem')[],
): void {
  new ManagedPolicy(handler, 'Tokens', {
    roles: handler.role ? [handler.role] : [],
    statements: [
      new PolicyStatement({ actions: [...actions], resources: [table.tableArn] }),
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(handler).region}.amazonaws.com` } },
      }),
    ],
  });
}
