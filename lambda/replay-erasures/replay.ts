import { containerOf, type ErasedPlace, expiryOfPlaces, USERS } from '../../lib/domain/erasure/erased-place';
import { placesOf } from '../../lib/domain/erasure/object-places';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type RegisterRow } from '../../lib/domain/erasure/register-row';
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
  /** For how long erased places are known. */
  readonly erasedPlaceDays: number;
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
      return { places: await scrubTable(restoration, means), requests: 0 };
    case 'database':
      return replayDatabase(restoration.instance, means);
    case 'bucket':
      return replayBucket(restoration.bucket, means);
  }
}

/** In which a request may have erased what no answer tells yet. */
const ERASING: readonly ErasureCase['status'][] = ['running', 'interrupted', 'recorded'];

/** @throws Error while users are being erased: only with the answer is it known whose identifiers are to leave the copy */
async function scrubTable(
  restoration: Extract<Restoration, { kind: 'table' }>,
  { cases, tables }: ReplayErasuresMeans,
): Promise<number> {
  // Asked first: what ends meanwhile is known to the scrub.
  const erasing = tables.isOfUsers(restoration.source)
    ? (await cases.unfinished()).filter(
        ({ status, organisationId }) => ERASING.includes(status) && organisationId !== undefined,
      )
    : [];
  const places = await tables.scrub(restoration);
  if (erasing.length === 0) return places;
  const requests = erasing.map(({ requestId }) => requestId).join(', ');
  throw new Error(
    `${restoration.target}: requests ${requests} have no answer yet; they end, and the replay is tried again`,
  );
}

/** Which of these rows a restored store has; a row of a restored database says which one. */
type FindBack = (rows: readonly RegisterRow[]) => Promise<readonly RegisterRow[]>;

async function replayDatabase(instance: string, means: ReplayErasuresMeans): Promise<ReplayErasuresResult> {
  const databaseHost = await means.hostOf(instance);
  if (databaseHost === undefined) return { places: 0, requests: 0 };
  const findBack: FindBack = async (rows) => {
    const users = rows.flatMap((row) => (row.store === 'user' ? [row] : []));
    const known = users.map(({ organisationId, userId }) => ({ organisationId, userId }));
    const found = new Set(known.length === 0 ? [] : await means.lookForUsers(databaseHost, known));
    return users.filter(({ userId }) => found.has(userId)).map((row) => ({ ...row, databaseHost }));
  };
  return takeUp(await placesBack(USERS, findBack, means), instance, means);
}

async function replayBucket(bucket: string, means: ReplayErasuresMeans): Promise<ReplayErasuresResult> {
  const places = placesOf(contentPlaceOf(means.stores, bucket));
  const findBack: FindBack = async (rows) => {
    const found = await concurrently(rows, AT_ONCE, async (row) => {
      if (!('bucket' in row)) return [];
      const versions = await Promise.all(places.map((each) => versionsOf(means.stores, each, row.key)));
      // The lake and reports are there for others too: whether they hold anything of the subject, the workflow looks.
      return versions.some((all) => all.length > 0) ? [row] : [];
    });
    return found.flat();
  };
  return takeUp(await placesBack(bucket, findBack, means), bucket, means);
}

/** Every place of a container that was erased and is back. */
async function placesBack(
  container: string,
  findBack: FindBack,
  means: ReplayErasuresMeans,
): Promise<readonly PlaceBack[]> {
  await noteUnfinished(container, findBack, means);
  const back: PlaceBack[] = [];
  for await (const page of means.erasedPlaces.pages(container)) {
    for (const requestId of new Set(page.map((place) => place.requestId))) {
      const rows = page.filter((place) => place.requestId === requestId).map(({ row }) => row);
      for (const row of await findBack(rows)) back.push({ requestId, row });
    }
  }
  return back;
}

/**
 * Notes what a request has erased that has no answer yet. It notes all of that itself with its answer; what is restored
 * between its last look at a place and that note would be seen by nobody.
 */
async function noteUnfinished(
  container: string,
  findBack: FindBack,
  { cases, register, erasedPlaces, erasedPlaceDays, now }: ReplayErasuresMeans,
): Promise<void> {
  const expiresAt = expiryOfPlaces(now(), erasedPlaceDays);
  for (const { requestId, subjects } of await cases.unfinished()) {
    for (const subject of subjects) {
      for await (const page of register.pages(subject)) {
        const erased = page.filter((row) => isErased(row) && containerOf(row) === container);
        const found = new Set((await findBack(erased)).map(({ item }) => item));
        await erasedPlaces.add(
          requestId,
          erased.filter(({ item }) => found.has(item)),
          expiresAt,
        );
      }
    }
  }
}

function isErased({ state }: RegisterRow): boolean {
  return state === 'erased' || state === 'verified';
}

type PlaceBack = Pick<ErasedPlace, 'requestId' | 'row'>;

/**
 * Registers what is back, and starts the workflow of each request that had erased it.
 *
 * @throws Error while one of them is worked on or waits to be told: its answer may not have seen what is back
 */
async function takeUp(
  back: readonly PlaceBack[],
  replayOf: string,
  means: ReplayErasuresMeans,
): Promise<ReplayErasuresResult> {
  const { cases, register } = means;
  for (const { row } of back) {
    // Under the one subject for the lake, whose rows say different records; under all of them for anything else.
    await register.addAgain(placeOf(row), row.store === 'lake' ? [row.subject] : row.subjects);
  }
  const requests = new Set(back.map(({ requestId }) => requestId));
  const touchedAt = means.now().toISOString();
  const waiting: string[] = [];
  for (const requestId of requests) {
    const seen = await cases.get(requestId);
    const next = { status: 'open', attempt: seen.attempt + 1, candidate: 0, replayOf, touchedAt } as const;
    if (seen.status === 'recorded') waiting.push(`request ${requestId} waits for its answer to be told; confirm it`);
    if (seen.status === 'running') waiting.push(`request ${requestId} is worked on; let it end`);
    const isTaken =
      (seen.status === 'closed' && (await cases.reopen(seen, next))) ||
      (seen.status === 'deferred' && (await cases.change(seen, next)));
    if (isTaken) await startErasure(means.workflow, { requestId, attempt: next.attempt }, '');
    // Stopped before it was started, perhaps. One that was interrupted discovers anew when it is resumed.
    else if (seen.status === 'open') await startErasure(means.workflow, seen, '');
  }
  if (waiting.length > 0) throw new Error(`${waiting.join('; ')}, and the replay of ${replayOf} is tried again`);
  return { places: back.length, requests: requests.size };
}
