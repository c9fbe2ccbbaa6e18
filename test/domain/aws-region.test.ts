import { RegionInfo } from 'aws-cdk-lib/region-info';
import { awsRegions, findRegion, requireRegion } from '../../lib/domain/aws-region';

const cdkRegions = new Map(RegionInfo.regions.map((region) => [region.name, region]));

describe('awsRegions', () => {
  test('has every Region that the CDK knows', () => {
    const missing = [...cdkRegions.keys()].filter((code) => !findRegion(code));
    expect(missing).toEqual([]);
  });

  test('has no Region that the CDK does not know, except announced ones', () => {
    const unknown = awsRegions.filter(({ code, status }) => status === 'available' && !cdkRegions.has(code));
    expect(unknown).toEqual([]);
  });

  test('announces the Regions whose availability is not established', () => {
    const announced = awsRegions.filter(({ status }) => status === 'announced').map(({ code }) => code);
    expect(announced).toEqual(['sa-west-1', 'me-west-1']);
  });

  test('names 48 Regions, each once', () => {
    expect(awsRegions).toHaveLength(48);
    expect(new Set(awsRegions.map(({ code }) => code)).size).toBe(48);
  });

  test.each(awsRegions.filter(({ code }) => cdkRegions.has(code)))(
    'agrees with the CDK on the partition and the opt-in of $code',
    ({ code, partition, optIn }) => {
      const known = cdkRegions.get(code);
      expect(partition).toBe(known?.partition);
      // The CDK answers false for other partitions too, where opt-in has no meaning.
      expect(optIn).toBe(known?.isOptInRegion);
    },
  );

  test.each(awsRegions)('$code is well-formed', ({ code, country, subdivision, title }) => {
    expect(code).toMatch(/^[a-z]{2,4}(-[a-z]+)+-\d$/);
    expect(country).toMatch(/^[A-Z]{2}$/);
    expect(subdivision ?? `${country}-X`).toMatch(new RegExp(`^${country}-[A-Z0-9]{1,3}$`));
    expect(title).not.toBe('');
  });

  test('offers Amazon Connect where AWS documents it', () => {
    const offering = awsRegions.filter(({ connect }) => connect === 'instance').map(({ code }) => code);
    expect(offering.sort()).toEqual([
      'af-south-1',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-southeast-1',
      'ap-southeast-2',
      'ca-central-1',
      'eu-central-1',
      'eu-west-2',
      'us-east-1',
      'us-gov-west-1',
      'us-west-2',
    ]);
    const replicas = awsRegions.filter(({ connect }) => connect === 'replica-only').map(({ code }) => code);
    expect(replicas).toEqual(['ap-northeast-3']);
  });

  test('pairs for Global Resiliency go both ways, except Tokyo to Osaka', () => {
    const pairs = awsRegions.flatMap(({ code, connectReplicaTo }) => connectReplicaTo.map((to) => [code, to] as const));
    const oneWay = pairs.filter(([from, to]) => !pairs.some(([back, forth]) => back === to && forth === from));
    expect(pairs).toHaveLength(5);
    expect(oneWay).toEqual([['ap-northeast-1', 'ap-northeast-3']]);
  });

  test('pairs stay in one partition and lead to a Region that can hold a replica', () => {
    for (const { partition, connectReplicaTo } of awsRegions) {
      for (const to of connectReplicaTo) {
        expect(requireRegion(to)).toMatchObject({ partition, status: 'available' });
        expect(requireRegion(to).connect).not.toBe('none');
      }
    }
  });
});

describe('requireRegion', () => {
  test('knows that the border of Québec is between the Canadian Regions', () => {
    expect(requireRegion('ca-central-1')).toMatchObject({ country: 'CA', subdivision: 'CA-QC' });
    expect(requireRegion('ca-west-1')).toMatchObject({ country: 'CA', subdivision: 'CA-AB' });
  });

  test.each(['us-east-9', '', 'toString', 'CA-CENTRAL-1'])('fails on %j', (code) => {
    expect(findRegion(code)).toBeUndefined();
    expect(() => requireRegion(code)).toThrow(`'${code}' is no AWS Region`);
  });
});
