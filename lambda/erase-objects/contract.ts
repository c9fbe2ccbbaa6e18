import * as z from 'zod';
import { partitionTaskSchema } from '../../lib/domain/erasure/erasure-task';
import { contentPlaceSchema } from '../../lib/domain/erasure/object-places';
import { jsonText } from '../../lib/domain/json-text';

export const eraseObjectsEventSchema = partitionTaskSchema;

export type EraseObjectsEvent = z.output<typeof eraseObjectsEventSchema>;

/** Places of this part that were erased, and that are kept by a law, a lock or a hold. */
export interface EraseObjectsResult {
  readonly erased: number;
  readonly kept: number;
}

/** Environment variables, which the construct sets. */
export const eraseObjectsEnvironmentSchema = z.object({
  REGISTER_TABLE: z.string().min(1),
  /** JSON: every bucket that may be erased from. */
  BUCKETS: jsonText(z.array(contentPlaceSchema)),
});

export type EraseObjectsEnvironment = z.input<typeof eraseObjectsEnvironmentSchema>;
