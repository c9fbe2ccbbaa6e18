import * as z from 'zod';
import { partitionTaskSchema } from '../../lib/domain/erasure/erasure-task';

export const eraseContactsEventSchema = partitionTaskSchema;

export type EraseContactsEvent = z.output<typeof eraseContactsEventSchema>;

/** Contacts of this part that were erased, and that go on, so that they have to wait. */
export interface EraseContactsResult {
  readonly erased: number;
  readonly kept: number;
}

/** Environment variables, which the construct sets. */
export const eraseContactsEnvironmentSchema = z.object({
  REGISTER_TABLE: z.string().min(1),
  INSTANCE_ID: z.string().min(1),
});

export type EraseContactsEnvironment = z.input<typeof eraseContactsEnvironmentSchema>;
