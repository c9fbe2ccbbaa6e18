import { type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { type Retention } from '../../domain/retention';
import { shorterRetentionsFor } from '../../domain/upload';
import { lifecycleRules, shorterLifecycleRules } from '../storage/lifecycle';
import { type ContentKind } from './content-kind';

/** When objects of a kind of content end: by their kind, and by their label where that says sooner. */
export function contentLifecycle(kind: ContentKind, retention: Retention): readonly LifecycleRule[] {
  const shorter = kind === 'application-file' ? shorterRetentionsFor(retention) : [];
  return [...lifecycleRules(retention), ...shorterLifecycleRules(shorter)];
}
