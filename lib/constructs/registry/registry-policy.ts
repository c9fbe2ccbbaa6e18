import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { registryAttributes } from './registry-attributes';

const WRITES = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
const STATEMENT_WRITES = ['dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'];

/** In the master Region: only writes whose attributes can be checked, and only attributes of the allow-list. */
export function masterPolicy(): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'RefuseOtherAttributes',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: ['*'],
        conditions: { 'ForAnyValue:StringNotEquals': { 'dynamodb:Attributes': [...registryAttributes] } },
      }),
      new PolicyStatement({
        sid: 'RefuseUncheckedWrites',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['dynamodb:BatchWriteItem', ...STATEMENT_WRITES],
        resources: ['*'],
      }),
    ],
  });
}

/**
 * In every other Region: nobody writes but DynamoDB's own replication. The last writer wins in a global table, so a
 * wrong write anywhere would reach every Region in about a second.
 */
export function replicaPolicy(scope: { readonly partition: string; readonly account: string }): PolicyDocument {
  const replicationRole = `arn:${scope.partition}:iam::${scope.account}:role/aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication`;
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'RefuseWritesOutsideTheMasterRegion',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [...WRITES, ...STATEMENT_WRITES],
        resources: ['*'],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': replicationRole } },
      }),
    ],
  });
}
