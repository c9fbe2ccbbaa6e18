import { gunzipSync } from 'zlib';
import { logBatchSchema, type TransformationEvent, type TransformationResult } from './contract';
import { maskMessage } from '../../lib/domain/masking/mask-message';

/** Lambda returns 6 MB at most. */
const MAXIMUM_ANSWER = 5_500_000;

/** A record of 1 MB, decompressed: what is larger is no batch of log events. */
const MAXIMUM_BATCH = 32 * 1024 * 1024;

type Answer = TransformationResult['records'][number];

/**
 * Masks the log events of every record: one line of JSON each, as collectors take them.
 *
 * A record that cannot be read or masked is never passed on: it fails, and Data Firehose keeps it in the bucket of errors
 * of the own Region. So does what does not fit into the answer.
 */
export function maskRecords({ records }: TransformationEvent): TransformationResult {
  let size = 0;
  return {
    records: records.map(({ recordId, data }): Answer => {
      const failed: Answer = { recordId, result: 'ProcessingFailed', data };
      let lines: string | undefined;
      try {
        lines = maskedLines(data);
      } catch {
        return failed;
      }
      if (lines === undefined) return { recordId, result: 'Dropped' };
      const masked = Buffer.from(lines, 'utf8').toString('base64');
      if (size + masked.length > MAXIMUM_ANSWER) return failed;
      size += masked.length;
      return { recordId, result: 'Ok', data: masked };
    }),
  };
}

/** `undefined`: there is nothing to tell. */
function maskedLines(data: string): string | undefined {
  const text = gunzipSync(Buffer.from(data, 'base64'), { maxOutputLength: MAXIMUM_BATCH }).toString('utf8');
  const batch = logBatchSchema.parse(JSON.parse(text));
  if (batch.messageType === 'CONTROL_MESSAGE' || batch.logEvents.length === 0) return undefined;
  const { logGroup, logEvents } = batch;
  return logEvents
    .map(
      ({ id, timestamp, message }) => `${JSON.stringify({ id, timestamp, logGroup, message: maskMessage(message) })}\n`,
    )
    .join('');
}
