import * as z from 'zod';
import { erasureRequestSchema } from './erasure-request';
import { subjectKeySchema } from './subject-identifier';

/**
 * How far a request is:
 * - `open`: accepted. `running`: being worked on. `interrupted`: stopped by an error, to be taken up again.
 * - `deferred`: answered, and what may not be erased yet is erased on `resumeOn`. `closed`: answered for good.
 */
export const caseStatuses = ['open', 'running', 'interrupted', 'deferred', 'closed'] as const;

export type CaseStatus = (typeof caseStatuses)[number];

/** A request for erasure, as it is kept while it is worked on. */
export const erasureCaseSchema = erasureRequestSchema.omit({ identifiers: true }).extend({
  /** Gone when the case is closed: what stays is the hashes. */
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
});

export type ErasureCase = Readonly<z.output<typeof erasureCaseSchema>>;
