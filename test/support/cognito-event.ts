import { ORGANISATION_ATTRIBUTE } from '../../lambda/issue-claims/contract';
import { NORTHERN } from './organisations';

/** An event before token generation, version 2, as Amazon Cognito sends it. */
export function cognitoEvent(
  attributes: Readonly<Record<string, unknown>> = {},
  { groups = ['agent'], scopes = ['openid'] }: { readonly groups?: string[]; readonly scopes?: string[] } = {},
) {
  const userAttributes: Record<string, unknown> = {
    sub: '5e0c2c1e-8a64-4b7e-9d55-3c2b1a0987aa',
    'cognito:user_status': 'CONFIRMED',
    email: 'a@example.org',
    [ORGANISATION_ATTRIBUTE]: NORTHERN,
    ...attributes,
  };
  for (const [name, value] of Object.entries(userAttributes)) if (value === undefined) delete userAttributes[name];
  return {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'ca-central-1',
    userPoolId: 'ca-central-1_Example1',
    userName: 'a',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '4example23client' },
    request: {
      userAttributes,
      groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: null },
  };
}
