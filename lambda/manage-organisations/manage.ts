import {
  emailDomainKey,
  type LookUpRecord,
  type OrganisationRecord,
} from '../../lib/domain/organisations/registry-record';
import { type Change, type Circumstances, refused } from './change';
import { changeGrant, type GrantRequest } from './change-grant';
import { changeOrganisation, type OrganisationRequest } from './change-organisation';
import { type ManageOrganisationsRequest, type ManageOrganisationsResult } from './contract';
import { RecordChangedError, type RegistryTable } from './registry-table';

/** What is written down of every command. Names no person: AWS CloudTrail knows who called. */
export type Audit = (entry: Readonly<Record<string, unknown>>) => void;

export interface ManagePorts extends Circumstances {
  readonly table: RegistryTable;
  readonly audit: Audit;
}

/**
 * Carries out a command of an operator. The organisation's record is the truth and is written first; the look-up items
 * of its e-mail domains follow it, and only forward. A command that died in between is finished by running it again.
 *
 * @throws Error when the table cannot be read or written
 */
export async function manageOrganisations(
  request: ManageOrganisationsRequest,
  ports: ManagePorts,
): Promise<ManageOrganisationsResult> {
  let result: ManageOrganisationsResult;
  try {
    result =
      request.command === 'grant' || request.command === 'revoke'
        ? await manageGrant(request, ports)
        : await manageOrganisation(request, ports);
  } catch (error) {
    if (!(error instanceof RecordChangedError)) throw error;
    result = refused(error.message);
  }
  ports.audit({ event: 'registry-command', ...request, emailDomainHashes: undefined, ...summary(result) });
  return result;
}

function summary(result: ManageOrganisationsResult): object {
  if (result.outcome === 'refused') return result;
  const { outcome, organisation } = result;
  const { homeRegion, status, version } = organisation ?? {};
  return { outcome, homeRegion, status, version };
}

async function manageOrganisation(
  request: OrganisationRequest,
  ports: ManagePorts,
): Promise<ManageOrganisationsResult> {
  const { table } = ports;
  const current = await table.organisation(request.organisationId);
  const change = changeOrganisation(request, current, ports);
  if (change.outcome === 'refused') return change;
  if (request.command === 'show') return answer(change);
  const { record } = change;
  if (change.outcome === 'changed') {
    const taken = await findTaken(record, table);
    if (taken !== undefined) return refused(taken);
    const hashes = record.emailDomainHashes ?? [];
    const dropped = (current?.emailDomainHashes ?? []).filter((hash) => !hashes.includes(hash));
    // Before the record forgets them; and after, for an operator who still had the last version.
    await removeLookUps(dropped, record, table);
    await table.write(record);
    await removeLookUps(dropped, record, table);
  }
  const lost = await project(record, table);
  if (lost !== undefined) return refused(takenBy(lost));
  return answer(change);
}

async function removeLookUps(hashes: readonly string[], of: OrganisationRecord, table: RegistryTable): Promise<void> {
  for (const hash of hashes) await table.removeLookUp(hash, of.organisationId);
}

/**
 * Brings the look-up items to their organisation's version.
 *
 * @returns the hash of a domain that leads to another organisation
 */
async function project(record: OrganisationRecord, table: RegistryTable): Promise<string | undefined> {
  const hashes = record.emailDomainHashes ?? [];
  for (const hash of hashes) {
    if (!(await table.project(lookUpItem(hash, record)))) return hash;
  }
  // Somebody may have dropped a domain in the meantime.
  const latest = await table.organisation(record.organisationId);
  const stray = hashes.filter((hash) => !latest?.emailDomainHashes?.includes(hash));
  await removeLookUps(stray, record, table);
  return undefined;
}

/** Where a domain leads that is another's already. */
async function findTaken(
  { organisationId, emailDomainHashes = [] }: OrganisationRecord,
  table: RegistryTable,
): Promise<string | undefined> {
  for (const hash of emailDomainHashes) {
    const there = await table.lookUp(hash);
    if (there && there.servedOrganisationId !== organisationId) return takenBy(hash, there.servedOrganisationId);
  }
  return undefined;
}

function takenBy(hash: string, organisationId = 'another organisation'): string {
  return `an e-mail domain (hash ${hash.slice(0, 12)}) is registered for ${organisationId}; register without it`;
}

function lookUpItem(hash: string, record: OrganisationRecord): LookUpRecord {
  const { organisationId, jurisdiction, homeRegion, connectInstanceArn, signInDomain, apiEndpoint } = record;
  const { status, version, updatedAt } = record;
  return {
    organisationId: emailDomainKey(hash),
    servedOrganisationId: organisationId,
    ...{ jurisdiction, homeRegion, connectInstanceArn, signInDomain, apiEndpoint, status, version, updatedAt },
  };
}

function answer({ outcome, record }: Exclude<Change<OrganisationRecord>, { outcome: 'refused' }>) {
  return { outcome, organisation: { ...record, emailDomainHashes: record.emailDomainHashes ?? [] } };
}

async function manageGrant(request: GrantRequest, { table, now }: ManagePorts): Promise<ManageOrganisationsResult> {
  const { holderId, ownerId } = request;
  const change = changeGrant(request, {
    grant: await table.grant(holderId, ownerId),
    holder: await table.organisation(holderId),
    owner: await table.organisation(ownerId),
    now,
  });
  if (change.outcome === 'refused') return change;
  if (change.outcome === 'changed') await table.write(change.record);
  return { outcome: change.outcome, grant: change.record };
}
