import * as z from 'zod';
import { subjectIdentifierSchema } from '../erasure/subject-identifier';
import { disclosedUserSchema } from './disclosure-report';

/** What is asked of the regional database about a user. */
export const readUserDataEventSchema = z.union([
  z.strictObject({
    organisationId: z.guid(),
    /** Subject of the identity provider. */
    identitySubject: z.string().min(1).max(256),
    /** The last activity of the page before. @default - the first page */
    after: z.guid().optional(),
  }),
  /** Which users have this identifier. */
  z.strictObject({ organisationId: z.guid(), identifier: subjectIdentifierSchema }),
]);

export type ReadUserDataEvent = z.output<typeof readUserDataEventSchema>;

/** A page of what the regional database has of a user, or the users who have an identifier. */
export const readUserDataResultSchema = z.strictObject({
  /** Not there when the person is no user of the organisation. */
  user: disclosedUserSchema.optional(),
  /** There when there are more activities. */
  after: z.guid().optional(),
  found: z.array(z.strictObject({ userId: z.guid(), identitySubject: z.string() })).optional(),
});

export type ReadUserDataResult = z.output<typeof readUserDataResultSchema>;
