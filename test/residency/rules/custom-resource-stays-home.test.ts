import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven, violating } from '../../support/channel-tester';

const handler = { Handler: { Type: 'AWS::Lambda::Function', Properties: {} } };
const custom = (ServiceToken: unknown, Type = 'Custom::Sync') => ({ Sync: { Type, Properties: { ServiceToken } } });

const examples = examplesOf('custom-resource-stays-home', [
  compliant('a function of the template', { ...handler, ...custom({ 'Fn::GetAtt': ['Handler', 'Arn'] }) }),
  compliant('a topic of the own Region', custom({ 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:sync' })),
  trap('a property that is called Create and is no call', {
    ...handler,
    Sync: { Type: 'Custom::Sync', Properties: { ServiceToken: { 'Fn::GetAtt': ['Handler', 'Arn'] }, Create: 'yes' } },
  }),
  violating('a function of another Region', custom('arn:aws:lambda:us-east-1:111111111111:function:sync'), 'Sync'),
  violating(
    'a topic of another Region, under the general type',
    custom('arn:aws:sns:eu-west-1:111111111111:sync', 'AWS::CloudFormation::CustomResource'),
    'Sync',
  ),
  unproven(
    'a handler that the deployer chooses',
    {
      Parameters: { Token: { Type: 'String' } },
      Resources: custom({ Ref: 'Token' }),
    },
    'Sync',
  ),
  unproven(
    'a handler of an account that nobody declares',
    custom('arn:aws:lambda:ca-central-1:999999999999:function:sync'),
    'Sync',
  ),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  // The generic sweep may name the same ARN too; here it is about this rule.
  const own = findingsOn(example).filter(({ rule }) => rule === example.channel);
  expect(summaryOf(own)).toEqual(example.finds);
});
