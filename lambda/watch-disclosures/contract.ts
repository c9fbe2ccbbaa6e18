import * as z from 'zod';

/** What was taken up, and what was measured. */
export interface WatchDisclosuresResult {
  readonly unanswered: number;
  /** Requests that broke off and were taken up. */
  readonly carriedOn: number;
  readonly dueSoon: number;
  readonly overdue: number;
}

/** Environment variables, which the construct sets. */
export const watchDisclosuresEnvironmentSchema = z.object({
  DISCLOSURES_TABLE: z.string().min(1),
  /** Name of the function that discloses. */
  DISCLOSE_FUNCTION: z.string().min(1),
  STAGE: z.string().min(1),
});

export type WatchDisclosuresEnvironment = z.input<typeof watchDisclosuresEnvironmentSchema>;
