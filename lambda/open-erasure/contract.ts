import * as z from 'zod';
import { erasureRegimeSchema } from '../../lib/domain/erasure/erasure-regime';
import { caseStatuses } from '../../lib/domain/erasure/erasure-case';
import { jsonText } from '../../lib/domain/json-text';
import { erasureRequestSchema, type ErasureRequest } from '../../lib/domain/erasure/erasure-request';

/** Name of the function. Deterministic, because the command line calls it by name. */
export function openErasureName(stage: string): string {
  return `${stage}-open-erasure`;
}

export const openErasureEventSchema = erasureRequestSchema;

export type OpenErasureEvent = ErasureRequest;

export const openErasureResultSchema = z.object({
  requestId: z.string(),
  status: z.enum(caseStatuses),
  /** ISO date of the last day to answer. */
  answerBy: z.string(),
});

export type OpenErasureResult = Readonly<z.output<typeof openErasureResultSchema>>;

/** Environment variables, which the construct sets. */
export const openErasureEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  STATE_MACHINE_ARN: z.string().min(1),
  /** JSON: the law that the request is under. */
  REGIME: jsonText(erasureRegimeSchema),
});

export type OpenErasureEnvironment = z.input<typeof openErasureEnvironmentSchema>;
