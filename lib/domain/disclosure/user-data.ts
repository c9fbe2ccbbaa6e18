import * as z from 'zod';
import { disclosedUserSchema } from './disclosure-report';

/** What is asked of the regional database about a user. */
export const readUserDataEventSchema = z.object({
  organisationId: z.guid(),
  /** Subject of the identity provider. */
  identitySubject: z.string().min(1).max(256),
  /** The last activity of the page before. @default - the first page */
  after: z.guid().optional(),
});

export type ReadUserDataEvent = z.output<typeof readUserDataEventSchema>;

/** A page of what the regional database has of a user. */
export const readUserDataResultSchema = z.strictObject({
  /** Not there when the person is no user of the organisation. */
  user: disclosedUserSchema.optional(),
  /** There when there are more activities. */
  after: z.guid().optional(),
});

export type ReadUserDataResult = z.output<typeof readUserDataResultSchema>;
