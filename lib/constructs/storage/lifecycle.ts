import { Duration } from 'aws-cdk-lib';
import { type LifecycleRule, StorageClass, type Transition } from 'aws-cdk-lib/aws-s3';
import { labelTags } from '../../domain/labels';
import { type Retention } from '../../domain/retention';
import { SUPERSEDED_VERSION_DAYS } from '../../domain/retention-defaults';

/** Rules that end every version, every unfinished upload and every delete marker. */
export function lifecycleRules(retention: Retention): readonly LifecycleRule[] {
  return [
    {
      id: 'Retention',
      expiration: Duration.days(retention.days),
      noncurrentVersionExpiration: Duration.days(SUPERSEDED_VERSION_DAYS),
      abortIncompleteMultipartUploadAfter: Duration.days(1),
      transitions: transitions(retention),
    },
    { id: 'DeleteMarkers', expiredObjectDeleteMarker: true },
  ];
}

/** Rules for objects whose label says that they end sooner than the others of their bucket. */
export function shorterLifecycleRules(days: readonly number[]): readonly LifecycleRule[] {
  return days.map((shorter) => ({
    id: `Retention${shorter}`,
    tagFilters: { [labelTags.retentionDays]: String(shorter) },
    expiration: Duration.days(shorter),
    noncurrentVersionExpiration: Duration.days(Math.min(SUPERSEDED_VERSION_DAYS, shorter)),
    // That class is charged for 30 days at least, and takes nothing sooner than after 30.
    transitions: transitions(shorter > 60 ? { infrequentAccessAfterDays: 30 } : {}),
  }));
}

/** To classes of the same Region that answer at once, so that an erasure or an access request never has to wait. */
function transitions({
  infrequentAccessAfterDays,
  archiveAfterDays,
}: Pick<Retention, 'infrequentAccessAfterDays' | 'archiveAfterDays'>): Transition[] | undefined {
  const steps = [
    { storageClass: StorageClass.INFREQUENT_ACCESS, days: infrequentAccessAfterDays },
    { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, days: archiveAfterDays },
  ].flatMap(({ storageClass, days }) =>
    days === undefined ? [] : [{ storageClass, transitionAfter: Duration.days(days) }],
  );
  return steps.length === 0 ? undefined : steps;
}
