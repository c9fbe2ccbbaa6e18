import { channels } from '../../../lib/residency/channels';
import { readCloudFormationTypes } from '../../support/cloudformation-types';

const types = readCloudFormationTypes();
const known = new Set(types.all);
const ways = channels.flatMap(({ id, ways: own }) => own.map((way) => ({ id, ...way })));
const ofAws = ways.filter(({ type }) => type.startsWith('AWS::') && type !== 'AWS::CloudFormation::CustomResource');

it('names resource types that CloudFormation knows', () => {
  expect(ofAws.filter(({ type }) => !known.has(type)).map(({ id, type }) => `${id}: ${type}`)).toEqual([]);
});

/** Maps with keys that the service defines and CloudFormation does not. */
const MAPS = /^(?:Parameters|LoggingConfiguration[.]LogDestinationConfigs\[\][.]LogDestination)[.]/;

it('names properties that the types have', () => {
  const strange = ofAws.filter(
    ({ type, path }) =>
      known.has(type) && path !== '' && !MAPS.test(path) && !types.hasProperty(type, path.replaceAll('{}', '')),
  );
  expect(strange.map(({ id, type, path }) => `${id}: ${type} ${path}`)).toEqual([]);
});

it('reads no property under two channels', () => {
  const seen = new Map<string, Set<string>>();
  for (const { id, type, path, inbound, when } of ways) {
    const key = [type, path, ...(when?.values ?? [])].join(' ');
    if (!inbound && path !== '') seen.set(key, (seen.get(key) ?? new Set()).add(id));
  }
  expect([...seen].filter(([, ids]) => ids.size > 1).map(([way, ids]) => `${way}: ${[...ids].join(', ')}`)).toEqual([]);
});
