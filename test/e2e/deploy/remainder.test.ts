import { unsupportedTypes } from '../../../e2e/deploy/deploy-assembly';
import { outputNameOf, remainderOf } from '../../../e2e/deploy/remainder';

const streamArn = { 'Fn::GetAtt': ['Stream', 'Arn'] };
const template = {
  Resources: {
    Stream: { Type: 'AWS::Kinesis::Stream', DependsOn: ['Instance', 'Key'] },
    Key: { Type: 'AWS::KMS::Key', DependsOn: 'Instance' },
    Instance: { Type: 'AWS::Connect::Instance' },
    Storage: {
      Type: 'AWS::Connect::InstanceStorageConfig',
      Properties: { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] }, KinesisStreamConfig: { StreamArn: streamArn } },
    },
  },
  Outputs: { Name: { Value: { Ref: 'Stream' } } },
};
const types = new Set(['AWS::Connect::Instance', 'AWS::Connect::InstanceStorageConfig']);

describe('the remainder of a template that the emulator refuses', () => {
  const remainder = remainderOf(template, types);

  test('keeps everything else, without dependencies on what is gone', () => {
    expect(remainder.template.Resources).toEqual({
      Stream: { Type: 'AWS::Kinesis::Stream', DependsOn: ['Key'] },
      Key: { Type: 'AWS::KMS::Key' },
    });
    expect(Object.keys(remainder.removed)).toEqual(['Instance', 'Storage']);
  });

  test('tells by outputs what the removed resources need, and nothing about the removed', () => {
    const name = outputNameOf(streamArn);
    expect(remainder.outputs).toEqual({ [name]: streamArn });
    expect(remainder.template.Outputs).toEqual({ Name: { Value: { Ref: 'Stream' } }, [name]: { Value: streamArn } });
  });

  test('is the template itself when nothing is refused', () => {
    expect(remainderOf(template, new Set()).template.Resources).toEqual({
      ...template.Resources,
      Key: { ...template.Resources.Key, DependsOn: ['Instance'] },
    });
  });
});

test.each([
  [
    'Template format error: Unrecognized resource types: [AWS::Connect::Queue, AWS::DMS::Endpoint]',
    ['AWS::Connect::Queue', 'AWS::DMS::Endpoint'],
  ],
  ['AccessDenied', []],
])('the types in the refusal %p', (output, types) => {
  expect(unsupportedTypes(output)).toEqual(types);
});
