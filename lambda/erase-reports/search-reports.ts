import { ListObjectVersionsCommand, type ObjectVersion } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type ReportPlace } from '../../lib/domain/erasure/object-places';
import { type Mention } from './mention';
import { formatOf, MOST_BYTES, readVersion, type ReportMeans } from './report-objects';
import { withoutMentions } from './report-rows';

/** Milliseconds after which a search is handed to another call. */
const BUDGET = 600_000;

const marker = z
  .string()
  .nullable()
  .transform((text) => text ?? undefined);
const cursorSchema = z.tuple([z.number().int().min(0), marker, marker]);

/**
 * Reads every version of every report and evaluation, and registers those that name the subject. An evaluation is all
 * about one contact, and erased as an object. A report is about many: its rows are taken out. What cannot be searched
 * (too large, archived, another format) is registered too, so that the answer says so.
 */
export async function searchReports(
  erasureCase: ErasureCase,
  mention: Mention,
  asOf: string,
  means: ReportMeans,
): Promise<void> {
  const { places, stores, progress, now } = means;
  const end = now().getTime() + BUDGET;
  let [index, KeyMarker, VersionIdMarker] =
    progress.after === '' ? [0, undefined, undefined] : cursorSchema.parse(JSON.parse(progress.after));
  for (let place = places[index]; place; place = places[index]) {
    const page = await stores
      .clientFor(place.region)
      .send(new ListObjectVersionsCommand({ Bucket: place.bucket, KeyMarker, VersionIdMarker }));
    for (const version of page.Versions ?? []) await search(version, place, { erasureCase, mention, asOf }, means);
    [KeyMarker, VersionIdMarker] = page.IsTruncated ? [page.NextKeyMarker, page.NextVersionIdMarker] : [];
    if (!page.IsTruncated) index += 1;
    if (now().getTime() >= end && places[index]) {
      progress.after = JSON.stringify([index, KeyMarker ?? null, VersionIdMarker ?? null]);
      return;
    }
  }
  progress.after = '';
}

interface Search {
  readonly erasureCase: ErasureCase;
  readonly mention: Mention;
  readonly asOf: string;
}

async function search(
  { Key: key, VersionId = 'null', Size = 0, LastModified }: ObjectVersion,
  place: ReportPlace,
  { erasureCase, mention, asOf }: Search,
  { register, stores }: ReportMeans,
): Promise<void> {
  // Amazon S3 shows folders that people make as objects without bytes.
  if (key === undefined || Size === 0) return;
  const { bucket, category } = place;
  const createdOn = LastModified?.toISOString().slice(0, 10) ?? asOf;
  const found = { category, bucket, key, createdOn, subjects: erasureCase.subjects };
  const format = formatOf(key);
  const file =
    format === undefined || Size > MOST_BYTES ? 'archived' : await readVersion(place, key, VersionId, stores);
  if (file === undefined) return;
  if (file === 'archived') await register.add({ ...found, store: 'report' });
  else if (format === 'json') {
    if (mention(file.toString('utf8'))) await register.add({ ...found, store: 'object' });
  } else if (withoutMentions(file, mention).removed > 0) {
    await register.add({ ...found, store: 'report' });
  }
}
