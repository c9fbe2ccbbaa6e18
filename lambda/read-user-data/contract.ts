import * as z from 'zod';

export {
  type ReadUserDataEvent,
  readUserDataEventSchema,
  type ReadUserDataResult,
} from '../../lib/domain/disclosure/user-data';

/** Activities in a page at most. Lambda answers with no more than 6 MB. */
export const ACTIVITIES_PER_PAGE = 500;

/** Environment variables, which the construct sets. */
export const readUserDataEnvironmentSchema = z.object({
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535),
  DATABASE_NAME: z.string().min(1),
  DATABASE_ROLE: z.string().min(1),
  /** Name of the table of identifiers. */
  IDENTIFIER_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  AWS_REGION: z.string().min(1),
  /** Certificates of Amazon RDS, for Node.js itself. */
  NODE_EXTRA_CA_CERTS: z.string().min(1),
});

/** What the construct sets: Lambda itself sets the Region. */
export type ReadUserDataEnvironment = Readonly<
  Record<Exclude<keyof z.input<typeof readUserDataEnvironmentSchema>, 'AWS_REGION'>, string>
>;
