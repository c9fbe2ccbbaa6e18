import {
  compliant,
  DECLARED_ACCOUNT,
  examplesOf,
  findingsOn,
  FOREIGN_ACCOUNT,
  summaryOf,
  trap,
  unproven,
  violating,
} from '../../support/channel-tester';

/** A role with one statement: which reads and writes what. */
const role = (statement: object) => ({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } }],
    },
  },
});

/** A type whose policy no channel table reads. */
const resourcePolicy = (statement: object) => ({
  Holder: {
    Type: 'AWS::StepFunctions::Activity',
    Properties: { Novel: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', ...statement }] } },
  },
});

const account = (id: string) => ({ AWS: `arn:aws:iam::${id}:root` });

const examples = examplesOf('policy-stays-home', [
  compliant(
    'a role that writes to a home queue',
    role({ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:ca-west-1:111111111111:q' }),
  ),
  compliant('a grant to a declared account', resourcePolicy({ Principal: account(DECLARED_ACCOUNT) })),
  trap('every resource of the own account', role({ Action: 's3:GetObject', Resource: '*' })),
  trap(
    'a statement that denies',
    role({ Effect: 'Deny', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:111111111111:q' }),
  ),
  violating(
    'a role that writes to a queue abroad',
    role({ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-east-1:111111111111:q' }),
    'Role',
  ),
  violating('a grant to everyone', resourcePolicy({ Principal: '*' }), 'Holder'),
  unproven(
    'a grant to an account that nobody declares',
    resourcePolicy({ Principal: account(FOREIGN_ACCOUNT) }),
    'Holder',
  ),
]);

test.each(examples.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_, __, example) => {
  expect(summaryOf(findingsOn(example))).toEqual(example.finds);
});
