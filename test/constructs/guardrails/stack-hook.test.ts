import { Tags } from 'aws-cdk-lib';
import { type JudgedDeployment, StackHook } from '../../../lib/constructs/guardrails/stack-hook';
import { onlyResource, resourcesOf, testKey, testStack } from '../../support/stack';
import { canada } from '../../support/stack-hook';

function hookFor(deployments: readonly JudgedDeployment[]) {
  const stack = testStack();
  const guardrailTag = { key: 'residency:guardrail', value: 'protected' };
  new StackHook(stack, 'Hook', { logKey: testKey(stack), logRetentionDays: 365, deployments, guardrailTag });
  Tags.of(stack).add('other', 'tag');
  return stack;
}

describe('the hook of CloudFormation', () => {
  const stack = hookFor([canada]);
  const hook = onlyResource(stack, 'AWS::CloudFormation::LambdaHook');
  const judging = onlyResource(stack, 'AWS::Lambda::Function');

  test('is asked before stacks, change sets and resources of Cloud Control are created or changed, and can stop them', () => {
    expect(hook.Properties).toMatchObject({
      Alias: 'Residency::Stack::Judge',
      FailureMode: 'FAIL',
      HookStatus: 'ENABLED',
      TargetOperations: ['STACK', 'CHANGE_SET', 'CLOUD_CONTROL'],
      TargetFilters: { Actions: ['CREATE', 'UPDATE'] },
      LambdaFunction: { 'Fn::GetAtt': [judging.logicalId, 'Arn'] },
    });
    expect(hook.Properties).not.toHaveProperty('StackFilters');
  });

  test('answers within the 30 seconds that CloudFormation waits, and has a tag that protects it', () => {
    expect(judging.Properties['Timeout']).toBeLessThan(30);
    expect(judging.Properties['Tags']).toContainEqual({ Key: 'residency:guardrail', Value: 'protected' });
  });

  test('CloudFormation may ask the function for this hook of this account, and nothing else', () => {
    const role = resourcesOf(stack, 'AWS::IAM::Role').find(({ Properties }) =>
      JSON.stringify(Properties).includes('hooks.cloudformation'),
    );
    expect(role?.Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'hooks.cloudformation.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111111111111' },
            ArnLike: { 'aws:SourceArn': expect.anything() as unknown },
          },
        },
      ],
    });
    const rights = resourcesOf(stack, 'AWS::IAM::ManagedPolicy').map(({ Properties }) =>
      JSON.stringify(Properties['PolicyDocument']),
    );
    const actions = rights.flatMap((text) => text.match(/(?:lambda|cloudformation|logs):[A-Z]\w+/g) ?? []);
    expect(actions.sort()).toEqual([
      'cloudformation:GetTemplate',
      'cloudformation:ListExports',
      'lambda:InvokeFunction',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
  });

  test('refuses at synthesis what Lambda would refuse at deployment', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...canada, id: `jurisdiction-${index}` }));
    expect(() => hookFor(many)).toThrow('give jurisdictions accounts of their own');
  });
});
