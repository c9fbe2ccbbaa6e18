import { type WatchedCalls } from './watched-calls';

/** Calls that change who may do what. AWS IAM is in no Region of its own: its calls are recorded in us-east-1. */
export const permissionCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.iam',
    eventSource: 'iam.amazonaws.com',
    calls: {
      CreateUser: 'make an identity that lasts',
      CreateAccessKey: 'make a credential that lasts',
      CreateLoginProfile: 'let an identity sign in by password',
      CreateRole: 'make an identity',
      UpdateAssumeRolePolicy: 'let others take a role',
      AttachRolePolicy: 'permit a role more',
      AttachUserPolicy: 'permit a user more',
      AttachGroupPolicy: 'permit a group more',
      PutRolePolicy: 'permit a role more',
      PutUserPolicy: 'permit a user more',
      PutGroupPolicy: 'permit a group more',
      CreatePolicyVersion: 'permit more to whoever has the policy',
      SetDefaultPolicyVersion: 'permit more to whoever has the policy',
      DeleteRolePermissionsBoundary: 'end the boundary of a role',
      PutRolePermissionsBoundary: 'widen the boundary of a role',
      DeactivateMFADevice: 'end a second factor',
      CreateSAMLProvider: 'let another directory sign people in',
      UpdateSAMLProvider: 'let another directory sign people in',
      CreateOpenIDConnectProvider: 'let another directory sign people in',
    },
  },
];
