import * as z from 'zod';
import { erasureTaskSchema } from '../../lib/domain/erasure/erasure-task';

const databaseHost = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9]+\.[a-z0-9-]+\.rds\.amazonaws\.com(\.cn)?$/, 'is no endpoint of Amazon RDS');

/**
 * `find` registers the users that the subject is; `erase` deletes their rows; `verify` looks whether any is left.
 * `look` says which of some users a restored database has.
 */
export const eraseUserRowsEventSchema = z.union([
  erasureTaskSchema.extend({ action: z.enum(['find', 'erase', 'verify']) }),
  z.strictObject({
    action: z.literal('look'),
    databaseHost,
    users: z
      .array(z.strictObject({ organisationId: z.guid(), userId: z.guid() }))
      .max(1000)
      .readonly(),
  }),
]);

export type EraseUserRowsEvent = z.output<typeof eraseUserRowsEventSchema>;

/** How many users were found, erased or verified, and for `look` the ids of those that are there. */
export interface EraseUserRowsResult {
  readonly users: number;
  readonly userIds?: readonly string[];
}

/** Environment variables, which the construct sets. */
export const eraseUserRowsEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  /** Name of the table of identifiers. */
  IDENTIFIER_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
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
