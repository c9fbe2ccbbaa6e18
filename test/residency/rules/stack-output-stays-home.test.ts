import { compliant, examplesOf, findingsOn, summaryOf, trap, unproven, violating } from '../../support/channel-tester';

const user = (argument: object) => ({
  User: {
    Type: 'AWS::SSM::Parameter',
    Properties: {
      Type: 'String',
      Value: { 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'Where', ...argument } },
    },
  },
});

const examples = examplesOf('stack-output-stays-home', [
  compliant('an output of the own Region', user({})),
  compliant('an output of another home Region', user({ Region: 'ca-west-1' })),
  trap('an output that is used where the template never is', {
    Conditions: { Abroad: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] } },
    Resources: {
      User: {
        Type: 'AWS::SSM::Parameter',
        Properties: {
          Type: 'String',
          Value: {
            'Fn::If': [
              'Abroad',
              { 'Fn::GetStackOutput': { StackName: 'o', OutputName: 'w', Region: 'us-east-1' } },
              'home',
            ],
          },
        },
      },
    },
  }),
  violating('an output of a foreign Region', user({ Region: 'us-east-1' }), 'User'),
  unproven(
    'an output of a Region that the deployer chooses',
    {
      Parameters: { Where: { Type: 'String' } },
      Resources: user({ Region: { Ref: 'Where' } }),
    },
    'User',
  ),
  unproven(
    'an output of an account that nobody declares',
    user({ RoleArn: 'arn:aws:iam::999999999999:role/reader' }),
    'User',
  ),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});
