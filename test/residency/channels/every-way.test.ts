import { analyse } from '../../../lib/residency/analyse';
import { type ReaderName, type Way } from '../../../lib/residency/channel';
import { channels } from '../../../lib/residency/channels';
import { type Verdict } from '../../../lib/residency/finding';
import { canada, input } from '../../support/world';

/** A value of each kind of place, as a literal and as an expression. */
type Styles = readonly [literal: unknown, expression: unknown];

const own = { Ref: 'AWS::AccountId' };
const arn = (service: string, region: unknown, rest: string): Styles => [
  `arn:aws:${service}:${String(region)}:111111111111:${rest}`,
  { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, service, region, own, rest]] },
];
const bucket = (name: string): Styles => [`arn:aws:s3:::${name}`, { 'Fn::Join': ['', ['arn:aws:s3:::', name, '/*']] }];
const host = (region: string): Styles => [
  `https://sqs.${region}.amazonaws.com/q`,
  { 'Fn::Sub': `https://sqs.${region}.\${AWS::URLSuffix}/q` },
];

/** For each reader that reads one place out of one value: at home, abroad, and from a parameter that nobody knows. */
const values: Readonly<Partial<Record<ReaderName, { readonly contained: Styles; readonly escapes: Styles }>>> = {
  region: { contained: ['ca-west-1', { Ref: 'AWS::Region' }], escapes: ['eu-west-1', { 'Fn::Sub': 'eu-west-1' }] },
  arn: { contained: arn('sqs', 'ca-west-1', 'q'), escapes: arn('sqs', 'us-east-1', 'q') },
  key: { contained: arn('kms', 'ca-central-1', 'key/k'), escapes: arn('kms', 'eu-west-1', 'key/k') },
  bucket: { contained: bucket('at-home'), escapes: bucket('far-away') },
  host: { contained: host('ca-central-1'), escapes: host('us-west-2') },
};
const unknown: Styles = [{ Ref: 'Anything' }, { 'Fn::ImportValue': 'anything' }];

const others = [
  input({ Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'at-home' } } } }, { stack: 'home' }),
  input(
    { Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'far-away' } } } },
    { stack: 'away', region: 'us-east-1' },
  ),
];

/** Puts a value at a property path, in what is there already. */
function put(target: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [step = '', ...rest] = path.split('.');
  const name = step.replace(/\[\]$|\{\}$/, '');
  const inner = (existing: unknown) =>
    rest.length === 0 ? value : put((existing ?? {}) as Record<string, unknown>, rest.join('.'), value);
  if (step.endsWith('[]')) return { ...target, [name]: [inner((target[name] as unknown[] | undefined)?.[0])] };
  if (step.endsWith('{}'))
    return { ...target, [name]: { key: inner((target[name] as Record<string, unknown> | undefined)?.['key']) } };
  return { ...target, [name]: inner(target[name]) };
}

function propertiesFor({ path, when }: Way, value: unknown): Record<string, unknown> {
  const guarded = when && !when.absent ? put({}, when.path, when.values?.[0] ?? 'anything') : {};
  return put(guarded, path, value);
}

function verdictsOf(channel: string, way: Way, value: unknown): readonly Verdict[] {
  const template = {
    Parameters: { Anything: { Type: 'String' } },
    Resources: { Subject: { Type: way.type, Properties: propertiesFor(way, value) } },
  };
  const { flows } = analyse([input(template), ...others], { scopeOf: () => canada });
  // Other properties of the type can be judged too; only this one is given a value.
  const path = `Properties.${way.path.replaceAll('[]', '[0]').replaceAll('{}', '.key')}`;
  return flows
    .filter(
      ({ rule, source, evidence }) =>
        rule === channel && source.logicalId === 'Subject' && evidence.propertyPath === path,
    )
    .map(({ verdict }) => verdict);
}

/** A gateway keeps a cache on somebody's premises, wherever its own Region is. */
const NEVER_CONTAINED = ['storage-gateway-volume'];

const readable = channels.flatMap((channel) =>
  channel.ways
    .filter(
      ({ reads, inbound, type }) =>
        !inbound && typeof reads === 'string' && values[reads] !== undefined && type.startsWith('AWS::'),
    )
    .map((way) => ({ channel: channel.id, way, name: `${channel.id}: ${way.type} ${way.path}` })),
);

/** Ways on which some value of the kind is judged otherwise, with what was said. */
function judgedOtherwise(kind: 'contained' | 'escapes' | 'unproven'): readonly string[] {
  return readable.flatMap(({ channel, way, name }) => {
    if (kind === 'unproven' && way.unknown === 'silent') return [];
    if (kind === 'contained' && NEVER_CONTAINED.includes(channel)) return [];
    const styles = kind === 'unproven' ? unknown : (values[way.reads as ReaderName]?.[kind] ?? []);
    return styles.flatMap((value) => {
      const verdicts = verdictsOf(channel, way, value);
      const right =
        kind === 'contained' ? verdicts.every((verdict) => verdict === 'contained') : verdicts.includes(kind);
      return right ? [] : [`${name} = ${JSON.stringify(value)}: ${verdicts.join(', ') || 'nothing'}`];
    });
  });
}

// Written by hand, examples show what a channel means; derived from the tables, these show that no way is forgotten.
describe('every way that names one place, in two expression styles', () => {
  test('there are hundreds', () => expect(readable.length).toBeGreaterThan(300));
  test('is contained at home', () => expect(judgedOtherwise('contained')).toEqual([]));
  test('escapes abroad', () => expect(judgedOtherwise('escapes')).toEqual([]));
  test('is unproven when nobody knows', () => expect(judgedOtherwise('unproven')).toEqual([]));
});
