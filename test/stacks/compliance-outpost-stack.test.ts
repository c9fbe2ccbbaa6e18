import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { analyse } from '../../lib/residency/analyse';
import { openFindings } from '../../lib/residency/finding';
import { AS_OF } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { inputOf, type SynthesizedStack } from '../support/synthesized-stack';
import { everythingElse, variantStacks } from '../support/variants';

describe('an account of its own', () => {
  const found = variantStacks('everything else').filter(({ stage }) => stage === 'ca-prod');
  const outposts = found.filter(({ name }) => name.endsWith('-outpost'));

  test('is watched in the Regions of global services and in those that the definition names', () => {
    expect(outposts.map(({ artifact }) => artifact.environment.region).sort()).toEqual([
      'eu-west-1',
      'us-east-1',
      'us-west-2',
    ]);
  });

  test('keeps nothing there: what is recorded goes home', () => {
    for (const { resources } of outposts) {
      expect([...new Set(resources.map(({ Type }) => Type))].sort()).toEqual([
        'AWS::CloudTrail::Trail',
        'AWS::Events::Rule',
        'AWS::IAM::ManagedPolicy',
        'AWS::IAM::Role',
      ]);
      const rules = resources.filter(({ Type }) => Type === 'AWS::Events::Rule');
      for (const { Properties } of rules)
        expect(JSON.stringify(Properties['Targets'])).toContain(':events:ca-central-1:333333333333:event-bus/default');
      expect(resources.find(({ Type }) => Type === 'AWS::CloudTrail::Trail')?.Properties).toMatchObject({
        IsMultiRegionTrail: false,
        S3BucketName: 'ca-prod-evidence-333333333333-ca-central-1',
      });
    }
  });

  test('hears of permissions and sign-in from there', () => {
    const rules = (stack: SynthesizedStack | undefined) =>
      (stack?.resources ?? []).map(({ logicalId }) => logicalId).join(' ');
    const home = rules(found.find(({ name }) => name === 'ca-prod-ca-central-1-compliance'));
    for (const rule of ['CallsPermissions1', 'CallsRootUse', 'CallsSignInWithoutSecondFactor'])
      expect(home).toContain(rule);
    const shared = shippedStacks((stage) => stage === 'ca-prod');
    expect(rules(shared.find(({ name }) => name === 'ca-prod-ca-central-1-compliance'))).not.toContain(
      'CallsPermissions1',
    );
  });

  test('has no finding of residency in what watches it', () => {
    const isJudged = (stack: string) => /-(compliance|outpost)$/.test(stack);
    const scopeOf = deploymentScopes(everythingElse(), AS_OF);
    expect(found.map(inputOf).filter(({ stack }) => isJudged(stack)).length).toBeGreaterThan(4);
    expect(openFindings(analyse(found.map(inputOf), { scopeOf, isJudged }))).toEqual([]);
  });
});
