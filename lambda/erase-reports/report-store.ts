import { type GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { decideErasure } from '../../lib/domain/erasure/erasure-decision';
import { placesOf, type ReportPlace } from '../../lib/domain/erasure/object-places';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type ReportRow } from '../../lib/domain/erasure/register-row';
import { addDays } from '../../lib/domain/iso-date';
import { type StoreToErase } from '../shared/erasure/erase-store';
import { versionsOf } from '../shared/erasure/object-versions';
import { type RowChange } from '../shared/erasure/register-updates';
import { rewriteObject } from '../shared/erasure/rewrite-object';
import { type Mention, mentionOf } from './mention';
import { formatOf, MOST_BYTES, readVersion, type ReportMeans } from './report-objects';
import { withoutMentions } from './report-rows';
import { searchReports } from './search-reports';

/** Rows of reports that name a subject, and reports of which nobody can tell without looking through them. */
export function reportStore(erasureCase: ErasureCase, means: ReportMeans): StoreToErase<ReportRow> {
  return {
    store: 'report',
    find: async (found, asOf) => searchReports(found, await mentionIn(found, means), asOf, means),
    erase: async (row, asOf) => {
      if (erasureCase.identifiers === undefined) return keepRestored(row, asOf, means);
      return erase(row, await mentionIn(erasureCase, means), asOf, means);
    },
    isGone: async (row) => isGone(row, await mentionIn(erasureCase, means), means),
  };
}

async function mentionIn(erasureCase: ErasureCase, { register }: ReportMeans): Promise<Mention> {
  const ids = new Set<string>();
  for (const subject of erasureCase.subjects) {
    for await (const page of register.pages(subject, { store: 'contact' })) {
      for (const row of page) if (row.store === 'contact') ids.add(row.contactId.toLowerCase());
    }
  }
  return mentionOf(erasureCase, ids);
}

/**
 * A report that a restore has brought back after the person was forgotten: nobody can tell any more which rows are
 * meant. Its lifecycle ends it, unless a person looks through it before.
 */
async function keepRestored(
  { bucket, key }: ReportRow,
  asOf: string,
  { stores, places }: ReportMeans,
): Promise<RowChange> {
  const place = placeOf(bucket, places);
  const versions = await Promise.all(placesOf(place).map((each) => versionsOf(stores, each, key)));
  if (versions.flat().length === 0) return { state: 'erased' };
  return {
    state: 'kept',
    basis: 'restored after the person was forgotten: to be looked through by hand',
    keptUntil: addDays(asOf, place.days + 1),
  };
}

function placeOf(bucket: string, places: readonly ReportPlace[]): ReportPlace {
  const place = places.find((known) => known.bucket === bucket);
  if (!place) throw new Error(`bucket ${bucket} of the register is none of reports; erase from it by hand`);
  return place;
}

async function erase(row: ReportRow, mention: Mention, asOf: string, means: ReportMeans): Promise<RowChange> {
  const { bucket, key, createdOn } = row;
  const { stores, places, register } = means;
  const place = placeOf(bucket, places);
  const decision = decideErasure({ createdOn, minimum: place.minimum }, asOf);
  if (!decision.erase) return { state: 'kept', basis: decision.basis, keptUntil: decision.until };
  return rewriteObject({
    place,
    key,
    asOf,
    stores,
    without: async (object) => {
      const file = await searchable(key, object);
      // One that can be read by now: the next search tells whose it is.
      if (file && formatOf(key) === 'json') return { state: 'erased' };
      // Its lifecycle ends it, unless a person looks through it before.
      if (!file) {
        return {
          state: 'kept',
          basis: 'cannot be searched: to be looked through by hand',
          keptUntil: addDays(createdOn, place.days + 1),
        };
      }
      return withoutMentions(file, mention);
    },
    onRemoval: (removed) => register.count(row, removed),
  });
}

/** The bytes of an object that can be searched. */
async function searchable(
  key: string,
  { Body, ContentLength = 0 }: GetObjectCommandOutput,
): Promise<Buffer | undefined> {
  if (formatOf(key) === undefined || ContentLength > MOST_BYTES) {
    // Not read: the connection is free again.
    await Body?.transformToWebStream().cancel();
    return undefined;
  }
  return Buffer.from((await Body?.transformToByteArray()) ?? new Uint8Array());
}

/** Whether no version that is left names the subject, and the second copy has none but these. */
async function isGone({ bucket, key }: ReportRow, mention: Mention, means: ReportMeans): Promise<boolean> {
  const { stores, places } = means;
  const place = places.find((known) => known.bucket === bucket);
  if (!place) return false;
  const copies = place.replica ? await versionsOf(stores, place.replica, key) : [];
  const originals = await versionsOf(stores, place, key);
  const known = new Set(originals.map(({ versionId }) => versionId));
  if (copies.some(({ versionId, isDeleteMarker }) => !isDeleteMarker && !known.has(versionId))) return false;
  for (const { versionId, isDeleteMarker } of originals) {
    if (isDeleteMarker) continue;
    const text = await readVersion(place, key, versionId, stores);
    if (text === 'archived' || (text !== undefined && withoutMentions(text, mention).removed > 0)) return false;
  }
  return true;
}
