import { Stack } from 'aws-cdk-lib';
import { type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type NodeFunction } from '../node-function';

/** A table of tokens, or of what they stand for, and its key. */
export interface Tokens {
  readonly table: ITable;
  readonly key: IKey;
}

/** Lets a function issue or redeem one-time tokens: single items, never a scan or a query. */
export function grantTokens(
  handler: NodeFunction,
  tokens: Tokens,
  actions: readonly ('dynamodb:PutItem' | 'dynamodb:DeleteItem')[],
): void {
  grant(handler, 'Tokens', tokens, actions);
}

/** Lets a function work with what tokens of the database stand for: an item, or those of one user, never a scan. */
export function grantIdentifiers(
  handler: NodeFunction,
  identifiers: Tokens,
  actions: readonly ('dynamodb:PutItem' | 'dynamodb:GetItem' | 'dynamodb:DeleteItem' | 'dynamodb:Query')[],
): void {
  grant(handler, 'Identifiers', identifiers, actions);
}

function grant(handler: NodeFunction, id: string, { table, key }: Tokens, actions: readonly string[]): void {
  new ManagedPolicy(handler, id, {
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
