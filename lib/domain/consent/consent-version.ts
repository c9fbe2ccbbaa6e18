import * as z from 'zod';
import { subjectKeySchema } from '../erasure/subject-identifier';

/** What a person can opt out of. */
export const consentPurposes = ['sale-or-sharing'] as const;

export type ConsentPurpose = (typeof consentPurposes)[number];

/**
 * What a person can choose. Who has chosen nothing has not opted out.
 *
 * @see https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120
 */
export const consentChoices = ['opted-out', 'opted-in'] as const;

export type ConsentChoice = (typeof consentChoices)[number];

/** How a choice reached us: by a call, by the API with a token, or by a system or officer of the organisation. */
export const consentChannels = ['telephone', 'api', 'privacy-officer'] as const;

export type ConsentChannel = (typeof consentChannels)[number];

/** One choice of one subject. Choices are added and never changed: the last one counts, the others are its history. */
export const consentVersionSchema = z.object({
  /** Keyed hash of the identifier that the person was known by. */
  subject: subjectKeySchema,
  purpose: z.enum(consentPurposes),
  /** 1 for the first choice. */
  version: z.number().int().min(1),
  choice: z.enum(consentChoices),
  channel: z.enum(consentChannels),
  /** Time, ISO 8601. */
  at: z.string().min(1),
  /** Id of the request: the contact for a call. The same request twice is one choice. */
  requestId: z.string().min(1).max(128),
  /** Version of the collection notice that the person was given before. */
  noticeVersion: z.string().min(1).max(64).optional(),
});

export type ConsentVersion = Readonly<z.output<typeof consentVersionSchema>>;

/** Whether the last of these choices is to opt out. */
export function isOptedOut(history: readonly Pick<ConsentVersion, 'choice'>[]): boolean {
  return history.at(-1)?.choice === 'opted-out';
}
