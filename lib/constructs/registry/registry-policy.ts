import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { registryAttributes } from '../../domain/organisations/registry-attributes';

/** Where a registry's table is. */
export interface RegistryAccount {
  readonly partition: string;
  readonly account: string;
}

const CHECKED_WRITES = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
const UNCHECKED_WRITES = [
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLInsert',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
];

/** In the master Region: only writes whose attributes can be checked, and only attributes of the allow-list. */
export function masterPolicy(scope: RegistryAccount): PolicyDocument {
  return new PolicyDocument({
    statements: [
      refusal(scope, 'RefuseOtherAttributes', CHECKED_WRITES, {
        'ForAnyValue:StringNotEquals': { 'dynamodb:Attributes': [...registryAttributes] },
      }),
      refusal(scope, 'RefuseUncheckedWrites', UNCHECKED_WRITES),
    ],
  });
}

/**
 * In every other Region: nobody writes. The last writer wins in a global table, so a wrong write anywhere would reach
 * every Region in about a second.
 */
export function replicaPolicy(scope: RegistryAccount): PolicyDocument {
  return new PolicyDocument({
    statements: [
      refusal(scope, 'RefuseWritesOutsideTheMasterRegion', [
        ...CHECKED_WRITES,
        'dynamodb:DeleteItem',
        ...UNCHECKED_WRITES,
      ]),
    ],
  });
}

/**
 * Refuses actions to all but DynamoDB's own replication: a replica that its role cannot write to for 20 hours becomes a
 * table of its own, for good.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html
 */
function refusal(
  { partition, account }: RegistryAccount,
  sid: string,
  actions: readonly string[],
  conditions: Readonly<Record<string, Record<string, string[]>>> = {},
): PolicyStatement {
  const role = 'aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication';
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: ['*'],
    conditions: {
      ...conditions,
      ArnNotEquals: { 'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/${role}` },
    },
  });
}
