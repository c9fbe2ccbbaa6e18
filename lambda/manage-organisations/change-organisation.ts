import { type OrganisationRecord } from '../../lib/domain/organisations/registry-record';
import { type Change, type Circumstances, findDestination, findHome, refused } from './change';
import { type ManageOrganisationsRequest } from './contract';

type Request<Command extends ManageOrganisationsRequest['command']> = Extract<
  ManageOrganisationsRequest,
  { command: Command }
>;

/** Commands that are about one organisation. */
export type OrganisationRequest = Request<
  'register' | 'show' | 'suspend' | 'resume' | 'begin-move' | 'complete-move' | 'cancel-move'
>;

/**
 * What a command makes of an organisation's record. Pure: the same command again changes nothing, and the home Region
 * changes by a completed move only.
 *
 * @param current - `undefined` when there is none
 */
export function changeOrganisation(
  request: OrganisationRequest,
  current: OrganisationRecord | undefined,
  circumstances: Circumstances,
): Change<OrganisationRecord> {
  if (request.command === 'register') return register(request, current, circumstances);
  if (!current) return refused(`${request.organisationId} is not registered; register it first`);
  const next = (changes: Partial<OrganisationRecord>): Change<OrganisationRecord> => ({
    outcome: 'changed',
    record: {
      ...current,
      ...changes,
      version: current.version + 1,
      updatedAt: circumstances.now.toISOString(),
    },
  });
  switch (request.command) {
    case 'show':
      return { outcome: 'unchanged', record: current };
    case 'suspend':
    case 'resume': {
      const status = request.command === 'suspend' ? 'suspended' : 'active';
      if (current.status === 'moving') return refused(isMoving(current));
      return current.status === status ? { outcome: 'unchanged', record: current } : next({ status });
    }
    case 'begin-move':
      return beginMove(request, current, circumstances, next);
    case 'complete-move':
      return completeMove(request, current, circumstances, next);
    case 'cancel-move':
      return cancelMove(request, current, next);
  }
}

function register(
  request: Request<'register'>,
  current: OrganisationRecord | undefined,
  { homes, now }: Circumstances,
): Change<OrganisationRecord> {
  const destination = findDestination(request.jurisdiction, request, homes);
  if (typeof destination === 'string') return refused(destination);
  const emailDomainHashes = [...new Set(request.emailDomainHashes)].sort();
  const wanted = { ...destination, ...(emailDomainHashes.length > 0 && { emailDomainHashes }) };
  const updatedAt = now.toISOString();
  if (!current) {
    const { organisationId } = request;
    return { outcome: 'changed', record: { organisationId, ...wanted, status: 'active', version: 1, updatedAt } };
  }
  if (current.jurisdiction !== wanted.jurisdiction || current.homeRegion !== wanted.homeRegion) {
    return refused(
      `${current.organisationId} is at home in ${current.homeRegion}, jurisdiction ${current.jurisdiction}; that changes by a move only`,
    );
  }
  if (current.status === 'moving') return refused(isMoving(current));
  const { emailDomainHashes: known, ...rest } = current;
  const record: OrganisationRecord = { ...rest, ...wanted };
  if (JSON.stringify(facts(record)) === JSON.stringify(facts({ ...rest, emailDomainHashes: known }))) {
    return { outcome: 'unchanged', record: current };
  }
  return { outcome: 'changed', record: { ...record, version: current.version + 1, updatedAt } };
}

function facts({ connectInstanceArn, signInDomain, apiEndpoint, emailDomainHashes = [] }: OrganisationRecord) {
  return [connectInstanceArn, signInDomain, apiEndpoint, ...[...emailDomainHashes].sort()];
}

type Next = (changes: Partial<OrganisationRecord>) => Change<OrganisationRecord>;

function beginMove(
  { migrationId, jurisdiction }: Request<'begin-move'>,
  current: OrganisationRecord,
  { homes }: Circumstances,
  next: Next,
): Change<OrganisationRecord> {
  const home = findHome(jurisdiction, homes);
  if (typeof home === 'string') return refused(home);
  if (current.status === 'moving') {
    const isSame = current.migrationId === migrationId && current.migrationJurisdiction === jurisdiction;
    return isSame ? { outcome: 'unchanged', record: current } : refused(isMoving(current));
  }
  if (current.status === 'suspended') {
    return refused(`${current.organisationId} is suspended; resume it before it moves`);
  }
  if (current.migrationId === migrationId) {
    return refused(`migration ${migrationId} is completed; a new move needs a new id`);
  }
  if (home.region === current.homeRegion) {
    return refused(`${current.organisationId} is at home in ${home.region} already; there is nothing to move`);
  }
  return next({ status: 'moving', migrationId, migrationJurisdiction: jurisdiction });
}

function completeMove(
  request: Request<'complete-move'>,
  current: OrganisationRecord,
  { homes }: Circumstances,
  next: Next,
): Change<OrganisationRecord> {
  const { migrationId, connectInstanceArn } = request;
  if (current.migrationId !== migrationId) return refused(isNotMovingBy(migrationId, current));
  if (current.status !== 'moving' || current.migrationJurisdiction === undefined) {
    const isDone = current.connectInstanceArn === connectInstanceArn && current.apiEndpoint === request.apiEndpoint;
    return isDone
      ? { outcome: 'unchanged', record: current }
      : refused(`migration ${migrationId} is completed, with another instance or API; register the organisation again`);
  }
  const destination = findDestination(current.migrationJurisdiction, request, homes);
  if (typeof destination === 'string') return refused(destination);
  return next({ ...destination, status: 'active', migrationJurisdiction: undefined });
}

function cancelMove(
  { migrationId }: Request<'cancel-move'>,
  current: OrganisationRecord,
  next: Next,
): Change<OrganisationRecord> {
  if (current.status === 'moving' && current.migrationId === migrationId) {
    return next({ status: 'active', migrationId: undefined, migrationJurisdiction: undefined });
  }
  if (current.status === 'moving') return refused(isMoving(current));
  return current.migrationId === migrationId
    ? refused(`migration ${migrationId} is completed; move the organisation back by a new one`)
    : { outcome: 'unchanged', record: current };
}

function isMoving({ organisationId, migrationId = '', migrationJurisdiction = '' }: OrganisationRecord): string {
  return `${organisationId} is moving to jurisdiction ${migrationJurisdiction} by migration ${migrationId}; complete or cancel that first`;
}

function isNotMovingBy(migrationId: string, { organisationId, status, migrationId: other }: OrganisationRecord) {
  const by = status === 'moving' ? `moving by migration ${other ?? ''}` : 'not moving';
  return `${organisationId} is ${by}, not by ${migrationId}; begin the move first, or correct the id`;
}
