import { type Retention } from '../../domain/retention';
import { type ContentKind, contentFacts } from './content-kind';

/**
 * Days of Object Lock: the legal minimum, where one asks for write-once storage and the kind of content can have it.
 *
 * @throws Error when objects would expire before the minimum is over.
 */
export function lockDays(kind: ContentKind, retention: Retention): number | undefined {
  const { days, minimumDays, writeOnce } = retention;
  if (minimumDays !== undefined && minimumDays > days) {
    throw new Error(`${kind}: ${days} days is shorter than the legal minimum of ${minimumDays} days; raise it`);
  }
  return writeOnce && contentFacts[kind].lockable ? minimumDays : undefined;
}
