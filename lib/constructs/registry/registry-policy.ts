import { AccountPrincipal, AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
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

/** An account of a jurisdiction that is served in a Region, besides the registry's own. */
export interface RegistryReader {
  readonly region: string;
  readonly account: string;
}

/** Lets accounts look up single items of the replica in their Region. Nobody scans. */
function lookUps(readers: readonly string[]): readonly PolicyStatement[] {
  if (readers.length === 0) return [];
  return [
    new PolicyStatement({
      sid: 'LookUp',
      principals: readers.map((account) => new AccountPrincipal(account)),
      actions: ['dynamodb:GetItem'],
      resources: ['*'],
    }),
  ];
}

/** In the master Region: only writes whose attributes can be checked, and only attributes of the allow-list. */
export function masterPolicy(scope: RegistryAccount, readers: readonly string[]): PolicyDocument {
  return new PolicyDocument({
    statements: [
      ...lookUps(readers),
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
export function replicaPolicy(scope: RegistryAccount, readers: readonly string[]): PolicyDocument {
  return new PolicyDocument({
    statements: [
      ...lookUps(readers),
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
