import { type ErasedPlace, USERS } from '../../lib/domain/erasure/erased-place';
import { placesOf } from '../../lib/domain/erasure/object-places';
import { concurrently } from '../shared/concurrently';
import { type ErasedPlaces } from '../shared/erasure/erased-places';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { contentPlaceOf, type ObjectStores, versionsOf } from '../shared/erasure/object-versions';
import { type PiiRegister, placeOf } from '../shared/erasure/pii-register';
import { startErasure } from '../shared/erasure/start-erasure';
import { type ReplayErasuresResult, type Restoration } from './contract';
import { type RestoredTables } from './restored-tables';

export interface ReplayErasuresMeans {
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly erasedPlaces: ErasedPlaces;
  readonly stores: ObjectStores;
  readonly tables: RestoredTables;
  /** The host of a restored database; `undefined` when it is none of organisations. @throws Error while it is not ready */
  readonly hostOf: (instance: string) => Promise<string | undefined>;
  /** Which of these users a restored database has. */
  readonly lookForUsers: (
    databaseHost: string,
    users: readonly { readonly organisationId: string; readonly userId: string }[],
  ) => Promise<readonly string[]>;
  readonly workflow: Parameters<typeof startErasure>[0];
  readonly now: () => Date;
}

const AT_ONCE = 16;

/**
 * Goes through what was erased, looks which of it a restore has brought back, and lets the workflow erase exactly that
 * again: with verification, an entry of the ledger and a receipt. Places that nobody asked to erase are not looked at. The
 * same restore twice is the same as once.
 *
 * @throws Error while what was restored is not ready, or is none of this deployment
 */
export async function replayErasures(
  restoration: Restoration,
  means: ReplayErasuresMeans,
): Promise<ReplayErasuresResult> {
  switch (restoration.kind) {
    case 'table':
      return { places: await means.tables.scrub(restoration), requests: 0 };
    case 'database':
      return replayDatabase(restoration.instance, means);
    case 'bucket':
      return replayBucket(restoration.bucket, means);
  }
}

async function replayDatabase(instance: string, means: ReplayErasuresMeans): Promise<ReplayErasuresResult> {
  const databaseHost = await means.hostOf(instance);
  if (databaseHost === undefined) return { places: 0, requests: 0 };
  const back: ErasedPlace[] = [];
  for await (const page of means.erasedPlaces.pages(USERS)) {
    const users = page.flatMap(({ row }) =>
      row.store === 'user' ? [{ organisationId: row.organisationId, userId: row.userId }] : [],
    );
    const found = new Set(users.length === 0 ? [] : await means.lookForUsers(databaseHost, users));
    for (const place of page) {
      const { row } = place;
      if (row.store === 'user' && found.has(row.userId)) back.push({ ...place, row: { ...row, databaseHost } });
    }
  }
  return takeUp(back, instance, means);
}

async function replayBucket(bucket: string, means: ReplayErasuresMeans): Promise<ReplayErasuresResult> {
  const places = placesOf(contentPlaceOf(means.stores, bucket));
  const back: ErasedPlace[] = [];
  for await (const page of means.erasedPlaces.pages(bucket)) {
    await concurrently(page, AT_ONCE, async (place) => {
      const { row } = place;
      if (row.store !== 'object' && row.store !== 'lake') return;
      const versions = await Promise.all(places.map((each) => versionsOf(means.stores, each, row.key)));
      // An object of the lake is there for others too: whether it holds records of the subject, the workflow reads.
      if (versions.some((found) => found.length > 0)) back.push(place);
    });
  }
  return takeUp(back, bucket, means);
}

/** Registers what is back, and starts the workflow of each request that had erased it. */
async function takeUp(
  back: readonly ErasedPlace[],
  replayOf: string,
  means: ReplayErasuresMeans,
): Promise<ReplayErasuresResult> {
  const { cases, register } = means;
  for (const { row } of back) {
    // Under the one subject for the lake, whose rows say different records; under all of them for anything else.
    await register.add(placeOf(row), row.store === 'lake' ? [row.subject] : row.subjects);
  }
  const requests = new Set(back.map(({ requestId }) => requestId));
  const touchedAt = means.now().toISOString();
  for (const requestId of requests) {
    const seen = await cases.get(requestId);
    const next = { status: 'open', attempt: seen.attempt + 1, candidate: 0, replayOf, touchedAt } as const;
    if (seen.status === 'recorded') {
      throw new Error(
        `request ${requestId} waits for its answer to be told; confirm it, and the replay is tried again`,
      );
    }
    const isTaken =
      (seen.status === 'closed' && (await cases.reopen(seen, next))) ||
      (seen.status === 'deferred' && (await cases.change(seen, next)));
    if (isTaken) await startErasure(means.workflow, { requestId, attempt: next.attempt }, '');
    // Stopped before it was started, perhaps. A request that is worked on finds what is back by itself.
    else if (seen.status === 'open') await startErasure(means.workflow, seen, '');
  }
  return { places: back.length, requests: requests.size };
}
