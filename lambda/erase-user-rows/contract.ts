import * as z from 'zod';
import { erasureTaskSchema } from '../../lib/domain/erasure/erasure-task';

/** `find` registers the users that the subject is; `erase` deletes their rows; `verify` looks whether any is left. */
export const eraseUserRowsEventSchema = erasureTaskSchema.extend({ action: z.enum(['find', 'erase', 'verify']) });

export type EraseUserRowsEvent = z.output<typeof eraseUserRowsEventSchema>;

/** Users that were found, erased or verified. */
export interface EraseUserRowsResult {
  readonly users: number;
}

/** Environment variables, which the construct sets. */
export const eraseUserRowsEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535),
  DATABASE_NAME: z.string().min(1),
  DATABASE_ROLE: z.string().min(1),
  AWS_REGION: z.string().min(1),
  /** Certificates of Amazon RDS, for Node.js itself. */
  NODE_EXTRA_CA_CERTS: z.string().min(1),
});

/** What the construct sets: Lambda itself sets the Region. */
export type EraseUserRowsEnvironment = Readonly<
  Record<Exclude<keyof z.input<typeof eraseUserRowsEnvironmentSchema>, 'AWS_REGION'>, string>
>;
