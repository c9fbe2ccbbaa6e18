import * as path from 'node:path';
import * as fc from 'fast-check';
import { type Json, isArray, isObject, property } from '../../../lib/residency/template/json';
import { valuesOf } from '../../support/world';

interface EngineModel {
  resources(): Record<string, { properties: Record<string, Json> }>;
  free(): void;
}
interface Engine {
  readonly TemplateModel: new (template: unknown) => EngineModel;
  readonly TemplateContent: new (text: string) => unknown;
}

/** CloudFormation's own engine, as aws-cdk-lib carries it. */
function loadEngine(): Engine {
  const library = path.dirname(require.resolve('aws-cdk-lib/package.json'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a package inside aws-cdk-lib that it does not export
  return require(path.join(library, 'node_modules', '@aws', 'cloudformation-validate')) as Engine;
}

/** Bound to the Region that the engine assumes, so that both resolve the same template. */
const region = 'us-east-1';
const declared = {
  Parameters: {
    Defaulted: { Type: 'String', Default: 'value' },
    Free: { Type: 'String' },
    List: { Type: 'CommaDelimitedList', Default: 'one,two,three' },
  },
  Mappings: { Map: { 'us-east-1': { key: 'virginia' }, value: { key: 'by-default' } } },
  Conditions: {
    Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, region] },
    Elsewhere: { 'Fn::Not': [{ Condition: 'Here' }] },
  },
};

const word = fc.constantFrom('a', 'b-c', 'us-west-2', 'x.y', '');
const { expression } = fc.letrec<{ expression: Json }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    word,
    fc.constantFrom<Json>(
      { Ref: 'AWS::Region' },
      { Ref: 'AWS::Partition' },
      { Ref: 'AWS::URLSuffix' },
      { Ref: 'Defaulted' },
      { Ref: 'Free' },
    ),
    fc.constantFrom<Json>(
      { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'key'] },
      { 'Fn::FindInMap': ['Map', { Ref: 'Defaulted' }, 'key'] },
    ),
    fc
      .tuple(word, fc.array(tie('expression'), { minLength: 1, maxLength: 3 }))
      .map(([delimiter, list]): Json => ({ 'Fn::Join': [delimiter, list] })),
    tie('expression').map((inner): Json => ({ 'Fn::Sub': ['<${v}|${AWS::Region}>', { v: inner }] })),
    fc.constantFrom<Json>(
      { 'Fn::Sub': '${AWS::Region}-${Defaulted}' },
      { 'Fn::Select': [1, { Ref: 'List' }] },
      { 'Fn::Join': ['/', { Ref: 'List' }] },
    ),
    fc
      .tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom('a:b:c', 'x:y'))
      .map(([index, text]): Json => ({ 'Fn::Select': [index, { 'Fn::Split': [':', text] }] })),
  ),
}));

describe('resolution agrees with the engine of CloudFormation', () => {
  const engine = loadEngine();

  /** The one value that the engine is sure of, if there is one. */
  function concrete(node: Json): string | undefined {
    const template = { ...declared, Resources: { R: { Type: 'AWS::SQS::Queue', Properties: { QueueName: node } } } };
    const model = new engine.TemplateModel(new engine.TemplateContent(JSON.stringify(template)));
    try {
      const value = property(property(model.resources()['R']?.properties['QueueName'] ?? null, 'Concrete'), 'value');
      return value === undefined || value === null || isArray(value) || isObject(value) ? undefined : String(value);
    } finally {
      model.free();
    }
  }

  it('wherever the engine is sure of a value', () => {
    let compared = 0;
    fc.assert(
      fc.property(expression, (node) => {
        const expected = concrete(node);
        if (expected === undefined) return;
        compared += 1;
        expect(valuesOf(node, declared, { region })).toEqual([expected]);
      }),
      { numRuns: 400, seed: 20261121 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it.each<[string, Json]>([
    ['a list of strings', { 'Fn::Join': ['', ['a', 'b', { Ref: 'AWS::Region' }]] }],
    ['a default', { 'Fn::Sub': 'x-${Defaulted}' }],
  ])('on %s', (_name, node) => {
    expect(valuesOf(node, declared, { region })).toEqual([concrete(node)]);
  });
});
