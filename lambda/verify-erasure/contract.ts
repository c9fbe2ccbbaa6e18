import * as z from 'zod';
import { partitionTaskSchema } from '../../lib/domain/erasure/erasure-task';
import { contentPlaceSchema } from '../../lib/domain/erasure/object-places';
import { jsonText } from '../../lib/domain/json-text';

export const verifyErasureEventSchema = partitionTaskSchema;

export type VerifyErasureEvent = z.output<typeof verifyErasureEventSchema>;

/** Places of this part that are gone, and that are there again or still. */
export interface VerifyErasureResult {
  readonly verified: number;
  readonly found: number;
}

/** Environment variables, which the construct sets. */
export const verifyErasureEnvironmentSchema = z.object({
  REGISTER_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  INSTANCE_ID: z.string().min(1),
  /** JSON: every bucket that may hold a version. */
  BUCKETS: jsonText(z.array(contentPlaceSchema)),
});

export type VerifyErasureEnvironment = z.input<typeof verifyErasureEnvironmentSchema>;
