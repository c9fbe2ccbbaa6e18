import { type AccessScope, type OrganisationRole } from './access-scopes';

/** A route of the regional API that needs a token. What is not in `organisationRoutes` is denied. */
export interface OrganisationRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path template of Amazon API Gateway. Every one names the organisation whose data it is about. */
  readonly resource: `/organisations/{organisationId}${string}`;
  /** One of these is needed. */
  readonly roles: readonly OrganisationRole[];
  /** And this. */
  readonly scope: AccessScope;
  /** Folder in `lambda/` of the function that answers. */
  readonly functionName:
    | 'look-up-organisation'
    | 'read-users'
    | 'control-recording'
    | 'exchange-token'
    | 'read-identifiers'
    | 'write-identifiers'
    | 'look-up-consent'
    | 'record-consent'
    | 'offer-upload';
}

/** Every route behind the authoriser. */
export const organisationRoutes = [
  {
    method: 'GET',
    resource: '/organisations/{organisationId}',
    roles: ['agent', 'supervisor', 'administrator', 'auditor'],
    scope: 'organisation.read',
    functionName: 'look-up-organisation',
  },
  {
    method: 'GET',
    resource: '/organisations/{organisationId}/profile',
    roles: ['agent', 'supervisor', 'administrator', 'auditor', 'customer'],
    scope: 'profile.read',
    functionName: 'read-users',
  },
  {
    method: 'GET',
    resource: '/organisations/{organisationId}/users',
    roles: ['supervisor', 'administrator', 'auditor'],
    scope: 'users.read',
    functionName: 'read-users',
  },
  {
    method: 'POST',
    resource: '/organisations/{organisationId}/recording/suspension',
    roles: ['agent', 'supervisor'],
    scope: 'recording.control',
    functionName: 'control-recording',
  },
  {
    method: 'POST',
    resource: '/organisations/{organisationId}/recording/resumption',
    roles: ['agent', 'supervisor'],
    scope: 'recording.control',
    functionName: 'control-recording',
  },
  {
    method: 'POST',
    resource: '/organisations/{organisationId}/tokens',
    roles: ['agent', 'supervisor', 'administrator'],
    scope: 'tokens.exchange',
    functionName: 'exchange-token',
  },
  {
    method: 'POST',
    resource: '/organisations/{organisationId}/tokens/redemption',
    roles: ['agent', 'supervisor', 'administrator'],
    scope: 'tokens.exchange',
    functionName: 'exchange-token',
  },
  {
    method: 'GET',
    resource: '/organisations/{organisationId}/identifiers',
    roles: ['agent', 'supervisor', 'administrator'],
    scope: 'identifiers.read',
    functionName: 'read-identifiers',
  },
  {
    method: 'PUT',
    resource: '/organisations/{organisationId}/identifiers',
    roles: ['supervisor', 'administrator'],
    scope: 'identifiers.write',
    functionName: 'write-identifiers',
  },
  {
    method: 'GET',
    resource: '/organisations/{organisationId}/opt-out',
    roles: ['agent', 'supervisor', 'administrator', 'auditor', 'customer'],
    scope: 'profile.read',
    functionName: 'look-up-consent',
  },
  {
    method: 'PUT',
    resource: '/organisations/{organisationId}/opt-out',
    roles: ['agent', 'supervisor', 'administrator', 'auditor', 'customer'],
    scope: 'consent.write',
    functionName: 'record-consent',
  },
  {
    method: 'POST',
    resource: '/organisations/{organisationId}/files',
    roles: ['agent', 'supervisor', 'administrator'],
    scope: 'files.write',
    functionName: 'offer-upload',
  },
] as const satisfies readonly OrganisationRoute[];

/**
 * Routes without a token: asked before sign-in, answered with the Region and the hosts of an organisation and nothing
 * else. All are GET and answered by `look-up-organisation`.
 */
export const publicRoutes = {
  byOrganisation: '/look-up/organisations/{organisationId}',
  byEmailDomain: '/look-up/email-domains/{emailDomainHash}',
} as const;

/** The route of a method and a path template, or `undefined`. */
export function findOrganisationRoute(method: string, resource: string): OrganisationRoute | undefined {
  return organisationRoutes.find((route) => route.method === method && route.resource === resource);
}
