import { gunzipSync } from 'zlib';
import { maskMessage } from '../../lib/domain/masking/mask-message';
import {
  type TransformationEvent,
  type TransformationResult,
  type Transformed,
  transformationResult,
} from '../shared/transformation';
import { logBatchSchema } from './contract';

/** A record of 1 MB, decompressed: what is larger is no batch of log events. */
const MAXIMUM_BATCH = 32 * 1024 * 1024;

/**
 * Masks the log events of every record: one line of JSON each, as collectors take them. A record that cannot be read or
 * masked stays in the bucket of errors of the own Region.
 */
export function maskRecords(event: TransformationEvent): TransformationResult {
  return transformationResult(
    event,
    event.records.map(({ data }) => {
      try {
        return maskedLines(data);
      } catch {
        return 'failed';
      }
    }),
  );
}

function maskedLines(data: string): Transformed {
  const text = gunzipSync(Buffer.from(data, 'base64'), { maxOutputLength: MAXIMUM_BATCH }).toString('utf8');
  const batch = logBatchSchema.parse(JSON.parse(text));
  if (batch.messageType === 'CONTROL_MESSAGE' || batch.logEvents.length === 0) return 'nothing';
  const { logGroup, logEvents } = batch;
  const lines = logEvents.map(
    ({ id, timestamp, message }) => `${JSON.stringify({ id, timestamp, logGroup, message: maskMessage(message) })}\n`,
  );
  return { text: lines.join('') };
}
