import { type AccessGrant } from '../../lib/domain/organisations/access-grant';
import { type AccessDecision, authorise, type OrganisationState } from '../../lib/domain/organisations/authorise';
import { isOrganisationId } from '../../lib/domain/organisations/organisation-id';
import { grantKey, grantRecordSchema, organisationRecordSchema } from '../../lib/domain/organisations/registry-record';
import { type ReadRegistry } from '../shared/registry-reader';
import { type AuthoriseRequestEvent } from './contract';
import { type Caller } from './verify-token';

/** What the API of a Region knows by itself. */
export interface DecisionPorts {
  readonly region: string;
  readonly issuer: string;
  readonly read: ReadRegistry;
  readonly now: Date;
}

/**
 * Gathers what the registry says about the two organisations, and what the one permits to the other, and decides.
 *
 * @throws Error when the registry cannot be read: the request fails
 */
export async function decide(
  event: AuthoriseRequestEvent,
  { claims }: Caller,
  { region, issuer, read, now }: DecisionPorts,
): Promise<AccessDecision> {
  const organisationId = event.pathParameters?.['organisationId'];
  const ids = [...new Set([claims.organisationId, organisationId])].filter(isOrganisationId);
  const [organisations, grants] = await Promise.all([
    Promise.all(ids.map((id) => readState(id, read))),
    readGrants(claims.organisationId, organisationId, read),
  ]);
  const request = {
    region,
    issuer,
    method: event.httpMethod,
    resource: event.resource,
    path: consistentPath(event, region),
    organisationId,
    organisations: organisations.filter((state) => state !== undefined),
  };
  return authorise(request, claims, grants, now);
}

async function readState(id: string, read: ReadRegistry): Promise<OrganisationState | undefined> {
  return organisationRecordSchema.safeParse(await read(id)).data;
}

async function readGrants(
  holderId: string,
  ownerId: string | undefined,
  read: ReadRegistry,
): Promise<readonly AccessGrant[]> {
  if (holderId === ownerId || !isOrganisationId(holderId) || !isOrganisationId(ownerId)) return [];
  const { data } = grantRecordSchema.safeParse(await read(grantKey(holderId, ownerId)));
  if (data?.status !== 'active') return [];
  const { grantHolderId, grantOwnerId, grantScopes, grantExpiresAt } = data;
  return [{ holderId: grantHolderId, ownerId: grantOwnerId, scopes: grantScopes, expiresAt: new Date(grantExpiresAt) }];
}

/**
 * The path, when the ARN that the answer will be about is of this Region and names the same method and path; else one
 * that no route has.
 */
function consistentPath({ methodArn, httpMethod, path }: AuthoriseRequestEvent, region: string): string {
  const [, , service, arnRegion, , api = ''] = methodArn.split(':');
  const [, , method, ...segments] = api.split('/');
  const isSame = service === 'execute-api' && arnRegion === region && method === httpMethod;
  return isSame && `/${segments.join('/')}` === path ? path : '';
}
