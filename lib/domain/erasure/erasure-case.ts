import * as z from 'zod';
import { erasureRequestSchema } from './erasure-request';
import { subjectKeySchema } from './subject-identifier';

/**
 * How far a request is:
 * - `open`: accepted. `running`: being worked on. `interrupted`: stopped by an error, to be taken up again.
 * - `recorded`: in the ledger, and the person is not told yet.
 * - `deferred`: answered, and what may not be erased yet is erased on `resumeOn`. `closed`: answered for good.
 */
export const caseStatuses = ['open', 'running', 'interrupted', 'recorded', 'deferred', 'closed'] as const;

export type CaseStatus = (typeof caseStatuses)[number];

/** How far the notice of an answer is. `handed-over`: the privacy officer tells the person, and confirms it. */
const caseNoticeSchema = z.object({
  /** The answer that it tells. */
  attempt: z.number().int().min(1),
  state: z.enum(['sending', 'sent', 'handed-over', 'confirmed']),
  /** How often it was tried: more than once, and the person may have it twice. */
  sends: z.number().int().min(0),
  messageId: z.string().optional(),
});

/** A request for erasure, as it is kept while it is worked on. */
export const erasureCaseSchema = erasureRequestSchema.omit({ identifiers: true }).extend({
  /** Gone when nothing is kept any more: what stays is the hashes. */
  identifiers: erasureRequestSchema.shape.identifiers.optional(),
  subjects: z.array(subjectKeySchema).min(1).readonly(),
  status: z.enum(caseStatuses),
  /** 1 for the first answer; higher when something had to wait. */
  attempt: z.number().int().min(1),
  /** Number in the ledger that the answer of this attempt was written under, or tried last; 0 before. */
  candidate: z.number().int().min(0),
  regime: z.string().min(1),
  basis: z.string().min(1),
  /** ISO date of the last day to answer. */
  answerBy: z.string(),
  /** Time of the last change, ISO 8601. */
  touchedAt: z.string(),
  resumeOn: z.string().optional(),
  interruptedBy: z.string().optional(),
  notice: caseNoticeSchema.optional(),
  /** Why the time to answer was extended, who decided it when, and whether the person knows. */
  extension: z
    .object({ reason: z.string(), decidedBy: z.string(), decidedOn: z.string(), told: z.boolean() })
    .optional(),
  /** Legal holds that kept something when the workflow last looked. */
  heldBy: z.array(z.string()).readonly().optional(),
  /** The restored store that brought back what this attempt erases again. The person was told before. */
  replayOf: z.string().optional(),
});

export type ErasureCase = Readonly<z.output<typeof erasureCaseSchema>>;
