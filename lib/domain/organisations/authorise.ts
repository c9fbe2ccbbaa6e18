import { type AccessGrant } from './access-grant';
import { type AccessScope, isAccessScope, isOrganisationRole, RESOURCE_SERVER } from './access-scopes';
import { findOrganisationRoute } from './api-routes';
import { isOrganisationId } from './organisation-id';

/** What the Region's copy of the registry says about an organisation. */
export interface OrganisationState {
  readonly organisationId: string;
  readonly homeRegion: string;
  readonly status: 'active' | 'suspended' | 'moving';
}

/** A request as the API of a Region got it. */
export interface AccessRequest {
  /** Region of the API. */
  readonly region: string;
  /** The only issuer of tokens for that Region. */
  readonly issuer: string;
  readonly method: string;
  /** Path template of the route that was matched. */
  readonly resource: string;
  /** The path as the caller wrote it. */
  readonly path: string;
  /** The organisation that the path names. */
  readonly organisationId: string | undefined;
  /** What the registry knows, of the organisations of the path and of the token. */
  readonly organisations: readonly OrganisationState[];
}

/** Claims of a token whose signature was verified. Nothing else about them was. */
export interface TokenClaims {
  readonly issuer: string;
  readonly use: string;
  readonly issuedAt: Date;
  /** The first moment at which the token is worth nothing. */
  readonly expiresAt: Date;
  readonly organisationId: string;
  readonly homeRegion: string;
  readonly roles: readonly string[];
  /** As tokens write them: `organisation/users.read`. */
  readonly scopes: readonly string[];
}

/** Why a request is denied, in the order in which it is asked. */
export const denialReasons = [
  'issuer',
  'token-use',
  'expired',
  'issued-in-the-future',
  'token-of-another-region',
  'route',
  'path',
  'caller-not-registered',
  'caller-of-another-region',
  'caller-not-active',
  'organisation-not-registered',
  'organisation-of-another-region',
  'organisation-not-active',
  'no-grant',
  'grant-expired',
  'role',
  'scope',
  'grant-scope',
] as const;

export type DenialReason = (typeof denialReasons)[number];

export type AccessDecision =
  | { readonly outcome: 'allow'; readonly basis: 'own-organisation' | 'grant'; readonly organisationId: string }
  | { readonly outcome: 'deny'; readonly reason: DenialReason };

const deny = (reason: DenialReason): AccessDecision => ({ outcome: 'deny', reason });

/** Clocks of two AWS services differ by less. */
const CLOCK_TOLERANCE_MILLISECONDS = 60_000;

/**
 * Whether a caller may do what it asks: first issuer and Region, then the organisation of the token against that of
 * the request, then the role, then the permission scope. What nothing allows is denied. Total: it never throws.
 *
 * @param grants - any; those of other organisations mean nothing
 */
export function authorise(
  request: AccessRequest,
  claims: TokenClaims,
  grants: readonly AccessGrant[],
  now: Date,
): AccessDecision {
  const reason = judgeToken(request, claims, now);
  if (reason !== undefined) return deny(reason);

  const route = findOrganisationRoute(request.method, request.resource);
  if (!route) return deny('route');
  const { organisationId } = request;
  // One organisation has one spelling, and a path has none but the template's.
  if (!isOrganisationId(organisationId)) return deny('path');
  if (request.path !== route.resource.replace('{organisationId}', organisationId)) return deny('path');

  const unlawful = judgeOrganisations(request, claims.organisationId, organisationId);
  if (unlawful !== undefined) return deny(unlawful);
  const isOwn = claims.organisationId === organisationId;
  const granted = isOwn ? undefined : findGrant(grants, claims.organisationId, organisationId, now);
  if (granted === 'no-grant' || granted === 'grant-expired') return deny(granted);

  if (!claims.roles.some((role) => isOrganisationRole(role) && route.roles.includes(role))) return deny('role');
  if (!permittedBy(claims.scopes).includes(route.scope)) return deny('scope');
  if (granted && !granted.includes(route.scope)) return deny('grant-scope');
  return { outcome: 'allow', basis: isOwn ? 'own-organisation' : 'grant', organisationId };
}

function judgeToken(request: AccessRequest, claims: TokenClaims, now: Date): DenialReason | undefined {
  if (claims.issuer !== request.issuer) return 'issuer';
  if (claims.use !== 'access') return 'token-use';
  // Written so that a time which is none denies.
  if (!(now.getTime() < claims.expiresAt.getTime())) return 'expired';
  if (!(claims.issuedAt.getTime() <= now.getTime() + CLOCK_TOLERANCE_MILLISECONDS)) return 'issued-in-the-future';
  return claims.homeRegion === request.region ? undefined : 'token-of-another-region';
}

/** The registry has the last word: a token outlives a suspension and a move. */
function judgeOrganisations(
  { region, organisations }: AccessRequest,
  callerId: string,
  ownerId: string,
): DenialReason | undefined {
  const caller = organisations.find(({ organisationId }) => organisationId === callerId);
  if (!caller) return 'caller-not-registered';
  if (caller.homeRegion !== region) return 'caller-of-another-region';
  if (caller.status !== 'active') return 'caller-not-active';
  const owner = organisations.find(({ organisationId }) => organisationId === ownerId);
  if (!owner) return 'organisation-not-registered';
  if (owner.homeRegion !== region) return 'organisation-of-another-region';
  return owner.status === 'active' ? undefined : 'organisation-not-active';
}

function findGrant(
  grants: readonly AccessGrant[],
  holderId: string,
  ownerId: string,
  now: Date,
): readonly AccessScope[] | 'no-grant' | 'grant-expired' {
  const between = grants.filter((grant) => grant.holderId === holderId && grant.ownerId === ownerId);
  if (between.length === 0) return 'no-grant';
  const inForce = between.filter(({ expiresAt }) => now.getTime() < expiresAt.getTime());
  return inForce.length === 0 ? 'grant-expired' : inForce.flatMap(({ scopes }) => scopes);
}

/** The scopes of our own resource server that a token carries. */
function permittedBy(scopes: readonly string[]): readonly AccessScope[] {
  const prefix = `${RESOURCE_SERVER}/`;
  return scopes
    .filter((scope) => scope.startsWith(prefix))
    .map((scope) => scope.slice(prefix.length))
    .filter(isAccessScope);
}
