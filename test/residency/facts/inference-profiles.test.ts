import fc from 'fast-check';
import { findRegion } from '../../../lib/domain/aws-region';
import { inferenceProfile } from '../../../lib/residency/facts/inference-profiles';

const ARN = 'arn:aws:bedrock:ca-central-1:123456789012';

describe('inferenceProfile', () => {
  it.each([
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us'],
    ['us.anthropic.claude-sonnet-4-6', 'us'],
    ['us.meta.llama3-1-70b-instruct-v1:0', 'us'],
    ['us.deepseek.r1-v1:0', 'us'],
    ['us.twelvelabs.pegasus-1-2-v1:0', 'us'],
    ['us.zai.glm-4.7', 'us'],
    ['us.guardrail.v1:0', 'us'],
    ['us-gov.anthropic.claude-3-haiku-20240307-v1:0', 'us-gov'],
    ['eu.amazon.nova-pro-v1:0', 'eu'],
    ['eu.mistral.pixtral-large-2502-v1:0', 'eu'],
    ['apac.amazon.nova-lite-v1:0', 'apac'],
    ['jp.anthropic.claude-haiku-4-5-20251001-v1:0', 'jp'],
    ['au.anthropic.claude-opus-4-6-v1', 'au'],
    ['ca.amazon.nova-2-lite-v1:0', 'ca'],
    ['global.cohere.embed-v4:0', 'global'],
    ['eu.anthropic.*', 'eu'],
    ['us.anthropic.${Model}', 'us'],
    [`${ARN}:inference-profile/us.anthropic.claude-sonnet-4-6`, 'us'],
    [`${ARN}:inference-profile/global.*`, 'global'],
    [`${ARN}:guardrail-profile/eu.guardrail.v1:0`, 'eu'],
    ['arn:${Partition}:bedrock:*:${Account}:inference-profile/eu.amazon.nova-micro-v1:0', 'eu'],
  ])('%s is a profile of %s', (id, prefix) => {
    expect(inferenceProfile(id)).toMatchObject({ prefix });
  });

  it.each([
    ...['anthropic.claude-sonnet-4-6', 'amazon.nova-pro-v1:0', `${ARN}:application-inference-profile/a1b2c3`],
    ...['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0'],
    ...[`${ARN}:inference-profile/*`, `${ARN}:inference-profile/us.`, `${ARN}:guardrail/abc123`],
    ...['us.', 'us', 'eu.example.com', 'us.amazon.com', 'eu.google.com', 'us.meta.com', 'eu.google.cloud-x.com'],
    ...['us.acme.model-1', 'us.anthropic', 'us.anthropic.', 'usanthropic.claude-1', 'US.anthropic.claude-1'],
    ...['com.amazon.sqs-client-2', 'api.openai.v1', 'www.google.x-1', 'us.anthropic.claude 3', '', 'global.'],
  ])('%s is none', (id) => {
    expect(inferenceProfile(id)).toBeUndefined();
  });

  it('reaches Regions of its geography only, which are all known', () => {
    const of = (prefix: string) => inferenceProfile(`${prefix}.amazon.nova-pro-v1:0`);
    const countries = (prefix: string) => {
      const destinations = of(prefix)?.destinations ?? [];
      if (destinations === 'worldwide') return destinations;
      return [...new Set(destinations.map((code) => findRegion(code)?.country))].sort();
    };
    expect(countries('us')).toEqual(['US']);
    expect(countries('us-gov')).toEqual(['US']);
    expect(countries('ca')).toEqual(['CA']);
    expect(countries('jp')).toEqual(['JP']);
    expect(countries('au')).toEqual(['AU']);
    expect(countries('eu')).toEqual(['DE', 'ES', 'FR', 'IE', 'IT', 'SE']);
    expect(countries('apac')).toContain('AE');
    expect(countries('apac')).not.toContain(undefined);
    expect(countries('global')).toBe('worldwide');
    expect(of('eu')?.otherDestinations).toEqual(['eu-central-2', 'eu-west-2']);
  });

  it('takes a geography that is not in the list for the whole world', () => {
    expect(inferenceProfile('sa.anthropic.claude-sonnet-4-6')?.destinations).toBe('worldwide');
    expect(inferenceProfile(`${ARN}:inference-profile/kr.new.model`)?.destinations).toBe('worldwide');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain()), (text) => {
        inferenceProfile(text);
        inferenceProfile(`us.anthropic.${text}`);
        inferenceProfile(`${ARN}:inference-profile/${text}`);
      }),
    );
  });
});
