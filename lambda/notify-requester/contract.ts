import * as z from 'zod';
import { type CaseStatus } from '../../lib/domain/erasure/erasure-case';
import { erasureTaskSchema } from '../../lib/domain/erasure/erasure-task';
import { noticeEnvironmentSchema } from '../../lib/domain/erasure/notice-environment';

export const notifyRequesterEventSchema = erasureTaskSchema;

export interface NotifyRequesterResult {
  /** `recorded` when the privacy officer is to tell the person. */
  readonly status: CaseStatus;
  /** Key of the receipt in its bucket. */
  readonly receipt: string;
  /** ISO date on which what is kept is looked at again. */
  readonly resumeOn?: string;
}

/** Environment variables, which the construct sets. */
export const notifyRequesterEnvironmentSchema = noticeEnvironmentSchema.extend({
  CASES_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  STAGE: z.string().min(1),
});

export type NotifyRequesterEnvironment = z.input<typeof notifyRequesterEnvironmentSchema>;
