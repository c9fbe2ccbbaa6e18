import {
  compliant,
  examplesOf,
  FOREIGN_ACCOUNT,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const role = (principal: unknown, extra: Readonly<Record<string, unknown>> = {}) =>
  subject('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...extra }],
    },
  });

export const access = [
  ...examplesOf('role-trust', [
    compliant(
      'a service and a declared account',
      role({ Service: 'lambda.amazonaws.com', AWS: 'arn:aws:iam::222222222222:root' }),
    ),
    trap(
      'a denied account',
      subject('AWS::IAM::Role', {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }] },
      }),
    ),
    unproven(
      'a vendor with an external id',
      role({ AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` }, { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }),
      'Subject',
    ),
    violating('everyone', role('*'), 'Subject'),
  ]),
  ...examplesOf('resource-share', [
    compliant(
      'with an organisational unit',
      subject('AWS::RAM::ResourceShare', {
        Name: 's',
        AllowExternalPrincipals: false,
        Principals: ['arn:aws:organizations::333333333333:ou/o-1/ou-1'],
      }),
    ),
    unproven('the default', subject('AWS::RAM::ResourceShare', { Name: 's' }), 'Subject'),
    unproven(
      'with another account',
      subject('AWS::RAM::ResourceShare', { Name: 's', AllowExternalPrincipals: false, Principals: [FOREIGN_ACCOUNT] }),
      'Subject',
    ),
  ]),
  ...examplesOf('region-guardrail', [
    trap(
      'the Regions of a policy of the organisation',
      subject('AWS::Organizations::Policy', {
        Name: 'p',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: JSON.stringify({
          Statement: [
            {
              Effect: 'Deny',
              NotAction: ['iam:*'],
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:RequestedRegion': ['ca-central-1', 'us-east-1'] } },
            },
          ],
        }),
      }),
    ),
  ]),
];
