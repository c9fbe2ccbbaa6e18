import { Duration } from 'aws-cdk-lib';
import { type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { UNMASKED_DAYS, UNMASKED_PREFIX } from '../../domain/labels';
import { type Retention } from '../../domain/retention';
import { shorterRetentionsFor } from '../../domain/upload';
import { lifecycleRules, shorterLifecycleRules } from '../storage/lifecycle';
import { type ContentKind } from './content-kind';

/** When objects of a kind of content end: by their kind, and by their label where that says sooner. */
export function contentLifecycle(kind: ContentKind, retention: Retention): readonly LifecycleRule[] {
  const shorter = kind === 'application-file' ? shorterRetentionsFor(retention) : [];
  return [
    ...lifecycleRules(retention),
    ...shorterLifecycleRules(shorter),
    ...(kind === 'contact-record-lake' ? [unmaskedRule(retention)] : []),
  ];
}

/** What could not be masked lies as it came, and so ends within days, in every version. */
function unmaskedRule({ days }: Retention): LifecycleRule {
  return {
    id: 'Unmasked',
    prefix: UNMASKED_PREFIX,
    expiration: Duration.days(Math.min(days, UNMASKED_DAYS)),
    noncurrentVersionExpiration: Duration.days(1),
  };
}
