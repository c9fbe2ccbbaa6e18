import { parseTemplate, type Template } from '../../../e2e/deploy/assembly';
import { outputNameOf } from '../../../e2e/deploy/references';
import { Substitution } from '../../../e2e/deploy/substitution';

const streamArn = { 'Fn::GetAtt': ['Stream', 'Arn'] };

/** A role names the instance, which is made otherwise; what it stores in needs the stream, which CloudFormation makes. */
const template: Template = parseTemplate({
  Resources: {
    Stream: { Type: 'AWS::Kinesis::Stream', DependsOn: ['Key'] },
    Key: { Type: 'AWS::KMS::Key' },
    Instance: { Type: 'AWS::Connect::Instance' },
    Role: { Type: 'AWS::IAM::Role', Properties: { Of: { 'Fn::GetAtt': ['Instance', 'Arn'] } } },
    Policy: { Type: 'AWS::IAM::ManagedPolicy', DependsOn: 'Instance', Properties: { Roles: [{ Ref: 'Role' }] } },
    Storage: {
      Type: 'AWS::Connect::InstanceStorageConfig',
      Properties: { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] }, KinesisStreamConfig: { StreamArn: streamArn } },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Stream' } }, Role: { Value: { Ref: 'Role' } } },
});
const substituted = new Set(['AWS::Connect::Instance', 'AWS::Connect::InstanceStorageConfig']);

const substitutionOf = (changed: Partial<ConstructorParameters<typeof Substitution>[0]> = {}) =>
  new Substitution({ template, substituted, omitted: new Map(), ...changed });

const nothing: ReadonlySet<string> = new Set();
const idsOf = ({ Resources }: Template) => Object.keys(Resources);

test('a template of which everything is made by CloudFormation is whole, and deployed as it is', () => {
  const substitution = substitutionOf({ substituted: nothing });
  expect(substitution.isWhole).toBe(true);
  const policy = { ...template.Resources['Policy'], DependsOn: ['Instance'] };
  expect(substitution.deployable()).toEqual({ ...template, Resources: { ...template.Resources, Policy: policy } });
});

describe('a template with types that are made otherwise', () => {
  test('begins with what needs none of them, also not by way of another', () => {
    const first = substitutionOf().deployable();
    expect(idsOf(first)).toEqual(['Stream', 'Key']);
    expect(first.Resources['Stream']).toEqual({ Type: 'AWS::Kinesis::Stream', DependsOn: ['Key'] });
  });

  test('asks by outputs for what the waiting need to know, and keeps outputs of what is not there back', () => {
    const { Outputs } = substitutionOf().deployable();
    expect(Outputs).toEqual({ Name: { Value: { Ref: 'Stream' } }, [outputNameOf(streamArn)]: { Value: streamArn } });
  });

  test('makes what needs nothing at once, and the rest when it is deployed and told', () => {
    const substitution = substitutionOf();
    expect(substitution.ready(nothing, new Map())).toEqual([
      { id: 'Instance', type: 'AWS::Connect::Instance', properties: {} },
    ]);
    substitution.setMade('Instance', { Arn: 'arn:instance' });
    expect(substitution.ready(nothing, new Map())).toEqual([]);
    const told = new Map([[outputNameOf(streamArn), 'arn:stream']]);
    expect(substitution.ready(new Set(['Stream']), told)).toEqual([
      {
        id: 'Storage',
        type: 'AWS::Connect::InstanceStorageConfig',
        properties: { InstanceArn: 'arn:instance', KinesisStreamConfig: { StreamArn: 'arn:stream' } },
      },
    ]);
  });

  test('has the value of what was made in the place of references to it', () => {
    const substitution = substitutionOf();
    substitution.setMade('Instance', { Arn: 'arn:instance' });
    const { Resources } = substitution.deployable();
    expect(Resources['Role']?.Properties).toEqual({ Of: 'arn:instance' });
    expect(Resources['Policy']).toEqual({ Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'Role' }] } });
  });

  test('says what CloudFormation has and the substitute has not', () => {
    const substitution = substitutionOf();
    substitution.setMade('Instance', {});
    expect(() => substitution.deployable()).toThrow('{"Fn::GetAtt":["Instance","Arn"]} has no value');
  });
});

test('a type that is left out takes with it what names it, and not what only comes after it', () => {
  const substitution = substitutionOf({
    substituted: nothing,
    omitted: new Map([['AWS::Connect::Instance', 'there is none']]),
  });
  expect([...substitution.left]).toEqual([
    ['Instance', 'there is none'],
    ['Role', 'needs Instance, which is left out'],
    ['Policy', 'needs Role, which is left out'],
    ['Storage', 'needs Instance, which is left out'],
  ]);
  expect(idsOf(substitution.deployable())).toEqual(['Stream', 'Key']);
  expect(substitution.deployable().Outputs).toEqual({ Name: { Value: { Ref: 'Stream' } } });
});

test('a type can be left out for one property that it has', () => {
  const alarm = (Properties: Record<string, unknown>) => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
  const { left } = substitutionOf({
    template: parseTemplate({ Resources: { Plain: alarm({ MetricName: 'm' }), Expression: alarm({ Metrics: [] }) } }),
    omitted: new Map([['AWS::CloudWatch::Alarm.Metrics', 'no expressions']]),
  });
  expect([...left]).toEqual([['Expression', 'no expressions']]);
});
