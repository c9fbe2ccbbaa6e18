import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib';
import { HOLDER, TOKEN } from '../../lambda/shared/identifiers/identifier-vault';
import { VAULT_EXPIRY, VAULT_KEY } from '../../lambda/shared/token-vault';
import { planStages } from '../../lib/config';
import { KeysAndLogsStack } from '../../lib/stacks/keys-and-logs-stack';
import { TokenVaultStack } from '../../lib/stacks/token-vault-stack';
import { testApp } from '../support/app';
import { exampleDeployment } from '../support/platform';

// A Stage that takes no payments: tokens are there all the same.
const plan = planStages(exampleDeployment()).find(({ id }) => id === 'eu-prod');
if (!plan || plan.payments) throw new Error('the example has Stage eu-prod, which takes no payments');
const app = testApp();
const env = { account: plan.account, region: plan.instanceRegion };
const keysAndLogs = new KeysAndLogsStack(app, 'keys', {
  env,
  stage: plan.id,
  retention: plan.retention,
  instanceAlias: plan.instanceAlias,
});
const stack = new TokenVaultStack(app, 'vault', { env, plan, keysAndLogs });
const template = Template.fromStack(stack);

interface Resource {
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}
const resourcesOf = (type: string) => template.findResources(type) as Readonly<Record<string, Resource>>;
const tables = Object.values(resourcesOf('AWS::DynamoDB::GlobalTable'));
const replicaOf = ({ Properties }: Resource) =>
  (Properties['Replicas'] as Readonly<Record<string, unknown>>[])[0] ?? {};
const tableOf = (key: string) => {
  const [table, ...others] = tables.filter(({ Properties }) => JSON.stringify(Properties['KeySchema']).includes(key));
  if (!table || others.length > 0) throw new Error(`not one table by ${key}`);
  return table;
};

test('is a store of its own: one key that works through DynamoDB alone, one Region, kept whatever becomes of the stack', () => {
  const [key, ...others] = Object.entries(resourcesOf('AWS::KMS::Key'));
  expect(others).toEqual([]);
  const policy = JSON.stringify(key?.[1].Properties['KeyPolicy']);
  expect(policy).toContain(`dynamodb.${plan.instanceRegion}.amazonaws.com`);
  expect(policy).not.toMatch(/"(?:s3|sns|secretsmanager)\./);
  expect(tables).toHaveLength(2);
  for (const table of tables) {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', Properties: { Replicas: { length: 1 } } });
    const replica = replicaOf(table);
    expect(replica).toMatchObject({ Region: plan.instanceRegion, DeletionProtectionEnabled: true });
    expect(JSON.stringify(replica['SSESpecification'])).toContain(key?.[0]);
    expect(JSON.stringify(replica['Tags'])).toContain('customer-content');
  }
});

test('identifiers can be recovered to a point in time, one-time tokens cannot: some of them were redeemed', () => {
  const recovery = (key: string) =>
    JSON.stringify(replicaOf(tableOf(key))).includes('"PointInTimeRecoveryEnabled":true');
  expect([recovery(HOLDER), recovery(VAULT_KEY)]).toEqual([true, false]);
  expect(tableOf(HOLDER).Properties).toMatchObject({
    KeySchema: [
      { AttributeName: HOLDER, KeyType: 'HASH' },
      { AttributeName: TOKEN, KeyType: 'RANGE' },
    ],
  });
  expect(tableOf(VAULT_KEY).Properties).toMatchObject({
    TimeToLiveSpecification: { AttributeName: VAULT_EXPIRY, Enabled: true },
  });
});

test('what redeems may read one identifier, and neither list nor change any', () => {
  const statements = Object.values(resourcesOf('AWS::IAM::ManagedPolicy')).flatMap(
    ({ Properties }) =>
      (Properties['PolicyDocument'] as { Statement: { Action: string | string[]; Resource: unknown }[] }).Statement,
  );
  const logical = Stack.of(stack).getLogicalId(stack.identifiers.table.node.defaultChild as never);
  const rights = statements.filter(({ Resource }) => JSON.stringify(Resource).includes(logical));
  expect(rights.flatMap(({ Action }) => Action)).toEqual(['dynamodb:GetItem']);
});
