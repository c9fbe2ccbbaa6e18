import { type Jurisdiction } from './jurisdiction';
import { retentionDefaults } from './retention-defaults';
import { type RetentionNorm } from './retention-norm';
import { type RetentionRegimeId, retentionRegimes, type RetentionRegime } from './retention-regimes';
import { storedContents, type StoredContent } from './stored-content';

/** How long one kind of content is kept, and why. In days. */
export interface Retention {
  readonly days: number;
  readonly minimumDays?: number;
  readonly maximumDays?: number;
  /** A law sets a minimum: storage must be write-once, and erasure is denied until then (GDPR art. 17(3)(b)). */
  readonly writeOnce: boolean;
  /** Move to cheaper storage, where that comes before the end. */
  readonly infrequentAccessAfterDays?: number;
  readonly archiveAfterDays?: number;
  /** What the days rest on: laws, a wish, or the default. */
  readonly basis: readonly [string, ...string[]];
}

export type RetentionVector = Readonly<Record<StoredContent, Retention>>;

/** A retention that cannot be: two laws that clash, or a wish that a law forbids. */
export interface RetentionRefusal {
  readonly content: StoredContent;
  /** One line: what is wrong, by which law, and how to fix it. */
  readonly reason: string;
}

export interface RetentionPlan {
  /** Refused content keeps what the laws and the default say; do not deploy with refusals. */
  readonly vector: RetentionVector;
  readonly refusals: readonly RetentionRefusal[];
}

interface Bounds {
  readonly minimum?: { readonly days: number; readonly basis: string };
  readonly maximum?: { readonly days: number; readonly basis: string };
  readonly clash?: string;
}

/** The longest minimum and the shortest maximum. A maximum that yields gives way to a longer minimum. */
function boundsOf(norms: readonly RetentionNorm[]): Bounds {
  const minimum = norms
    .flatMap(({ minimumDays, basis }) => (minimumDays === undefined ? [] : [{ days: minimumDays, basis }]))
    .reduce<Bounds['minimum']>((longest, next) => (longest && longest.days >= next.days ? longest : next), undefined);
  const maximum = norms
    .flatMap(({ maximumDays, maximumYieldsToMinimum, basis }) =>
      maximumDays === undefined || (maximumYieldsToMinimum && minimum && minimum.days > maximumDays)
        ? []
        : [{ days: maximumDays, basis }],
    )
    .reduce<Bounds['maximum']>(
      (shortest, next) => (shortest && shortest.days <= next.days ? shortest : next),
      undefined,
    );
  if (!minimum || !maximum || minimum.days <= maximum.days) return { minimum, maximum };
  const clash = `at least ${minimum.days} days (${minimum.basis}) and at most ${maximum.days} days (${maximum.basis}) cannot both hold; a person must resolve which law applies`;
  // The minimum stays: what was deleted too early cannot be brought back.
  return { minimum, clash };
}

/** Why a law forbids the wish; `undefined` when none does. */
function refuseWish(wish: number, { minimum, maximum }: Bounds): string | undefined {
  if (!Number.isInteger(wish) || wish < 1) return `${wish} is no whole number of days from 1 on`;
  if (minimum && wish < minimum.days) {
    return `${wish} days is less than the ${minimum.days} that the law asks for (${minimum.basis}); set at least ${minimum.days}`;
  }
  if (maximum && wish > maximum.days) {
    return `${wish} days is more than the ${maximum.days} that the law allows (${maximum.basis}); set at most ${maximum.days}`;
  }
  return undefined;
}

function planOne(content: StoredContent, norms: readonly RetentionNorm[], wish: number | undefined) {
  const bounds = boundsOf(norms);
  const reason = bounds.clash ?? (wish === undefined ? undefined : refuseWish(wish, bounds));
  const fallback = retentionDefaults[content];
  const wished = reason === undefined ? wish : undefined;
  const { minimum, maximum } = bounds;
  const days = Math.max(Math.min(wished ?? fallback.days, maximum?.days ?? Infinity), minimum?.days ?? 1);
  const laws = [minimum?.basis, maximum?.basis].filter((basis) => basis !== undefined);
  const before = (day: number | undefined) => (day !== undefined && day < days ? day : undefined);
  const infrequentAccessAfterDays = before(fallback.infrequentAccessAfterDays);
  const archiveAfterDays = before(fallback.archiveAfterDays);
  const retention: Retention = {
    days,
    ...(minimum && { minimumDays: minimum.days }),
    ...(maximum && { maximumDays: maximum.days }),
    writeOnce: minimum !== undefined,
    ...(infrequentAccessAfterDays !== undefined && { infrequentAccessAfterDays }),
    ...(archiveAfterDays !== undefined && { archiveAfterDays }),
    basis: [
      wished === undefined ? `default of ${fallback.days} days` : `wish of the deployment: ${wished} days`,
      ...laws,
    ],
  };
  return { retention, refusal: reason === undefined ? undefined : { content, reason: `${content}: ${reason}` } };
}

/**
 * The retention of every kind of content: the default, held within the laws of the profile and of the named regimes, or
 * what the deployment wishes within them.
 *
 * The longest legal minimum wins over storage limitation (a maximum that yields). Two laws that clash, and a wish that a
 * law forbids, are refused with the law's name; nothing is bent in silence.
 */
export function planRetention(options: {
  readonly jurisdiction: Jurisdiction;
  readonly regimes?: readonly RetentionRegimeId[];
  /** Days per kind of content. */
  readonly wishes?: Readonly<Partial<Record<StoredContent, number>>>;
}): RetentionPlan {
  const { jurisdiction, regimes = [], wishes = {} } = options;
  const named: readonly RetentionRegime[] = regimes.map((id) => retentionRegimes[id]);
  const sources = [jurisdiction.retention ?? {}, ...named.map(({ norms }) => norms)];
  const planned = storedContents.map((content) => ({
    content,
    ...planOne(
      content,
      sources.flatMap((norms) => norms[content] ?? []),
      wishes[content],
    ),
  }));
  return {
    vector: Object.fromEntries(planned.map(({ content, retention }) => [content, retention])) as RetentionVector,
    refusals: planned.flatMap(({ refusal }) => refusal ?? []),
  };
}
