import * as z from 'zod';
import { contentPlaceSchema } from '../../lib/domain/erasure/object-places';
import { jsonText } from '../../lib/domain/json-text';

/** What was restored: a database instance, a bucket, or a table from one of the erasure's own or of the vault. */
export const restorationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('database'), instance: z.string().min(1) }),
  z.strictObject({ kind: z.literal('bucket'), bucket: z.string().min(1) }),
  z.strictObject({ kind: z.literal('table'), source: z.string().min(1), target: z.string().min(1) }),
]);

export type Restoration = Readonly<z.output<typeof restorationSchema>>;

/** A message of the queue: an event of EventBridge as text. */
export const replayErasuresEventSchema = z.union([
  z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) }),
  /** By hand, when an event did not come. */
  restorationSchema,
]);

export interface ReplayErasuresResult {
  /** Places that were back, and are erased again. */
  readonly places: number;
  /** Requests that were taken up again for them. */
  readonly requests: number;
}

export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Beginning of the name of every table that one of the erasure's own is restored to. The function may change no other. */
export function restoredTablePrefix(stage: string): string {
  return `${stage}-restored-`;
}

/** Environment variables, which the construct sets. */
export const replayErasuresEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  ERASED_PLACES_TABLE: z.string().min(1),
  /** Name of the table of identifiers. */
  IDENTIFIER_TABLE: z.string().min(1),
  ERASED_PLACE_DAYS: z.coerce.number().int().min(1),
  STATE_MACHINE_ARN: z.string().min(1),
  /** Function that knows the database. */
  USER_ROWS_FUNCTION: z.string().min(1),
  STAGE: z.string().min(1),
  BUCKETS: jsonText(z.array(contentPlaceSchema)),
});

export type ReplayErasuresEnvironment = z.input<typeof replayErasuresEnvironmentSchema>;
