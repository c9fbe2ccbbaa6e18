import {
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type ContentLabels, labelOf, labelOfObject, saysLabel } from '../../lib/domain/labels';
import { declaredLabel } from '../../lib/domain/upload';
import { concurrently } from '../shared/concurrently';
import { isAbsent } from '../shared/erasure/s3-absent';
import { type SweepUnlabelledResult } from './contract';
import { type SweepState, type SweepStates } from './sweep-state';

/** A version of an object without its label. */
export interface UnlabelledVersion {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

export interface SweepMeans {
  readonly s3: S3Client;
  readonly states: SweepStates;
  /** Label of the objects of every bucket. */
  readonly labels: ContentLabels;
  /** Labels versions. Answers how many of them could not be labelled. */
  readonly label: (versions: readonly UnlabelledVersion[]) => Promise<number>;
  readonly now: () => Date;
  /** The moment after which no further page is begun. */
  readonly until: Date;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An event is tried for longer than this before it ends in the dead-letter queue. */
const SETTLED = HOUR;
const EVERY = DAY;
/** What events were lost for is found the next day, and again on the two days after. */
const LOOK_BACK = 3 * DAY;
/** Labels also change when the definition does: everything is looked at now and then. */
const EVERYTHING_EVERY = 28 * DAY;

const TAGS_AT_ONCE = 64;

/**
 * Looks for versions of objects without their label, and has them labelled: those whose event never came, those that are
 * older than the labelling, and those whose label the definition has changed since. Goes on where the last call stopped;
 * a page that was not completed is looked at again.
 *
 * @returns with the counts of the sweep when it is completed
 */
export async function sweepUnlabelled(
  means: SweepMeans,
): Promise<SweepUnlabelledResult & Partial<Pick<SweepState, 'found' | 'remaining'>>> {
  const buckets = Object.keys(means.labels.ofBuckets);
  let state = begin(await means.states.read(), buckets, means.now());
  while (state?.at) {
    if (means.now() >= means.until) return { outcome: 'under-way' };
    state = await means.states.write(await sweepPage(state, state.at, buckets, means));
    // Another call is at it.
    if (!state) return { outcome: 'under-way' };
    if (!state.at) return { outcome: 'completed', found: state.found, remaining: state.remaining };
  }
  return { outcome: 'idle' };
}

/** The sweep that is under way, or a new one when it is due. */
function begin(last: SweepState | undefined, buckets: readonly string[], now: Date): SweepState | undefined {
  const [first] = buckets;
  if (first === undefined) return undefined;
  if (last?.at) return buckets.includes(last.at.bucket) ? last : { ...last, at: { bucket: first } };
  if (last && now.getTime() - Date.parse(last.startedAt) < EVERY) return undefined;
  const startedAt = now.toISOString();
  const isFull = !last || now.getTime() - Date.parse(last.fullAt) >= EVERYTHING_EVERY;
  return {
    revision: last?.revision ?? 0,
    fullAt: isFull ? startedAt : last.fullAt,
    startedAt,
    since: new Date(isFull ? 0 : now.getTime() - LOOK_BACK).toISOString(),
    at: { bucket: first },
    found: 0,
    remaining: 0,
  };
}

async function sweepPage(
  state: SweepState,
  { bucket, keyMarker, versionIdMarker }: NonNullable<SweepState['at']>,
  buckets: readonly string[],
  means: SweepMeans,
): Promise<SweepState> {
  const page = await means.s3.send(
    new ListObjectVersionsCommand({ Bucket: bucket, KeyMarker: keyMarker, VersionIdMarker: versionIdMarker }),
  );
  const unlabelled: UnlabelledVersion[] = [];
  await concurrently(
    (page.Versions ?? []).filter((version) => isOfSweep(version, state)),
    TAGS_AT_ONCE,
    async ({ Key: key = '', VersionId: versionId = 'null' }) => {
      const version = { bucket, key, versionId };
      if (!(await isLabelled(version, means))) unlabelled.push(version);
    },
  );
  const remaining = unlabelled.length === 0 ? 0 : await means.label(unlabelled);
  const next = buckets[buckets.indexOf(bucket) + 1];
  return {
    ...state,
    found: state.found + unlabelled.length,
    remaining: state.remaining + remaining,
    at: page.IsTruncated
      ? { bucket, keyMarker: page.NextKeyMarker, versionIdMarker: page.NextVersionIdMarker }
      : next === undefined
        ? undefined
        : { bucket: next },
  };
}

function isOfSweep({ LastModified }: ObjectVersion, { since, startedAt }: SweepState): boolean {
  const written = LastModified?.getTime() ?? 0;
  return written >= Date.parse(since) && written <= Date.parse(startedAt) - SETTLED;
}

/** What is gone meanwhile needs no label. */
async function isLabelled({ bucket, key, versionId }: UnlabelledVersion, { s3, labels }: SweepMeans): Promise<boolean> {
  const label = labelOfObject(labels, { bucket, key });
  try {
    const { TagSet = [] } = await s3.send(
      new GetObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: versionId }),
    );
    const tags = Object.fromEntries(TagSet.map(({ Key = '', Value = '' }) => [Key, Value]));
    return label !== undefined && saysLabel(tags, declaredLabel(label, labelOf(tags)));
  } catch (error) {
    if (isAbsent(error)) return true;
    throw error;
  }
}
