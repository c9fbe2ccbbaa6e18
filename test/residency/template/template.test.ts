import * as fc from 'fast-check';
import { readTemplate } from '../../../lib/residency/template/template';
import { TemplateError } from '../../../lib/residency/template-error';

const properties = (text: string, id = 'A') => readTemplate(text, 't').resources.get(id)?.properties;

describe('readTemplate', () => {
  it('reads short-form intrinsics of YAML as their long form', () => {
    const text = [
      'Resources:',
      '  A:',
      '    Type: AWS::S3::Bucket',
      '    Properties:',
      '      a: !Ref B',
      '      b: !GetAtt B.Arn',
      '      c: !Sub "x-${AWS::Region}"',
      '      d: !Join ["", [a, !Ref B]]',
      '      e: !If [C, 1, !Ref AWS::NoValue]',
      '      f: !Sub',
      '        - "${x}"',
      '        - x: !ImportValue y',
      '      g: 012345678901',
      '      h: 2012-10-17',
    ].join('\n');
    expect(properties(text)).toEqual({
      a: { Ref: 'B' },
      b: { 'Fn::GetAtt': 'B.Arn' },
      c: { 'Fn::Sub': 'x-${AWS::Region}' },
      d: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] },
      e: { 'Fn::If': ['C', 1, { Ref: 'AWS::NoValue' }] },
      f: { 'Fn::Sub': ['${x}', { x: { 'Fn::ImportValue': 'y' } }] },
      g: '012345678901',
      h: '2012-10-17',
    });
  });

  it('follows anchors and merge keys', () => {
    const text =
      'x: &base\n  a: 1\nResources:\n  A:\n    Type: T::T::T\n    Properties:\n      <<: *base\n      b: 2\n';
    expect(properties(text)).toEqual({ a: 1, b: 2 });
  });

  it('gives the line of a property in JSON and in YAML', () => {
    const json =
      '{\n "Resources": {\n  "A": {\n   "Type": "T",\n   "Properties": {\n    "x": [\n     { "y": 1 }\n    ]\n   }\n  }\n }\n}';
    const yaml = 'Resources:\n  A:\n    Type: T\n    Properties:\n      x:\n        - y: 1\n';
    const path = ['Resources', 'A', 'Properties', 'x', 0, 'y'];
    expect(readTemplate(json, 't').position(path)).toEqual({ line: 7, column: 8 });
    expect(readTemplate(yaml, 't').position(path)).toEqual({ line: 6, column: 11 });
    expect(readTemplate(json, 't').position(['Resources', 'A', 'Properties', 'gone']).line).toBe(5);
  });

  it('writes out Fn::ForEach', () => {
    const text = JSON.stringify({
      Resources: {
        'Fn::ForEach::Each': [
          'R',
          ['us-east-1', 'b'],
          { 'Bucket&{R}': { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'x-${R}' } } } },
        ],
      },
    });
    const { resources } = readTemplate(text, 't');
    expect([...resources.keys()]).toEqual(['Bucketuseast1', 'Bucketb']);
    expect(resources.get('Bucketb')?.properties).toEqual({ BucketName: { 'Fn::Sub': 'x-b' } });
  });

  it('takes keys such as __proto__ for what they are', () => {
    const { resources } = readTemplate(
      '{"Resources":{"__proto__":{"Type":"AWS::S3::Bucket","Properties":{"__proto__":{"a":1}}}}}',
      't',
    );
    expect([...resources.keys()]).toEqual(['__proto__']);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it.each([
    ['an empty file', '  \n', 't: the file is empty; give a CloudFormation template'],
    [
      'truncated JSON',
      '{\n "Resources": {',
      't:2:16: the JSON is malformed; check for a missing comma, quote or bracket',
    ],
    ['a list', '[]', 't: this is no CloudFormation template: the top level must be an object with "Resources"'],
    ['a scalar', 'hello', 't: this is no CloudFormation template: the top level must be an object with "Resources"'],
    [
      'no resources',
      '{"Outputs":{}}',
      't: this is no CloudFormation template: there is no "Resources" object at the top level',
    ],
    [
      'a resource without a type',
      '{"Resources":{"A":{}}}',
      't:1: resource "A" has no "Type"; give it one such as AWS::S3::Bucket',
    ],
    ['two documents', 'a: 1\n---\nb: 2\n', 't:2:1: the file holds several YAML documents; give one template per file'],
  ])('refuses %s in one line', (_name, text, message) => {
    expect(() => readTemplate(text, 't')).toThrow(TemplateError);
    expect(() => readTemplate(text, 't')).toThrow(new RegExp(`^${message.replaceAll(/[.()]/g, '\\$&')}$`));
  });

  it('refuses malformed YAML in one line', () => {
    expect(() => readTemplate('Resources:\n  A: [', 't')).toThrow(
      /^t:\d+:\d+: the YAML is malformed \([^\n]+\); correct it$/,
    );
  });

  it.each([2_000, 100_000])('survives %i levels of nesting', (levels) => {
    const json = `{"Resources":{"A":{"Type":"T::T::T","Properties":{"x":${'['.repeat(levels)}${']'.repeat(levels)}}}}}`;
    const yaml = `Resources:\n  A:\n    Type: T::T::T\n    Properties:\n      x: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
    for (const text of [json, yaml]) {
      try {
        readTemplate(text, 't');
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
      }
    }
  });

  it('stops aliases that expand without end', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level += 1)
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    expect(() => readTemplate(`${lines.join('\n')}\nResources:\n  A:\n    Type: T\n`, 't')).toThrow(TemplateError);
  });

  it('never fails in another way, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"Resources":{"A":${json}}}`),
        ),
        (text) => {
          try {
            readTemplate(text, 't');
          } catch (error) {
            expect(error).toBeInstanceOf(TemplateError);
            expect(String((error as Error).message)).not.toContain('\n');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
