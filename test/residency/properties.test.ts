import * as fc from 'fast-check';
import { analyse } from '../../lib/residency/analyse';
import { channels } from '../../lib/residency/channels';
import { type Analysis } from '../../lib/residency/finding';
import { type TemplateInput } from '../../lib/residency/template-input';
import { TemplateError } from '../../lib/residency/template-error';
import { canada, input } from '../support/world';

const types = [...new Set(channels.flatMap((channel) => channel.ways.map((way) => way.type)))].filter((type) =>
  type.includes('::'),
);
const judge = (...inputs: readonly TemplateInput[]): Analysis => analyse(inputs, { scopeOf: () => canada });
const summary = (analysis: Analysis) => analysis.findings.map(({ id, verdict, message }) => ({ id, verdict, message }));

/** Values that look like what templates hold, so that readers get past their first test. */
const plausible = fc.constantFrom<unknown>(
  'us-east-1',
  'ca-central-1',
  'arn:aws:s3:::somewhere',
  'arn:aws:kms:us-east-1:222222222222:key/mrk-00000000000000000000000000000000',
  'https://example.com/x',
  '{"Statement":[{"Effect":"Allow","Principal":"*"}]}',
  '{"rules":[{"rule-type":"selection"}]}',
  { Ref: 'R0' },
  { Ref: 'Nobody' },
  { Ref: 'AWS::NoValue' },
  { 'Fn::GetAtt': ['R1', 'Arn'] },
  { 'Fn::Sub': 'x-${AWS::Region}-${R0}-${Nobody.Arn}' },
  { 'Fn::ImportValue': 'x' },
  { 'Fn::If': ['C', 'us-east-1', { Ref: 'AWS::NoValue' }] },
  { Statement: { Effect: 'Allow', Principal: { AWS: '999999999999' }, Action: 's3:*', Resource: '*' } },
  null,
  true,
  0,
);
const anyValue = fc.oneof({ weight: 3, arbitrary: plausible }, { weight: 1, arbitrary: fc.jsonValue() });

/** A property tree that follows the path of a channel, with anything at its end or in its middle. */
const propertiesOf = (type: string) => {
  const paths = channels.flatMap((channel) =>
    channel.ways.filter((way) => way.type === type && way.path !== '').map((way) => way.path),
  );
  return fc
    .tuple(fc.constantFrom('', ...paths), anyValue, fc.nat(5))
    .map(([path, value, cut]) => nest(path.split('.').slice(0, path.split('.').length - (cut > 4 ? 1 : 0)), value));
};

function nest(steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (!step) return { X: value };
  const inner = rest.length === 0 ? value : nest(rest, value);
  if (step.endsWith('[]')) return { [step.slice(0, -2)]: [inner] };
  if (step.endsWith('{}')) return { [step.slice(0, -2)]: { key: inner } };
  return { [step]: inner };
}

const resource = fc
  .constantFrom(...types)
  .chain((type) => propertiesOf(type).map((properties) => ({ Type: type, Properties: properties })));
const template = fc.array(resource, { minLength: 1, maxLength: 5 }).map((resources) => ({
  Parameters: { P: { Type: 'String' } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } },
  Resources: Object.fromEntries(resources.map((each, index) => [`R${index}`, each])),
}));

describe('the analyser', () => {
  it('gives a verdict or a TemplateError for any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(template, fc.record({ Resources: fc.dictionary(fc.string(), fc.jsonValue()) })), (any) => {
        try {
          judge(input(any));
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
        }
      }),
      { numRuns: 600 },
    );
  });

  it('says the same whatever the order of templates and of resources', () => {
    fc.assert(
      fc.property(template, template, (one, two) => {
        const reversed = { ...one, Resources: Object.fromEntries(Object.entries(one.Resources).reverse()) };
        const a = input(one, { stack: 'a' });
        const b = input(two, { stack: 'b', region: 'ca-west-1' });
        expect(summary(judge(b, input(reversed, { stack: 'a' })))).toEqual(summary(judge(a, b)));
      }),
      { numRuns: 150 },
    );
  });

  it('finds nothing new when a resource of the home Region is added', () => {
    const innocent = {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: 'innocent', Tags: [{ Key: 'k', Value: 'us-east-1' }] },
    };
    fc.assert(
      fc.property(template, (one) => {
        const more = { ...one, Resources: { ...one.Resources, Innocent: innocent } };
        expect(summary(judge(input(more)))).toEqual(summary(judge(input(one))));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['bucket', 'arn', 'host', 'region', 'key'])(
    'never takes an unresolved destination that is read as %s for contained',
    (reader) => {
      const ways = channels.flatMap((channel) =>
        channel.ways
          .filter((way) => way.reads === reader && !way.inbound && !way.when && !way.unknown)
          .map((way) => ({ channel, way })),
      );
      expect(ways.length).toBeGreaterThan(0);
      const contained = ways.filter(({ channel, way }) => {
        const { findings } = judge(
          input({
            Parameters: { P: { Type: 'String' } },
            Resources: { R: { Type: way.type, Properties: nest(way.path.split('.'), { Ref: 'P' }) } },
          }),
        );
        return !findings.some(({ rule, verdict }) => rule === channel.id && verdict === 'unproven');
      });
      expect(contained.map(({ channel, way }) => `${channel.id}: ${way.type} ${way.path}`)).toEqual([]);
    },
  );
});
