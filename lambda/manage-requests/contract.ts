import * as z from 'zod';
import { erasureCaseSchema } from '../../lib/domain/erasure/erasure-case';
import { erasureRegimeSchema } from '../../lib/domain/erasure/erasure-regime';
import { roleSchema } from '../../lib/domain/erasure/erasure-request';
import { holdOrderSchema, legalHoldSchema } from '../../lib/domain/erasure/legal-hold';
import { noticeEnvironmentSchema } from '../../lib/domain/erasure/notice-environment';
import { subjectIdentifierSchema } from '../../lib/domain/erasure/subject-identifier';
import { jsonText } from '../../lib/domain/json-text';

/** Name of the function. Deterministic, because the command line calls it by name. */
export function manageRequestsName(stage: string): string {
  return `${stage}-manage-requests`;
}

const requestId = z.guid();
const by = roleSchema;
const sentence = z.string().trim().min(1).max(500);

/** Who or what is to be held: a person by identifiers, which are hashed before they are kept. */
export const heldSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('subject'),
    identifiers: z.array(subjectIdentifierSchema).min(1).max(10).readonly(),
  }),
  z.strictObject({ kind: z.literal('contact'), contactId: z.guid() }),
  z.strictObject({ kind: z.literal('objects'), bucket: z.string().min(1), prefix: z.string() }),
]);

/** What the privacy officer asks for. The same request twice has the effect of one. */
export const manageRequestsRequestSchema = z.discriminatedUnion('command', [
  /** Every request that is not closed. */
  z.strictObject({ command: z.literal('list') }),
  z.strictObject({ command: z.literal('show'), requestId }),
  /** Answer later, once, where the law lets it; the person is told why. */
  z.strictObject({ command: z.literal('extend'), requestId, reason: sentence, by }),
  /** The person was told of an answer that no mail could tell. */
  z.strictObject({ command: z.literal('confirm'), requestId, by }),
  holdOrderSchema.extend({ command: z.literal('hold'), held: heldSchema }),
  z.strictObject({ command: z.literal('release'), holdId: z.guid(), reason: sentence, by }),
  /** Every hold, also those that were released. */
  z.strictObject({ command: z.literal('holds') }),
]);

export type ManageRequestsRequest = z.output<typeof manageRequestsRequestSchema>;

/** A request without the person. */
export const shownRequestSchema = erasureCaseSchema.omit({ identifiers: true, contact: true, candidate: true }).extend({
  /** What is to be told to the person, when the privacy officer is to tell it. */
  tell: z.string().optional(),
});

export type ShownRequest = z.output<typeof shownRequestSchema>;

/** A refusal is an answer and no error: the message is one line for whoever asked. */
export const manageRequestsResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.enum(['found', 'changed', 'unchanged']),
    requests: z.array(shownRequestSchema).readonly().optional(),
    holds: z.array(legalHoldSchema).readonly().optional(),
  }),
  z.object({ outcome: z.literal('refused'), message: z.string() }),
]);

export type ManageRequestsResult = z.output<typeof manageRequestsResultSchema>;

/** Environment variables, which the construct sets. */
export const manageRequestsEnvironmentSchema = noticeEnvironmentSchema.extend({
  CASES_TABLE: z.string().min(1),
  HOLDS_TABLE: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  STAGE: z.string().min(1),
  /** JSON: the law that requests are under. */
  REGIME: jsonText(erasureRegimeSchema),
});

export type ManageRequestsEnvironment = z.input<typeof manageRequestsEnvironmentSchema>;
