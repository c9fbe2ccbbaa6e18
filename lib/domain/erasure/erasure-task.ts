import * as z from 'zod';
import { erasedStores } from './ledger';
import { subjectKeySchema } from './subject-identifier';

/** What an execution of the workflow is about. Nothing personal: executions and their logs outlive the data. */
export const erasureTaskSchema = z.object({ requestId: z.guid() });

export type ErasureTask = z.output<typeof erasureTaskSchema>;

/** A part of a subject's places, small enough for one function. */
export const partitionTaskSchema = erasureTaskSchema.extend({
  subject: subjectKeySchema,
  store: z.enum(erasedStores),
  partition: z.string().regex(/^[0-9a-f]$/),
});

export type PartitionTask = z.output<typeof partitionTaskSchema>;

/**
 * What a function does that erases a store of a subject at once: `find` registers what there is, `erase` deletes what is
 * registered, `verify` looks whether any of it is left.
 */
export const storeTaskSchema = erasureTaskSchema.extend({ action: z.enum(['find', 'erase', 'verify']) });

export type StoreTask = z.output<typeof storeTaskSchema>;
