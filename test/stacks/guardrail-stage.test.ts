import { exampleDeployment as example, parseDeployment, planGuardrails } from '../../lib/config';
import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { GuardrailStage } from '../../lib/stacks/guardrail-stage';
import { testApp } from '../support/app';
import { changed } from '../support/changed';
import { AS_OF, exampleDeployment, synthesizedStacks } from '../support/platform';

function guardrailStacks(definition = exampleDeployment()) {
  const app = testApp();
  for (const plan of planGuardrails(definition)) new GuardrailStage(app, plan);
  return synthesizedStacks(app);
}

const all = guardrailStacks();
const parsed = (changes: Readonly<Record<string, unknown>>) =>
  parseDeployment(changed(example, changes), { asOf: AS_OF, source: 'test' });

describe('the policies of AWS Organizations', () => {
  const stacks = all.filter(({ name }) => name.endsWith('-organisation-policies'));

  test('are in the management account, where AWS Organizations answers, one stack for each environment', () => {
    expect(
      stacks.map(({ name, artifact }) => [name, artifact.environment.account, artifact.environment.region]),
    ).toEqual([
      ['guardrails-dev-us-east-1-organisation-policies', '777777777777', 'us-east-1'],
      ['guardrails-prod-us-east-1-organisation-policies', '777777777777', 'us-east-1'],
    ]);
  });

  test('are attached to the accounts of their environment, and no others', () => {
    const attached = stacks.map(({ resources }) =>
      resources.map(({ Properties }) => [Properties['Name'], Properties['Type'], Properties['TargetIds']]),
    );
    const policies = (environment: string, account: string) => [
      [`residency-${environment}-regions`, 'SERVICE_CONTROL_POLICY', [account]],
      [`residency-${environment}-movement`, 'SERVICE_CONTROL_POLICY', [account]],
      [`residency-${environment}-protection`, 'SERVICE_CONTROL_POLICY', [account]],
      [`residency-${environment}-resources`, 'RESOURCE_CONTROL_POLICY', [account]],
      [`residency-${environment}-ai-opt-out`, 'AISERVICES_OPT_OUT_POLICY', [account]],
    ];
    expect(attached).toEqual([policies('dev', '111111111111'), policies('prod', '222222222222')]);
  });

  test('are there when the definition asks for them only', () => {
    expect(guardrailStacks(parsed({ guardrails: undefined }))).toEqual([]);
  });

  test('may hold nothing abroad: home is that of the registry, and their class may not cross', () => {
    const scope = deploymentScopes(exampleDeployment(), AS_OF)('guardrails-prod/us-east-1-organisation-policies');
    expect(scope).toMatchObject({
      jurisdiction: 'ca',
      homeRegions: ['ca-central-1', 'ca-west-1'],
      permittedRegions: {},
    });
    expect(stacks.map(({ artifact }) => artifact.tags['residency:data-class'])).toEqual(['audit', 'audit']);
  });
});

describe('the hooks', () => {
  test('are one for every Region of every account, of an environment or of a jurisdiction', () => {
    const placed = guardrailStacks(parsed({ 'environments.prod.jurisdictionAccounts': { eu: '444444444444' } }))
      .filter(({ name }) => name.includes('-hook'))
      .map(({ name, artifact }) => `${name} ${artifact.environment.account}`);
    expect(placed.filter((place) => place.includes('-prod-eu-'))).toEqual([
      // The replica of the registry is there, in the account of the environment.
      'guardrails-prod-eu-central-1-hook 222222222222',
      'guardrails-prod-eu-central-1-hook-eu 444444444444',
      'guardrails-prod-eu-north-1-hook-eu 444444444444',
    ]);
    expect(new Set(placed).size).toBe(placed.length);
  });

  test('are at home in the jurisdiction of their Region', () => {
    const scopeOf = deploymentScopes(exampleDeployment(), AS_OF);
    const jurisdictions = ['ca-west-1', 'eu-central-1', 'us-west-2'].map(
      (region) => scopeOf(`guardrails-prod/${region}-hook`).jurisdiction,
    );
    expect(jurisdictions).toEqual(['ca', 'eu', 'us']);
  });

  test('judge strangers by the law of the Region, and where there is none by that of every Stage of the account', () => {
    const judging = (definition: ReturnType<typeof exampleDeployment>, stack: string) => {
      const found = guardrailStacks(definition).find(({ name }) => name === stack);
      const judge = found?.resources.find(({ Type }) => Type === 'AWS::Lambda::Function');
      const { Variables } = judge?.Properties['Environment'] as {
        readonly Variables: { readonly DEPLOYMENTS: string };
      };
      const deployments = JSON.parse(Variables.DEPLOYMENTS) as { id: string; judgesOthers: boolean }[];
      return Object.fromEntries(deployments.map(({ id, judgesOthers }) => [id, judgesOthers]));
    };
    expect(judging(exampleDeployment(), 'guardrails-prod-eu-central-1-hook')).toEqual({
      'eu-prod': true,
      'registry-prod': false,
      'reference-prod': false,
    });
    const apart = parsed({ 'environments.prod.jurisdictionAccounts': { eu: '444444444444' } });
    expect(judging(apart, 'guardrails-prod-eu-central-1-hook')).toEqual({
      'ca-prod': true,
      'us-prod': true,
      'registry-prod': false,
      'reference-prod': false,
    });
  });
});
