import { GRANT_MAX_DAYS } from '../../lib/domain/organisations/access-grant';
import { type GrantRecord, grantKey, type OrganisationRecord } from '../../lib/domain/organisations/registry-record';
import { type Change, refused } from './change';
import { type ManageOrganisationsRequest } from './contract';

/** Commands that are about what one organisation permits to another. */
export type GrantRequest = Extract<ManageOrganisationsRequest, { command: 'grant' | 'revoke' }>;

/** What the registry knows already. */
export interface GrantSituation {
  readonly grant: GrantRecord | undefined;
  readonly holder: OrganisationRecord | undefined;
  readonly owner: OrganisationRecord | undefined;
  readonly now: Date;
}

/** What a command makes of a grant. Pure: the same command again changes nothing. */
export function changeGrant(request: GrantRequest, situation: GrantSituation): Change<GrantRecord> {
  return request.command === 'grant' ? grantAccess(request, situation) : revoke(request, situation);
}

function grantAccess(
  { holderId, ownerId, scopes, expiresAt }: Extract<GrantRequest, { command: 'grant' }>,
  { grant, holder, owner, now }: GrantSituation,
): Change<GrantRecord> {
  if (holderId === ownerId) return refused('an organisation needs no grant for its own data; name two organisations');
  if (!holder || !owner) return refused(`${holder ? ownerId : holderId} is not registered; register it first`);
  if (holder.homeRegion !== owner.homeRegion) {
    return refused(
      `${holderId} is at home in ${holder.homeRegion} and ${ownerId} in ${owner.homeRegion}; access never crosses Regions`,
    );
  }
  const days = (Date.parse(expiresAt) - now.getTime()) / 86_400_000;
  if (days <= 0) return refused(`the end of the grant, ${expiresAt}, is past; give a later one`);
  if (days > GRANT_MAX_DAYS)
    return refused(`the grant would last longer than ${GRANT_MAX_DAYS} days; give an earlier end`);
  const grantScopes = [...new Set(scopes)].sort();
  const isSame =
    grant?.status === 'active' &&
    Date.parse(grant.grantExpiresAt) === Date.parse(expiresAt) &&
    grant.grantScopes.join() === grantScopes.join();
  if (isSame) return { outcome: 'unchanged', record: grant };
  return {
    outcome: 'changed',
    record: {
      organisationId: grantKey(holderId, ownerId),
      grantHolderId: holderId,
      grantOwnerId: ownerId,
      grantScopes,
      grantExpiresAt: new Date(expiresAt).toISOString(),
      status: 'active',
      version: (grant?.version ?? 0) + 1,
      updatedAt: now.toISOString(),
    },
  };
}

function revoke({ holderId, ownerId }: GrantRequest, { grant, now }: GrantSituation): Change<GrantRecord> {
  if (!grant) return refused(`${ownerId} has granted nothing to ${holderId}; check the two ids and their order`);
  if (grant.status === 'revoked') return { outcome: 'unchanged', record: grant };
  return {
    outcome: 'changed',
    record: { ...grant, status: 'revoked', version: grant.version + 1, updatedAt: now.toISOString() },
  };
}
