import { AlarmTopic } from '../../../lib/constructs/alarms/alarm-topic';
import { OrganisationRegistry } from '../../../lib/constructs/registry/organisation-registry';
import { RegistryCheck } from '../../../lib/constructs/registry/registry-check';
import { RegistryService } from '../../../lib/constructs/registry/registry-service';
import {
  manageOrganisationsEnvironmentSchema,
  manageOrganisationsName,
} from '../../../lambda/manage-organisations/contract';
import { alarmOwners } from '../../support/alarm-owners';
import { home, resourcesOf, testKey, testStack } from '../../support/stack';

const stack = testStack();
const key = testKey(stack);
const table = new OrganisationRegistry(stack, 'Registry', {
  tableName: 'registry-prod-organisations',
  key,
  replicaRegions: ['us-east-1'],
  replicaKeyAlias: 'registry-prod/registry',
});
const ca = {
  jurisdiction: 'ca',
  profile: 'ca',
  region: home.region,
  account: home.account,
  signInDomain: 'northwind-ca-prod.auth.ca-central-1.amazoncognito.com',
};
const shared = { logKey: key, logRetentionDays: 365, key, table };
new RegistryService(stack, 'Service', { ...shared, stage: 'registry-prod', homes: [ca] });
new RegistryCheck(stack, 'Check', {
  ...shared,
  topic: new AlarmTopic(stack, 'Alarms', { key, recipients: [], owners: alarmOwners }),
});

function functionOf(path: string) {
  const [found] = resourcesOf(stack, 'AWS::Lambda::Function').filter(({ logicalId }) => logicalId.startsWith(path));
  return found?.Properties ?? {};
}

function actionsOf(path: string): readonly string[] {
  return resourcesOf(stack, 'AWS::IAM::ManagedPolicy')
    .filter(({ logicalId }) => logicalId.startsWith(path))
    .flatMap(
      ({ Properties }) =>
        (Properties['PolicyDocument'] as { Statement: readonly { Action: string | string[] }[] }).Statement,
    )
    .flatMap(({ Action }) => Action);
}

describe('the writer of the registry', () => {
  test('is called by a name that operators can tell, and knows where organisations can be at home', () => {
    const { FunctionName, Environment } = functionOf('Service');
    expect(FunctionName).toBe(manageOrganisationsName('registry-prod'));
    const { Variables } = Environment as { Variables: Record<string, unknown> };
    const environment = manageOrganisationsEnvironmentSchema.parse({
      ...Variables,
      AWS_REGION: home.region,
      REGISTRY_TABLE_NAME: 'registry-prod-organisations',
    });
    expect(environment).toMatchObject({ MASTER_REGION: home.region, HOMES: [ca] });
  });

  test('reads and writes single items, and scans nothing', () => {
    expect(actionsOf('Service').filter((action) => action.startsWith('dynamodb:'))).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ]);
  });
});

describe('the check of the registry', () => {
  test('reads the stream of the table, and cannot write', () => {
    const [source] = resourcesOf(stack, 'AWS::Lambda::EventSourceMapping');
    expect(source?.Properties).toMatchObject({ StartingPosition: 'TRIM_HORIZON', BisectBatchOnFunctionError: true });
    expect(JSON.stringify(source?.Properties['EventSourceArn'])).toContain('StreamArn');
    expect(actionsOf('Check').filter((action) => /Put|Update|Delete|Write/.test(action))).toEqual([
      'logs:PutLogEvents',
    ]);
  });

  test('tells of anything outside the allow-list, of its own failure and of being late', () => {
    const alarms = resourcesOf(stack, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual([
      'Errors',
      'IteratorAge',
      'RecordsOutsideAllowList',
    ]);
    const [outside] = alarms.filter(({ MetricName }) => MetricName === 'RecordsOutsideAllowList');
    expect(outside).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Namespace: 'ResidentConnect/Registry' });
  });
});
