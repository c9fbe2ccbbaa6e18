import * as z from 'zod';

/** What was measured. */
export interface WatchDisclosuresResult {
  readonly unanswered: number;
  readonly dueSoon: number;
  readonly overdue: number;
}

/** Environment variables, which the construct sets. */
export const watchDisclosuresEnvironmentSchema = z.object({
  DISCLOSURES_TABLE: z.string().min(1),
  STAGE: z.string().min(1),
});

export type WatchDisclosuresEnvironment = z.input<typeof watchDisclosuresEnvironmentSchema>;
