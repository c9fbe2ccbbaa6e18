import * as z from 'zod';
import { processedCategories } from './processed-category';

const sentence = (what: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty; write ${what}` })
    .max(200, { error: 'is longer than 200 characters; people are to read it' });

/** Why a category of personal data is processed. */
export const processingActivitySchema = z.strictObject({
  purpose: sentence('why the data is processed'),
  /** The law that permits it, such as `GDPR art. 6(1)(b)`. */
  legalBasis: sentence('the law that permits it'),
});

/**
 * What a recipient is: `processor` (a service provider under the CCPA) works on instructions; `controller` and
 * `third-party` use data for purposes of their own.
 */
export const recipientRoles = ['processor', 'controller', 'third-party'] as const;

/** Who receives personal data, and why. An organisation: never a person. */
export const recipientSchema = z.strictObject({
  name: sentence('the name of the organisation'),
  role: z.enum(recipientRoles),
  /** ISO 3166-1 alpha-2 code of the country where it keeps the data. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: "is no ISO 3166-1 alpha-2 code; write two capitals such as 'CA'" }),
  /** ISO 3166-2 code, where the law's border is sub-national: `CA-QC` for Québec. */
  subdivision: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "is no ISO 3166-2 code; write one such as 'CA-QC'" })
    .optional(),
  purpose: sentence('what it receives the data for'),
  categories: z.array(z.enum(processedCategories)).min(1, { error: 'is empty; name what it receives' }),
  /** Whether it pays for the data, or gets it for advertising across contexts (Cal. Civ. Code 1798.140(ad) and (ah)). */
  saleOrSharing: z.boolean(),
  /** Host of the integration or identity provider that it stands behind. Absent: it gets the data another way. */
  host: z.string().min(1).optional(),
});

export type Recipient = Readonly<z.output<typeof recipientSchema>>;

/**
 * The record of processing activities of a jurisdiction (GDPR art. 30; Cal. Civ. Code 1798.130(a)): what people are told
 * when they ask. Every category has a purpose, so that none can be forgotten.
 */
export const recordOfProcessingSchema = z.strictObject({
  activities: z.record(z.enum(processedCategories), processingActivitySchema, {
    error: `is not complete; give each of ${processedCategories.join(', ')} a purpose and a legal basis`,
  }),
  /** Everybody but Amazon Web Services, which hosts all of it. `[]`: nobody. */
  recipients: z.array(recipientSchema),
});

export type RecordOfProcessing = Readonly<z.output<typeof recordOfProcessingSchema>>;

/** What a function that discloses is told of the processing in its Region. */
export const processingStatementSchema = z.strictObject({
  controller: z.string().min(1),
  /** Role that answers for privacy. */
  privacyContactRole: z.string().min(1),
  jurisdiction: z.string().min(1),
  activities: z.record(z.enum(processedCategories), processingActivitySchema),
  recipients: z.array(recipientSchema).readonly(),
  /** Days that stored content is kept, and what they rest on. */
  retention: z.partialRecord(
    z.enum(processedCategories),
    z.strictObject({ days: z.number().int().min(1), basis: z.array(z.string()).readonly() }),
  ),
});

export type ProcessingStatement = Readonly<z.output<typeof processingStatementSchema>>;
