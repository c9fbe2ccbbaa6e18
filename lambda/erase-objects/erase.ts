import { GetObjectLegalHoldCommand, GetObjectRetentionCommand } from '@aws-sdk/client-s3';
import { decideErasure, type ErasureDecision, REVIEW_DAYS } from '../../lib/domain/erasure/erasure-decision';
import { type ContentPlace, placesOf } from '../../lib/domain/erasure/object-places';
import { isToErase, type ObjectRow } from '../../lib/domain/erasure/register-row';
import { addDays } from '../../lib/domain/iso-date';
import { concurrently } from '../shared/concurrently';
import { deleteVersions } from '../shared/erasure/delete-versions';
import { contentPlaceOf, type ObjectStores, type ObjectVersion, versionsOf } from '../shared/erasure/object-versions';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type RowChange } from '../shared/erasure/register-updates';
import { isAbsent } from '../shared/erasure/s3-absent';
import { type EraseObjectsEvent, type EraseObjectsResult } from './contract';
import { eraseFromLake } from './erase-from-lake';

export interface EraseObjectsMeans {
  readonly stores: ObjectStores;
  readonly register: PiiRegister;
  readonly now: () => Date;
}

/** Objects that are looked at together: their versions go in one call. */
const GROUP = 200;
/** While the versions of one group are deleted, those of the next are listed. */
const GROUPS_AT_ONCE = 2;
const AT_ONCE = 16;

/**
 * Erases the objects of a part of the register: every version and delete marker, in the bucket and in that of the second
 * copy. What a law, a lock or a hold keeps stays, with the reason. A lock is never bypassed. Doing it again goes on where
 * it stopped.
 *
 * @throws Error when S3 refuses a deletion that nothing known forbids
 */
export async function eraseObjects(part: EraseObjectsEvent, means: EraseObjectsMeans): Promise<EraseObjectsResult> {
  const asOf = means.now().toISOString().slice(0, 10);
  const counts = { erased: 0, kept: 0 };
  for await (const page of means.register.pages(part.subject, part)) {
    const rows = page.filter((row) => isToErase(row, asOf));
    const lake = rows.filter((row) => row.store === 'lake');
    const objects = rows.filter((row) => row.store === 'object');
    for (const row of lake) count(counts, await eraseFromLake(row, asOf, means));
    const groups = Array.from({ length: Math.ceil(objects.length / GROUP) }, (_, index) =>
      objects.slice(index * GROUP, (index + 1) * GROUP),
    );
    for (const changes of await concurrently(groups, GROUPS_AT_ONCE, (group) => eraseGroup(group, asOf, means))) {
      for (const change of changes) count(counts, change);
    }
  }
  return counts;
}

function count(counts: { erased: number; kept: number }, { state }: RowChange): void {
  counts[state === 'kept' ? 'kept' : 'erased'] += 1;
}

async function eraseGroup(
  rows: readonly ObjectRow[],
  asOf: string,
  { stores, register }: EraseObjectsMeans,
): Promise<readonly RowChange[]> {
  const plans = await concurrently(rows, AT_ONCE, async (row) => {
    const place = contentPlaceOf(stores, row.bucket);
    const versions = (await Promise.all(placesOf(place).map((each) => versionsOf(stores, each, row.key)))).flat();
    const data = versions.filter(({ isDeleteMarker }) => !isDeleteMarker);
    const decided = await Promise.all(
      data.map(async (version) => ({ version, decision: await decide(version, row, place, asOf, stores) })),
    );
    const change = outcomeOf(
      decided.map(({ decision }) => decision),
      asOf,
    );
    const erasable = decided.filter(({ decision }) => decision.erase).map(({ version }) => version);
    // A delete marker may hide what is kept, so that it goes with the last version only.
    const markers = change.state === 'kept' ? [] : versions.filter(({ isDeleteMarker }) => isDeleteMarker);
    return { row, change, copies: data.length, toDelete: [...erasable, ...markers] };
  });
  // Before the first of them is deleted: whoever comes after a crash counts less.
  await register.countAll(plans);
  await deleteVersions(
    stores,
    plans.flatMap(({ toDelete }) => toDelete),
  );
  await register.markAll(plans);
  return plans.map(({ change }) => change);
}

async function decide(
  version: ObjectVersion,
  { createdOn }: ObjectRow,
  { locked, minimum }: ContentPlace,
  asOf: string,
  { clientFor }: ObjectStores,
): Promise<ErasureDecision> {
  if (!locked) return decideErasure({ createdOn, minimum }, asOf);
  const client = clientFor(version.region);
  const input = { Bucket: version.bucket, Key: version.key, VersionId: version.versionId };
  // Both calls need no key, so that copies of another Region can be asked alike.
  const [retention, hold] = await Promise.all([
    unlessAbsent(client.send(new GetObjectRetentionCommand(input))),
    unlessAbsent(client.send(new GetObjectLegalHoldCommand(input))),
  ]);
  const until = retention?.Retention?.RetainUntilDate;
  return decideErasure(
    {
      createdOn,
      minimum,
      legalHold: hold?.LegalHold?.Status === 'ON',
      // Some time on that day it ends: the day after, it is over for certain.
      lockedUntil: until && addDays(until.toISOString().slice(0, 10), 1),
    },
    asOf,
  );
}

/** What S3 answers; `undefined` when there is no such version, lock or hold. */
async function unlessAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Kept when any version is: by every basis there is, until the last of them ends. */
function outcomeOf(decisions: readonly ErasureDecision[], asOf: string): RowChange {
  const kept = decisions.filter((decision) => !decision.erase);
  if (kept.length === 0) return { state: 'erased' };
  const ends = kept.map(({ until }) => until).filter((until) => until !== undefined);
  return {
    state: 'kept',
    basis: [...new Set(kept.map(({ basis }) => basis))].join('; '),
    ...(ends.length === kept.length
      ? { keptUntil: ends.reduce((last, next) => (next > last ? next : last)) }
      : { reviewOn: addDays(asOf, REVIEW_DAYS) }),
  };
}
