import { type AccessGrant } from '../../lib/domain/organisations/access-grant';
import { organisationRoutes } from '../../lib/domain/organisations/api-routes';
import { type AccessRequest, type TokenClaims } from '../../lib/domain/organisations/authorise';

/**
 * Who may do what, written without regard to order, reasons or speed: a request is permitted when all of these
 * sentences are true. It shares nothing with `authorise` but the table of routes.
 */
export function isPermitted(
  request: AccessRequest,
  claims: TokenClaims,
  grants: readonly AccessGrant[],
  now: Date,
): boolean {
  const caller = claims.organisationId;
  const owner = request.organisationId ?? '';
  const isServedHere = (id: string): boolean =>
    request.organisations.some(
      (known) => known.organisationId === id && known.homeRegion === request.region && known.status === 'active',
    );
  const isGranted = (scope: string): boolean =>
    grants.some(
      (grant) =>
        grant.holderId === caller &&
        grant.ownerId === owner &&
        +grant.expiresAt > +now &&
        (grant.scopes as readonly string[]).includes(scope),
    );
  const isForThisRoute = organisationRoutes.some(
    ({ method, resource, roles, scope }) =>
      request.method === method &&
      request.resource === resource &&
      request.path === resource.split('{organisationId}').join(owner) &&
      (roles as readonly string[]).some((role) => claims.roles.includes(role)) &&
      claims.scopes.includes(`organisation/${scope}`) &&
      (caller === owner || isGranted(scope)),
  );
  return (
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(owner) &&
    request.issuer === claims.issuer &&
    request.region === claims.homeRegion &&
    claims.use === 'access' &&
    +claims.expiresAt > +now &&
    +claims.issuedAt - 60_000 <= +now &&
    isServedHere(caller) &&
    isServedHere(owner) &&
    isForThisRoute
  );
}
