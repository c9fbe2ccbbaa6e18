import * as z from 'zod';
import { erasureTaskSchema, type PartitionTask } from '../../lib/domain/erasure/erasure-task';

export const discoverSubjectEventSchema = erasureTaskSchema;

export interface DiscoverSubjectResult {
  /** Places where something is still to be done. 0: a discovery has found nothing more. */
  readonly open: number;
  /** Parts of the register with places to erase: objects and objects of the lake. */
  readonly objects: readonly PartitionTask[];
  /** The same for contacts. */
  readonly contacts: readonly PartitionTask[];
  /** Parts in which deletions are to be verified afterwards. */
  readonly verify: readonly PartitionTask[];
}

/** Environment variables, which the construct sets. */
export const discoverSubjectEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  INSTANCE_ID: z.string().min(1),
});

export type DiscoverSubjectEnvironment = z.input<typeof discoverSubjectEnvironmentSchema>;
