import { type AccountBoundary } from '../../lib/guardrails/account-boundary';
import { serviceControlPolicies } from '../../lib/guardrails/service-control-policies';

/** An account of one jurisdiction, Canada, with an outpost where AWS records calls of global services. */
export const canadianAccount: AccountBoundary = {
  name: 'ca-prod',
  partition: 'aws',
  regions: ['ca-central-1', 'ca-west-1'],
  outpostRegions: ['us-east-1'],
  deploymentRoles: ['cdk-hnb659fds-*-role-*'],
  replicatesInstance: false,
};

/** What binds the identities of an account, beside the policy that AWS attaches. */
export function documentsFor(boundary: AccountBoundary): readonly unknown[] {
  return [
    { Statement: { Sid: 'FullAWSAccess', Effect: 'Allow', Action: '*', Resource: '*' } },
    ...serviceControlPolicies(boundary).map(({ document }) => document),
  ];
}

const account = '222222222222';

/** Principals of the tests, by their ARNs. */
export const principals = {
  person: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1`,
  root: `arn:aws:iam::${account}:root`,
  deployment: `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-ca-central-1`,
  function: `arn:aws:iam::${account}:role/ca-prod-function`,
  lookalike: `arn:aws:iam::${account}:role/my-cdk-hnb659fds-cfn-exec-role`,
} as const;
