import * as z from 'zod';
import { erasureRegimeSchema } from '../../lib/domain/erasure/erasure-regime';
import { roleSchema } from '../../lib/domain/erasure/erasure-request';
import { noticeEnvironmentSchema } from '../../lib/domain/erasure/notice-environment';
import { jsonText } from '../../lib/domain/json-text';

export const extendDisclosureEventSchema = z.strictObject({
  requestId: z.guid(),
  /** Why the answer takes longer. The person reads it. */
  reason: z.string().trim().min(1).max(500),
  by: roleSchema,
  /** The privacy officer has told the person, where no mail could. */
  told: z.literal(true).optional(),
});

export type ExtendDisclosureEvent = z.output<typeof extendDisclosureEventSchema>;

export interface ExtendDisclosureResult {
  readonly requestId: string;
  /** ISO date of the new last day. */
  readonly answerBy: string;
  /** Whether the person knows. */
  readonly told: boolean;
  /** What to tell the person, while nobody has. */
  readonly tell?: string;
}

/** Environment variables, which the construct sets. */
export const extendDisclosureEnvironmentSchema = noticeEnvironmentSchema.extend({
  DISCLOSURES_TABLE: z.string().min(1),
  /** JSON: the law that requests are under. */
  REGIME: jsonText(erasureRegimeSchema),
});

export type ExtendDisclosureEnvironment = z.input<typeof extendDisclosureEnvironmentSchema>;
