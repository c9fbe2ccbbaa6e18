/** Roles of users, in the words of the regional databases. Amazon Cognito groups have the same names. */
export const organisationRoles = ['agent', 'supervisor', 'administrator', 'auditor', 'customer'] as const;

export type OrganisationRole = (typeof organisationRoles)[number];

/** Identifier of the resource server in every user pool. Scopes in tokens begin with it. */
export const RESOURCE_SERVER = 'organisation';

/** What a token may permit. In tokens, with the resource server: `organisation/users.read`. */
export const accessScopes = [
  'organisation.read',
  'profile.read',
  'users.read',
  'recording.control',
  'tokens.exchange',
  'identifiers.read',
  'identifiers.write',
  'consent.write',
  'files.write',
] as const;

export type AccessScope = (typeof accessScopes)[number];

/** What a scope permits, in words. Shown in the console of Amazon Cognito. */
export const scopeDescriptions: Readonly<Record<AccessScope, string>> = {
  'organisation.read': 'See where the organisation is served',
  'profile.read': "Read the caller's own profile",
  'users.read': 'List the users of the organisation',
  'recording.control': 'Suspend and resume the recording of a contact',
  'tokens.exchange': 'Exchange identifiers for one-time tokens, and back',
  'identifiers.read': 'See which identifiers a user has, as one-time tokens',
  'identifiers.write': 'Write identifiers of users',
  'consent.write': 'Opt out of sale and sharing, for the caller',
  'files.write': 'Bring files of the organisation',
};

/** The most that a user of a role may be given. */
export const scopesOfRole: Readonly<Record<OrganisationRole, readonly AccessScope[]>> = {
  agent: [
    'organisation.read',
    'profile.read',
    'recording.control',
    'tokens.exchange',
    'identifiers.read',
    'consent.write',
    'files.write',
  ],
  supervisor: [
    'organisation.read',
    'profile.read',
    'users.read',
    'recording.control',
    'tokens.exchange',
    'identifiers.read',
    'identifiers.write',
    'consent.write',
    'files.write',
  ],
  administrator: [
    'organisation.read',
    'profile.read',
    'users.read',
    'tokens.exchange',
    'identifiers.read',
    'identifiers.write',
    'consent.write',
    'files.write',
  ],
  auditor: ['organisation.read', 'profile.read', 'users.read', 'consent.write'],
  customer: ['profile.read', 'consent.write'],
};

export function isOrganisationRole(text: unknown): text is OrganisationRole {
  return (organisationRoles as readonly unknown[]).includes(text);
}

export function isAccessScope(text: unknown): text is AccessScope {
  return (accessScopes as readonly unknown[]).includes(text);
}

/** A scope as tokens write it. */
export function tokenScope(scope: AccessScope): `${typeof RESOURCE_SERVER}/${AccessScope}` {
  return `${RESOURCE_SERVER}/${scope}`;
}
