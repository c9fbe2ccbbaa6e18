import * as z from 'zod';
import { storeTaskSchema } from '../../lib/domain/erasure/erasure-task';
import { reportPlaceSchema } from '../../lib/domain/erasure/object-places';
import { jsonText } from '../../lib/domain/json-text';

/** `find` searches from where the call before has ended: `''` is the start. */
export const eraseReportsEventSchema = storeTaskSchema.extend({ after: z.string().default('') });

export type EraseReportsEvent = z.output<typeof eraseReportsEventSchema>;

export interface EraseReportsResult {
  /** Reports that were found, erased or verified. */
  readonly places: number;
  /** Where the next `find` begins; `''`: everything was searched. */
  readonly after: string;
}

/** Environment variables, which the construct sets. */
export const eraseReportsEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  /** JSON: every bucket that is searched. */
  BUCKETS: jsonText(z.array(reportPlaceSchema)),
});

export type EraseReportsEnvironment = z.input<typeof eraseReportsEnvironmentSchema>;
