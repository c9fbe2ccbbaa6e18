import * as z from 'zod';
import { erasureTaskSchema } from '../../lib/domain/erasure/erasure-task';

export const applyHoldsEventSchema = erasureTaskSchema;

export interface ApplyHoldsResult {
  /** Places that a legal hold keeps. */
  readonly held: number;
  /** Places that were kept by holds that are over, and are open again. */
  readonly reopened: number;
}

/** Environment variables, which the construct sets. */
export const applyHoldsEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  HOLDS_TABLE: z.string().min(1),
});

export type ApplyHoldsEnvironment = z.input<typeof applyHoldsEnvironmentSchema>;
