import { exampleDeployment as example, parseDeployment } from '../../lib/config';
import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { buildPlatform } from '../../lib/stacks/platform';
import { testApp } from '../support/app';
import { changed } from '../support/changed';
import { AS_OF, exampleDeployment, synthesizedStacks } from '../support/platform';

function policyStacks(definition = exampleDeployment()) {
  const app = testApp();
  buildPlatform(app, definition);
  return synthesizedStacks(app).filter(({ stage }) => stage.startsWith('guardrails-'));
}

describe('the policies of AWS Organizations', () => {
  const stacks = policyStacks();

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
    const without = parseDeployment(changed(example, { guardrails: undefined }), { asOf: AS_OF, source: 'test' });
    expect(policyStacks(without)).toEqual([]);
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
