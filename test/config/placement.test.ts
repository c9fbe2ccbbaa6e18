import {
  accountsOf,
  exampleDeployment,
  loadDeployment,
  parseDeployment,
  planRegistries,
  planStages,
  regionsOf,
} from '../../lib/config';
import { changed } from '../support/changed';

const asOf = '2026-11-21';
const example = loadDeployment(undefined, asOf);
const withChanges = (changes: Readonly<Record<string, unknown>>) =>
  parseDeployment(changed(exampleDeployment, changes), { asOf, source: 'deployment.ts' });

describe('planStages', () => {
  test('one Stage per jurisdiction and environment, each in an account and Regions of its own', () => {
    const rows = planStages(example).map((plan) => [
      plan.id,
      plan.profile,
      plan.account,
      plan.instanceRegion,
      plan.dataDisasterRecoveryRegion,
      plan.instanceAlias,
    ]);
    expect(rows).toEqual([
      ['ca-dev', 'ca', '111111111111', 'ca-central-1', 'ca-west-1', 'northwind-ca-dev'],
      ['us-dev', 'us', '111111111111', 'us-east-1', 'us-west-2', 'northwind-us-dev'],
      ['eu-dev', 'eu', '111111111111', 'eu-central-1', 'eu-north-1', 'northwind-eu-dev'],
      ['ca-prod', 'ca', '222222222222', 'ca-central-1', 'ca-west-1', 'northwind-ca-prod'],
      ['us-prod', 'us', '222222222222', 'us-east-1', 'us-west-2', 'northwind-us-prod'],
      ['eu-prod', 'eu', '222222222222', 'eu-central-1', 'eu-north-1', 'northwind-eu-prod'],
    ]);
  });

  test("a jurisdiction's own account takes the place of the environment's", () => {
    const definition = withChanges({ 'environments.prod.jurisdictionAccounts': { eu: '333333333333' } });
    const accounts = Object.fromEntries(planStages(definition).map(({ id, account }) => [id, account]));
    expect(accounts).toMatchObject({ 'eu-dev': '111111111111', 'ca-prod': '222222222222', 'eu-prod': '333333333333' });
    expect(accountsOf(definition, 'prod')).toEqual(['222222222222', '333333333333']);
  });

  test('retention follows the law of the profile, the laws on record keeping and the wishes', () => {
    const definition = withChanges({
      'jurisdictions.ca.retentionRegimes': ['ciro'],
      'jurisdictions.us.retentionDays': { 'call-recording': 100 },
    });
    const days = (id: string) => planStages(definition).find((plan) => plan.id === id)?.retention['call-recording'];
    expect(days('ca-prod')).toMatchObject({ days: 2557, writeOnce: true });
    expect(days('us-prod')).toMatchObject({ days: 100, writeOnce: false });
    expect(days('eu-prod')).toMatchObject({ days: 180, writeOnce: false });
  });

  test('a number is claimed in its environments only', () => {
    const number = { name: 'main', country: 'CA', type: 'TOLL_FREE', environments: ['prod'] };
    const plans = planStages(withChanges({ 'jurisdictions.ca.phoneNumbers': [number] }));
    const numbersOf = (id: string) => plans.find((plan) => plan.id === id)?.phoneNumbers;
    expect(numbersOf('ca-dev')).toEqual([]);
    expect(numbersOf('ca-prod')).toEqual([number]);
    expect(numbersOf('us-prod')).toEqual([]);
  });
});

describe('planRegistries', () => {
  test('one registry per environment, replicated to every other instance Region', () => {
    const place = { masterRegion: 'ca-central-1', replicaRegions: ['eu-central-1', 'us-east-1'] };
    expect(planRegistries(example)).toMatchObject([
      { id: 'registry-dev', account: '111111111111', ...place },
      { id: 'registry-prod', account: '222222222222', ...place },
    ]);
  });

  test('two jurisdictions in one Region share a replica, and the master Region is none', () => {
    const { ca } = exampleDeployment.jurisdictions;
    const definition = withChanges({
      'jurisdictions.qc': { ...ca, instanceAlias: 'northwind-qc', networkRange: '10.44.0.0/20' },
      'jurisdictions.eu': undefined,
    });
    expect(planRegistries(definition)[0]?.replicaRegions).toEqual(['us-east-1']);
  });
});

test('regionsOf names every Region once', () => {
  const london = withChanges({ 'jurisdictions.eu.instanceReplicaRegion': 'eu-west-2' });
  expect(regionsOf(london)).toEqual([
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-north-1',
    'eu-west-2',
    'us-east-1',
    'us-west-2',
  ]);
});

test('accountsOf refuses an environment that is not there', () => {
  expect(() => accountsOf(example, 'stage')).toThrow("'stage' is no environment of the deployment; known: dev, prod");
});
