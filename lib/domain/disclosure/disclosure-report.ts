import * as z from 'zod';
import { consentVersionSchema } from '../consent/consent-version';
import { piiCategories } from '../labels';
import { disclosureRights, withheldSchema } from './disclosure-case';
import { processedCategories } from './processed-category';
import { recipientSchema } from './record-of-processing';

const category = z.enum(processedCategories);

/** A contact, without whoever answered it. */
export const disclosedContactSchema = z.strictObject({
  contactId: z.string(),
  channel: z.string().optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Telephone number or mail address that the person used. */
  address: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
});

/** A contact record of the lake, without whoever answered. */
export const disclosedRecordSchema = z.object({
  ContactId: z.string(),
  Channel: z.string().nullish(),
  InitiationMethod: z.string().nullish(),
  InitiationTimestamp: z.string().nullish(),
  DisconnectTimestamp: z.string().nullish(),
  CustomerEndpoint: z.object({ Address: z.string().nullish(), Type: z.string().nullish() }).nullish(),
  Attributes: z.record(z.string(), z.string()).nullish(),
});

/** A user of an organisation, as the regional database has the person. */
export const disclosedUserSchema = z.strictObject({
  userId: z.guid(),
  displayName: z.string(),
  role: z.string(),
  createdAt: z.string(),
  /** What the tokens of the database stand for. */
  identifiers: z.array(z.strictObject({ kind: z.string(), value: z.string() })).readonly(),
  activity: z.array(z.strictObject({ at: z.string(), kind: z.string(), detail: z.unknown() })).readonly(),
  progress: z
    .array(z.strictObject({ course: z.string(), percent: z.number(), completedAt: z.string().nullable() }))
    .readonly(),
});

export type DisclosedUser = Readonly<z.output<typeof disclosedUserSchema>>;

/** A profile of Amazon Connect Customer Profiles, with what it was made of. */
export const disclosedProfileSchema = z.strictObject({
  profileId: z.string(),
  /** What the profile says, in the terms of the service. */
  facts: z.record(z.string(), z.unknown()),
  /** Objects by type, as other systems gave them. Contact records come without whoever answered. */
  objects: z.array(z.strictObject({ type: z.string(), object: z.unknown() })).readonly(),
});

/** A case of Amazon Connect Cases. Its files are files of the report. */
export const disclosedCaseSchema = z.strictObject({
  caseId: z.string(),
  /** What the case says, by names of fields. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  comments: z.array(z.strictObject({ at: z.string().optional(), body: z.string() })).readonly(),
  /** Contacts of the subject that belong to it. */
  contactIds: z.array(z.string()).readonly(),
});

/** An object of content: a file of its own beside the report, or why it is none. */
export const disclosedFileSchema = z.strictObject({
  category,
  createdOn: z.string(),
  file: z.string().optional(),
  bytes: z.number().int().optional(),
  contentType: z.string().optional(),
  /** Why there is no file. */
  unavailable: z.enum(['deleted', 'archived']).optional(),
});

export type DisclosedFile = Readonly<z.output<typeof disclosedFileSchema>>;

/** The subject's own data, and nobody else's. */
export const disclosedDataSchema = z.strictObject({
  contacts: z.array(disclosedContactSchema).readonly(),
  contactRecords: z.array(disclosedRecordSchema).readonly(),
  users: z.array(disclosedUserSchema).readonly(),
  profiles: z.array(disclosedProfileSchema).readonly(),
  cases: z.array(disclosedCaseSchema).readonly(),
  choices: z.array(consentVersionSchema.omit({ subject: true })).readonly(),
  files: z.array(disclosedFileSchema).readonly(),
});

export type DisclosedData = Readonly<z.output<typeof disclosedDataSchema>>;

/** What is said of a category of personal data. */
export const disclosedCategorySchema = z.strictObject({
  category,
  personalData: z.array(z.enum(piiCategories)).readonly(),
  /** Places that were found. */
  places: z.number().int().min(1),
  source: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  retention: z.strictObject({ days: z.number().int().optional(), basis: z.array(z.string()).readonly() }),
});

/** The answer to a request for disclosure. */
export const disclosureReportSchema = z.strictObject({
  version: z.literal(1),
  requestId: z.guid(),
  right: z.enum(disclosureRights),
  preparedAt: z.string(),
  regime: z.strictObject({ id: z.string(), basis: z.string() }),
  controller: z.string(),
  privacyContactRole: z.string(),
  jurisdiction: z.string(),
  region: z.string(),
  categories: z.array(disclosedCategorySchema).readonly(),
  /** Who receives data of these categories. */
  recipients: z.array(recipientSchema.omit({ host: true, subdivision: true })).readonly(),
  saleOrSharing: z.strictObject({
    /** Names of recipients to whom data of these categories is sold or with whom it is shared for advertising. */
    recipients: z.array(z.string()).readonly(),
    optedOut: z.boolean(),
  }),
  withheld: z.array(withheldSchema).readonly(),
  data: disclosedDataSchema.optional(),
});

export type DisclosureReport = Readonly<z.output<typeof disclosureReportSchema>>;
