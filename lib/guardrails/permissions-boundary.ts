import { type AccountBoundary } from './account-boundary';
import { movementStatements } from './movement-statements';
import { guardrail, type Guardrail } from './policy-document';
import { regionStatements } from './region-statements';

/** Name of the managed policy in IAM. */
export function permissionsBoundaryName(stage: string): string {
  return `${stage}-permissions-boundary`;
}

/**
 * The permissions boundary of a Stage, for roles and permission sets of people and pipelines. Narrower than the service
 * control policies where several jurisdictions share an account: it knows the Regions of one jurisdiction only.
 *
 * Who is bound by it can create identities that are bound by it too, and cannot take it off.
 *
 * @param boundary of the Stage: its own Regions
 * @param account 12 digits
 * @throws Error when it is larger than IAM takes
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function permissionsBoundary(boundary: AccountBoundary, account: string): Guardrail {
  const name = permissionsBoundaryName(boundary.name);
  const arn = `arn:${boundary.partition}:iam::${account}:policy/${name}`;
  return guardrail(
    {
      name,
      type: 'PERMISSIONS_BOUNDARY',
      description: `Roles of people and pipelines of ${boundary.name} work in ${boundary.regions.join(', ')} and move nothing out.`,
    },
    [
      {
        statement: { Sid: 'WhatTheirPoliciesAllow', Effect: 'Allow', Action: '*', Resource: '*' },
        reason: 'A boundary grants nothing; without this statement it would leave nothing.',
      },
      ...regionStatements(boundary),
      ...movementStatements(boundary),
      {
        statement: {
          Sid: 'BindWhomTheyCreate',
          Effect: 'Deny',
          Action: [
            'iam:AttachRolePolicy',
            'iam:AttachUserPolicy',
            'iam:CreateRole',
            'iam:CreateUser',
            'iam:PutRolePermissionsBoundary',
            'iam:PutRolePolicy',
            'iam:PutUserPermissionsBoundary',
            'iam:PutUserPolicy',
          ],
          Resource: '*',
          Condition: { StringNotEquals: { 'iam:PermissionsBoundary': arn } },
        },
        reason: 'A role without the boundary would be a way around it.',
      },
      {
        statement: {
          Sid: 'KeepTheBoundary',
          Effect: 'Deny',
          Action: [
            'iam:CreatePolicyVersion',
            'iam:DeletePolicy',
            'iam:DeletePolicyVersion',
            'iam:SetDefaultPolicyVersion',
          ],
          Resource: arn,
        },
        reason: 'Nobody whom it binds changes it.',
      },
      {
        statement: {
          Sid: 'StayBound',
          Effect: 'Deny',
          Action: ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
          Resource: '*',
        },
        reason: 'Nobody whom it binds takes it off.',
      },
    ],
  );
}
