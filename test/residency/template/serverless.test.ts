import { readTemplate } from '../../../lib/residency/template/template';

const TRANSFORM = 'AWS::Serverless-2016-10-31';
const resourcesOf = (template: object) => readTemplate(JSON.stringify(template), 't').resources;
const fn = (Properties: object) => ({ Type: 'AWS::Serverless::Function', Properties });

describe('templates of AWS SAM', () => {
  it('carry Globals into resources: maps are merged, lists joined, and values of the resource win', () => {
    const resources = resourcesOf({
      Transform: [TRANSFORM],
      Globals: {
        Function: { Timeout: 3, Layers: ['a'], Environment: { Variables: { A: '1', B: '2' } }, Role: { Ref: 'X' } },
      },
      Resources: {
        F: fn({ Timeout: 9, Layers: ['b'], Environment: { Variables: { B: '3' } }, Role: { 'Fn::ImportValue': 'r' } }),
        Bucket: { Type: 'AWS::S3::Bucket' },
      },
    });
    expect(resources.get('F')?.properties).toEqual({
      Timeout: 9,
      Layers: ['a', 'b'],
      Environment: { Variables: { A: '1', B: '3' } },
      Role: { 'Fn::ImportValue': 'r' },
    });
    expect(resources.get('Bucket')?.properties).toEqual({});
  });

  it.each([
    ['an event without an API', { Path: '/' }, true],
    ['an event of a declared API', { Path: '/', RestApiId: { Ref: 'Api' } }, false],
  ])('%s', (_, Properties, implicit) => {
    const resources = resourcesOf({
      Transform: TRANSFORM,
      Resources: { F: fn({ Events: { E: { Type: 'Api', Properties } } }) },
    });
    expect(resources.has('ServerlessRestApi')).toBe(implicit);
  });

  it('are left alone without the transform', () => {
    const resources = resourcesOf({ Globals: { Function: { Timeout: 3 } }, Resources: { F: fn({}) } });
    expect(resources.get('F')?.properties).toEqual({});
  });
});
