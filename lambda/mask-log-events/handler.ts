import { type TransformationResult, transformationEventSchema } from '../shared/transformation';
import { maskRecords } from './mask';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event is not what Data Firehose sends; Data Firehose keeps the records then
 */
export function handler(event: unknown): Promise<TransformationResult> {
  return Promise.resolve().then(() => maskRecords(transformationEventSchema.parse(event)));
}
