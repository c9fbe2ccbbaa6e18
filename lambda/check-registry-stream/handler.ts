import { logLine } from '../shared/log-line';
import { findStrayRecords, streamReport } from './check';
import { registryStreamEventSchema } from './contract';

/**
 * Checks every write to the registry, whoever made it and however, and counts records outside the allow-list.
 *
 * @throws Error for an event that is no batch of a stream with new images: the batch is delivered again
 */
export function handler(event: unknown): Promise<void> {
  const batch = registryStreamEventSchema.parse(event);
  logLine(streamReport(batch.Records.length, findStrayRecords(batch), new Date()));
  return Promise.resolve();
}
