import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { RecordingControl } from '../../../lib/constructs/api/recording-control';
import { resourcesOf, testKey, testStack } from '../../support/stack';

test('may do this with contacts and agents of one instance, and nothing else', () => {
  const stack = testStack();
  const instance = new CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: false },
  });
  new RecordingControl(stack, 'Recordings', { instance, logKey: testKey(stack), logRetentionDays: 365 });
  const within = (kind: string) => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Instance', 'Arn'] }, `/${kind}/*`]] });
  const documents = resourcesOf(stack, 'AWS::IAM::ManagedPolicy').map(({ Properties }) => Properties['PolicyDocument']);
  const statements = (documents as { Statement: object[] }[]).flatMap(({ Statement }) => Statement);
  expect(statements.filter((statement) => JSON.stringify(statement).includes('connect:'))).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'connect:DescribeContact',
        'connect:GetContactAttributes',
        'connect:ResumeContactRecording',
        'connect:SuspendContactRecording',
      ],
      Resource: within('contact'),
    },
    { Effect: 'Allow', Action: 'connect:DescribeUser', Resource: within('agent') },
  ]);
});
