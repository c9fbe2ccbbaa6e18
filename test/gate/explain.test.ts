import { analyse } from '../../lib/residency/analyse';
import { openFindings } from '../../lib/residency/finding';
import { channels } from '../../lib/residency/channels';
import { type ReaderName, type Way } from '../../lib/residency/channel';
import { rules } from '../../lib/residency/rules';
import { jurisdictionIds, requireJurisdiction } from '../../lib/domain/jurisdictions';
import { describeRule } from '../../lib/gate/explain/describe-rule';
import { exampleValues } from '../../lib/gate/explain/example-values';
import { type ExampleResource, ruleExamples } from '../../lib/gate/explain/rule-examples';
import { allRules, ruleOf } from '../../lib/residency/rule-catalogue';
import { canada, input } from '../support/world';

const places = { home: 'ca-central-1', foreign: 'us-east-1' };

/** Rules that find something in a resource by itself. */
function found({ region, resource }: ExampleResource): readonly string[] {
  const analysis = analyse([input({ Resources: { Example: resource } }, { region })], { scopeOf: () => canada });
  return openFindings(analysis).map(({ rule }) => rule);
}

/** Properties in which a path has a value. */
function propertiesWith(path: string, value: unknown): Record<string, unknown> {
  const [step = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? propertiesWith(rest.join('.'), value) : value;
  const [, name = '', kind = ''] = /^(.+?)(\[\]|\{\})?$/.exec(step) ?? [];
  if (kind === '[]') return { [name]: [inner] };
  return { [name]: kind === '{}' ? { example: inner } : inner };
}

const readers: readonly ReaderName[] = [
  'region',
  'arn',
  'host',
  'address',
  'key',
  'model',
  'environment',
  'document',
  'principal',
  'account',
];

/** The first way of each reader that stands without a condition, of a channel that finds nothing in the bare resource. */
const ways = readers.flatMap((reader) => {
  const [first] = channels.flatMap(({ id, ways: all }) =>
    all
      .filter(({ type }) => !found({ region: places.home, resource: { Type: type } }).includes(id))
      .filter(
        ({ reads, when, inbound, path, carries }) => reads === reader && !when && !inbound && path !== '' && !carries,
      )
      .map((way): readonly [ReaderName, string, Way] => [reader, id, way]),
  );
  return first ? [first] : [];
});

describe('the example of a way', () => {
  test.each(ways)('that is read as %s is one of channel %s', (reader, channel, { type, path }) => {
    const values = exampleValues(reader, places);
    const judge = (value: string | undefined) =>
      found({ region: places.home, resource: { Type: type, Properties: propertiesWith(path, value) } });
    expect(judge(values?.leaves)).toContain(channel);
    expect(judge(values?.stays)).not.toContain(channel);
  });
});

describe('the example of a rule', () => {
  test.each(rules.map(({ id }) => id))('%s is true', (rule) => {
    const examples = ruleExamples(rule, places);
    if (!examples) throw new Error(`give ${rule} an example in lib/gate/explain/rule-examples.ts`);
    expect(found(examples.leaves)).toContain(rule);
    if (examples.stays) expect(found(examples.stays)).not.toContain(rule);
  });
});

describe('describeRule', () => {
  test('says what, why, fix, properties, an example, the law and the sources', () => {
    const text = describeRule(ruleOf('s3-replication-key'), requireJurisdiction('ca'));
    for (const part of [/^s3-replication-key: .+ \(S\d\)$/m, /^Why: .+$/m, /^Fix: .+$/m, /^Properties read:$/m])
      expect(text).toMatch(part);
    expect(text).toMatch(/^ {2}leaves: arn:aws:kms:us-east-1:.+\n {2}stays: {2}arn:aws:kms:ca-central-1:/m);
    expect(text).toMatch(
      /^Law \(profile ca, .+not legal advice\):\n {2}home Regions: ca-central-1, ca-west-1\n.*PIPEDA/m,
    );
    expect(text).toMatch(/^Sources:\n {2}https:/m);
  });

  test.each(jurisdictionIds)('takes its example from the home of %s, and from outside of it', (id) => {
    const jurisdiction = requireJurisdiction(id);
    const text = describeRule(ruleOf('data-stays-home'), jurisdiction);
    const [, leaves = ''] = /leaves: .+ in a stack of (\S+)/.exec(text) ?? [];
    const [, stays = ''] = /stays: .+ in a stack of (\S+)/.exec(text) ?? [];
    expect(jurisdiction.homeRegions).toContain(stays);
    expect(leaves).not.toBe('');
    expect(jurisdiction.homeRegions).not.toContain(leaves);
  });

  test('has words for every rule', () => {
    const jurisdiction = requireJurisdiction('eu');
    for (const rule of allRules()) expect(describeRule(rule, jurisdiction)).not.toMatch(/undefined|\[object/);
  });
});
