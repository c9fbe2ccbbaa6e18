import { exampleDeployment, guardedAccounts, loadDeployment, parseDeployment, planGuardrails } from '../../lib/config';
import { changed } from '../support/changed';

const asOf = '2026-11-21';
const withChanges = (changes: Readonly<Record<string, unknown>>) =>
  parseDeployment(changed(exampleDeployment, changes), { asOf, source: 'deployment.ts' });

describe('the accounts that guardrails bind', () => {
  test('an account that jurisdictions share has the Regions of all of them', () => {
    expect(guardedAccounts(loadDeployment(undefined, asOf), 'prod')).toEqual([
      {
        account: '222222222222',
        name: 'prod',
        partition: 'aws',
        regions: ['ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-north-1', 'us-east-1', 'us-west-2'],
        outpostRegions: [],
        replicatesInstance: false,
        target: '222222222222',
      },
    ]);
  });

  test('an account of one jurisdiction has its Regions, and outposts where AWS records global calls', () => {
    const definition = withChanges({ 'environments.prod.jurisdictionAccounts': { eu: '444444444444' } });
    expect(guardedAccounts(definition, 'prod')).toMatchObject([
      // The registry has a replica in the instance Region of every jurisdiction, in the account of the environment.
      {
        account: '222222222222',
        name: 'prod',
        regions: expect.arrayContaining(['ca-west-1', 'eu-central-1']) as unknown,
      },
      {
        account: '444444444444',
        name: 'eu-prod',
        regions: ['eu-central-1', 'eu-north-1'],
        outpostRegions: ['us-east-1', 'us-west-2'],
      },
    ]);
  });

  test('a replica of an instance makes its Region one of the account', () => {
    const definition = withChanges({ 'jurisdictions.us.instanceReplicaRegion': 'us-west-2' });
    expect(guardedAccounts(definition, 'prod')[0]?.replicatesInstance).toBe(true);
  });
});

describe('the guardrails of a definition', () => {
  test('one set for each environment, attached to accounts or to the units in which they stand', () => {
    const plans = planGuardrails(
      withChanges({ 'guardrails.organisationalUnits': { '222222222222': 'ou-ab12-cdef3456' } }),
    );
    expect(plans).toMatchObject([
      { id: 'guardrails-dev', managementAccount: '777777777777', accounts: [{ target: '111111111111' }] },
      { id: 'guardrails-prod', organisationId: 'o-northwind1', accounts: [{ target: 'ou-ab12-cdef3456' }] },
    ]);
    expect(plans.map(({ deploymentRoles }) => deploymentRoles)).toEqual([
      ['cdk-hnb659fds-*-role-*'],
      ['cdk-hnb659fds-*-role-*'],
    ]);
  });

  test('deployment roles of its own take the place of those of the bootstrap', () => {
    const [plan] = planGuardrails(withChanges({ 'guardrails.deploymentRoles': ['pipeline-*'] }));
    expect(plan?.deploymentRoles).toEqual(['pipeline-*']);
  });

  test('none when the definition asks for none', () => {
    expect(planGuardrails(withChanges({ guardrails: undefined }))).toEqual([]);
  });
});
