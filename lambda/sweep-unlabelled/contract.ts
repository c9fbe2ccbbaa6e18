import * as z from 'zod';
import { jsonText } from '../../lib/domain/json-text';
import { contentLabelsSchema } from '../../lib/domain/labels';

/** What a call of the function did. */
export interface SweepUnlabelledResult {
  /** `idle`: the next sweep is not due yet. `under-way`: the next call goes on where this one stopped. */
  readonly outcome: 'idle' | 'under-way' | 'completed';
}

/** What the function that labels gets, as its queue would give it, and what it answers. */
export const labellingAnswerSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Environment variables, which the construct sets. */
export const sweepUnlabelledEnvironmentSchema = z.object({
  REGISTER_TABLE: z.string().min(1),
  /** Name of the function that labels. */
  LABELLER: z.string().min(1),
  STAGE: z.string().min(1),
  /** JSON: the label of the objects of every bucket. */
  LABELS: jsonText(contentLabelsSchema),
});

export type SweepUnlabelledEnvironment = z.input<typeof sweepUnlabelledEnvironmentSchema>;
