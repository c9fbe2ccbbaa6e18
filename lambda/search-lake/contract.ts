import * as z from 'zod';
import { erasureTaskSchema } from '../../lib/domain/erasure/erasure-task';

export const searchLakeEventSchema = erasureTaskSchema;

/** Objects of the lake that hold records of the subject. */
export interface SearchLakeResult {
  readonly objects: number;
}

/** Environment variables, which the construct sets. */
export const searchLakeEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  /** Workgroup of Athena, which says where results go. */
  WORKGROUP: z.string().min(1),
  /** Database and table of contact records in the data catalog. */
  DATABASE: z.string().min(1),
  TABLE: z.string().min(1),
  /** The only bucket that results may be in. */
  RESULT_BUCKET: z.string().min(1),
  LAKE_BUCKET: z.string().min(1),
  LAKE_REGION: z.string().min(1),
  /** Days that the lake is kept, and so searched. */
  LAKE_DAYS: z.coerce.number().int().min(1),
});

export type SearchLakeEnvironment = Readonly<Record<keyof z.input<typeof searchLakeEnvironmentSchema>, string>>;
