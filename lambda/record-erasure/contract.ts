import * as z from 'zod';
import { type CaseStatus } from '../../lib/domain/erasure/erasure-case';
import { erasureTaskSchema } from '../../lib/domain/erasure/erasure-task';

export const recordErasureEventSchema = erasureTaskSchema;

export interface RecordErasureResult {
  readonly status: CaseStatus;
  /** Key of the receipt in its bucket. */
  readonly receipt?: string;
  /** ISO date on which what is kept is looked at again. */
  readonly resumeOn?: string;
}

/** Environment variables, which the construct sets. */
export const recordErasureEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  ERASED_PLACES_TABLE: z.string().min(1),
  /** Days that erased places are known, in case that a restore brings them back. */
  ERASED_PLACE_DAYS: z.coerce.number().int().min(1),
  RECEIPT_BUCKET: z.string().min(1),
  SIGNING_KEY_ID: z.string().min(1),
  /** Id of the Stage: the name of its ledger. */
  STAGE: z.string().min(1),
  REGION: z.string().min(1),
  JURISDICTION: z.string().min(1),
});

/** What the construct sets: text, all of it. */
export type RecordErasureEnvironment = Readonly<Record<keyof z.input<typeof recordErasureEnvironmentSchema>, string>>;
