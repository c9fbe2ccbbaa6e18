import * as z from 'zod';
import { jsonText } from '../../lib/domain/json-text';
import { contentLabelsSchema } from '../../lib/domain/labels';

/** What Amazon EventBridge tells of a new object. */
export const objectCreatedSchema = z.object({
  detail: z.object({
    bucket: z.object({ name: z.string().min(1) }),
    object: z.object({ key: z.string().min(1), 'version-id': z.string().min(1) }),
  }),
});

export type ObjectCreated = z.output<typeof objectCreatedSchema>;

/** A batch of such events from the queue. */
export const labelContentEventSchema = z.object({
  Records: z.array(z.object({ messageId: z.string().min(1), body: z.string() })),
});

export type LabelContentEvent = z.output<typeof labelContentEventSchema>;

/** The messages that the queue is to give again. */
export interface LabelContentResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Environment variables, which the construct sets. */
export const labelContentEnvironmentSchema = z.object({
  REGISTER_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  INSTANCE_ID: z.string().min(1),
  STAGE: z.string().min(1),
  /** JSON: the label of the objects of every bucket. */
  LABELS: jsonText(contentLabelsSchema),
});

export type LabelContentEnvironment = z.input<typeof labelContentEnvironmentSchema>;
