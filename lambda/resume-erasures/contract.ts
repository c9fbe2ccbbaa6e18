import * as z from 'zod';

/** What a resumption did, and how the deadlines stand. */
export interface ResumeErasuresResult {
  /** Executions that were started. */
  readonly started: number;
  /** Requests that were answered by nothing yet. */
  readonly unanswered: number;
  /** Of those: the last day to answer is a week away or less, or over. */
  readonly dueSoon: number;
  /** Of those: the last day to answer is over. */
  readonly overdue: number;
  /** Requests whose last execution was stopped by an error. */
  readonly interrupted: number;
  /** Answers and extensions that no mail could tell: the privacy officer is to. */
  readonly toTell: number;
}

/** Environment variables, which the construct sets. */
export const resumeErasuresEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  STATE_MACHINE_ARN: z.string().min(1),
  STAGE: z.string().min(1),
});

export type ResumeErasuresEnvironment = z.input<typeof resumeErasuresEnvironmentSchema>;
