import * as z from 'zod';
import { isIsoDate } from '../iso-date';
import { subjectIdentifierSchema } from './subject-identifier';

const isoDate = z.string().refine(isIsoDate, 'is no date; write it as YYYY-MM-DD');

/** How the organisation made sure that it is the person who asks. */
export const identityChecks = ['signed-in', 'call-back', 'document', 'authorised-agent', 'court-order'] as const;

/** Languages in which a person is told of the answer. */
export const noticeLanguages = ['en', 'fr'] as const;

export type NoticeLanguage = (typeof noticeLanguages)[number];

/** A role in kebab-case, such as `privacy-officer`. Never a person's name. */
export const roleSchema = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'is no role in kebab-case');

/** A request that may be acted upon: who asks was verified, and who verified it is recorded. */
export const erasureRequestSchema = z.strictObject({
  /** Chosen by whoever sends it: sending the same request twice is the same as once. */
  requestId: z.guid(),
  /** The person, by every identifier that is known. */
  identifiers: z.array(subjectIdentifierSchema).min(1).max(10).readonly(),
  /** The organisation whose users the person may be among. @default - none: no rows of users are looked for */
  organisationId: z.guid().optional(),
  /** The day on which the request came in, from which the deadline counts. */
  receivedOn: isoDate,
  identityCheck: z.strictObject({
    method: z.enum(identityChecks),
    /** Who made sure. */
    verifiedBy: roleSchema,
    verifiedOn: isoDate,
  }),
  /** Where the person wants the answer. Kept until the last answer is given. @default - the privacy officer tells it */
  contact: z
    .strictObject({ email: z.email('is no mail address'), language: z.enum(noticeLanguages).optional() })
    .optional(),
});

export type ErasureRequest = Readonly<z.output<typeof erasureRequestSchema>>;
