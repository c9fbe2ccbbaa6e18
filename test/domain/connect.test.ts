import { judgeInstanceRegion, judgeInstanceReplica, nearestConnectRegion } from '../../lib/domain/connect';
import { requireJurisdiction } from '../../lib/domain/jurisdictions';

test.each([
  ['eu', 'eu-west-1', 'eu-central-1'],
  ['eu', 'eu-central-1', 'eu-central-1'],
  ['ch-finma', 'eu-central-2', 'eu-central-1'],
  ['ca', 'ca-west-1', 'ca-central-1'],
  ['us', 'us-east-2', 'us-east-1'],
  ['us', 'us-west-1', 'us-west-2'],
  ['us', 'us-west-2', 'us-west-2'],
  ['us', 'eu-central-1', 'us-east-1'],
  ['us', 'nowhere', 'us-east-1'],
  ['us-fedramp-high', 'us-gov-east-1', 'us-gov-west-1'],
  ['jp-appi', 'ap-northeast-3', 'ap-northeast-1'],
])('%s wishes %s: the nearest lawful Region is %s', (id, wished, expected) => {
  expect(nearestConnectRegion(requireJurisdiction(id), wished)).toBe(expected);
});

test('there is no nearest Region where no home Region offers Amazon Connect', () => {
  const calgary = { ...requireJurisdiction('ca'), homeRegions: ['ca-west-1'] } as const;
  expect(nearestConnectRegion(calgary, 'ca-west-1')).toBeUndefined();
  expect(judgeInstanceRegion(calgary, 'ca-west-1').reason).toContain('no home Region of profile ca offers it');
});

test.each([
  [
    'eu',
    'eu-west-1',
    'Amazon Connect is not offered in eu-west-1 (Dublin, Ireland); the nearest home Region of profile eu that does is eu-central-1 (Frankfurt, Germany)',
  ],
  [
    'ca',
    'ca-west-1',
    'Amazon Connect is not offered in ca-west-1 (Calgary, Canada); the nearest home Region of profile ca that does is ca-central-1 (Montréal, Canada)',
  ],
  [
    'jp-appi',
    'ap-northeast-3',
    'Amazon Connect is not offered in ap-northeast-3 (Osaka, Japan) except as a replica; the nearest home Region of profile jp-appi that does is ap-northeast-1 (Tokyo, Japan)',
  ],
  [
    'us',
    'us-north-1',
    "'us-north-1' is no AWS Region known to the catalogue; the nearest home Region of profile us that does is us-east-1 (Northern Virginia, the United States)",
  ],
])('%s refuses an instance in %s', (id, wished, reason) => {
  expect(judgeInstanceRegion(requireJurisdiction(id), wished)).toEqual({ offered: false, reason });
});

test.each([
  ['us-east-1', 'us-west-2', true],
  ['us-west-2', 'us-east-1', true],
  ['eu-central-1', 'eu-west-2', true],
  ['ap-northeast-1', 'ap-northeast-3', true],
  ['ap-northeast-3', 'ap-northeast-1', false],
  ['eu-central-1', 'eu-central-2', false],
  ['ca-central-1', 'ca-west-1', false],
  ['us-east-1', 'us-east-1', false],
  ['nowhere', 'us-east-1', false],
])('an instance in %s can be replicated to %s: %s', (source, replica, offered) => {
  expect(judgeInstanceReplica(source, replica).offered).toBe(offered);
});

test('a refusal names the pair that there is', () => {
  expect(judgeInstanceReplica('eu-central-1', 'eu-central-2').reason).toBe(
    'eu-central-1 (Frankfurt, Germany) to eu-central-2 (Zürich, Switzerland) is no Amazon Connect Global Resiliency pair; the only replica of eu-central-1 is in eu-west-2 (London, the United Kingdom)',
  );
});
