import * as z from 'zod';
import { erasureCaseSchema } from '../erasure/erasure-case';
import { erasureRequestSchema } from '../erasure/erasure-request';
import { subjectKeySchema } from '../erasure/subject-identifier';
import { processedCategories } from './processed-category';

/**
 * What a person may ask: `categories`: what kinds of data, from where, for what, for whom and how long. `access`: that, and
 * the data itself in a form that machines read, to take along.
 */
export const disclosureRights = ['categories', 'access'] as const;

/** A request that may be acted upon: who asks was verified, and who verified it is recorded. */
export const disclosureRequestSchema = erasureRequestSchema.extend({ right: z.enum(disclosureRights) });

export type DisclosureRequest = Readonly<z.output<typeof disclosureRequestSchema>>;

/**
 * `open`: accepted, the answer is not written. `prepared`: it is. `delivered`: the person, or who acts for
 * the person, was given a link to it. `closed`: and the answer has ended.
 */
export const disclosureStatuses = ['open', 'prepared', 'delivered', 'closed'] as const;

/** What is held under an identifier of the request and of somebody else's too, and so is not disclosed. */
export const withheldSchema = z.strictObject({
  category: z.enum(processedCategories),
  places: z.number().int().min(1),
});

export type Withheld = Readonly<z.output<typeof withheldSchema>>;

/** To whom a link was given. Never a name. */
export const deliveryRecipients = ['data-subject', 'authorised-agent', 'privacy-officer'] as const;

export const deliverySchema = z.strictObject({
  at: z.string(),
  /** The file of the disclosure that the link was to. */
  file: z.string(),
  /** Role that asked for the link, such as `privacy-officer`. */
  by: z.string(),
  to: z.enum(deliveryRecipients),
  /** Whether the link was sent by mail. Absent: whoever asked for it hands it over. */
  mailed: z.literal(true).optional(),
});

export type Delivery = Readonly<z.output<typeof deliverySchema>>;

/** A request for disclosure, as it is kept. When it is closed, it knows of the person keyed hashes. */
export const disclosureCaseSchema = disclosureRequestSchema.omit({ identifiers: true }).extend({
  /** What the person is looked for by, until the answer is written. */
  identifiers: disclosureRequestSchema.shape.identifiers.optional(),
  /** How many parts of the answer invocations have collected that ended before it was written. @default - none */
  parts: z.number().int().min(1).optional(),
  subjects: z.array(subjectKeySchema).min(1).readonly(),
  status: z.enum(disclosureStatuses),
  regime: z.string().min(1),
  basis: z.string().min(1),
  /** ISO date of the last day to answer. */
  answerBy: z.string(),
  extension: erasureCaseSchema.shape.extension,
  openedAt: z.string(),
  preparedAt: z.string().optional(),
  /** ISO date on which the answer is deleted. */
  expiresOn: z.string().optional(),
  withheld: z.array(withheldSchema).readonly().optional(),
  deliveries: z.array(deliverySchema).readonly(),
});

export type DisclosureCase = Readonly<z.output<typeof disclosureCaseSchema>>;

/** Name of the index of disclosures by status, earliest answer first. */
export const DISCLOSURES_BY_STATUS = 'by-status';

/** The files that every disclosure has: for machines, and for people. */
export const REPORT_FILE = 'report.json';
export const REPORT_PAGE = 'report.html';

/** Key of a file of a disclosure in its bucket. */
export function disclosureKey(requestId: string, file: string): string {
  return `disclosures/${requestId}/${file}`;
}

/** Key of what one invocation has collected of an answer that takes several. No link is given to it. */
export function disclosurePartKey(requestId: string, part: number): string {
  return `collected/${requestId}/${part}.json`;
}
