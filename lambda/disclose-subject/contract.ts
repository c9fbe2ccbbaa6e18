import * as z from 'zod';
import {
  disclosureRequestSchema,
  type DisclosureCase,
  type Withheld,
} from '../../lib/domain/disclosure/disclosure-case';
import { erasureRegimeSchema } from '../../lib/domain/erasure/erasure-regime';
import { jsonText } from '../../lib/domain/json-text';

export const discloseSubjectEventSchema = disclosureRequestSchema;

/** How an invocation that ran out of time calls the next, and how the daily schedule takes up what broke off. */
export const carryOnSchema = z.strictObject({ requestId: z.guid() });

export type CarryOn = z.output<typeof carryOnSchema>;

export interface DiscloseSubjectResult {
  readonly requestId: string;
  readonly status: DisclosureCase['status'];
  /** ISO date of the last day to answer. */
  readonly answerBy: string;
  /** ISO date on which the answer is deleted. */
  readonly expiresOn?: string;
  /** What was found and is not disclosed, because it is somebody else's too as far as the request says. */
  readonly withheld: readonly Withheld[];
}

/** Environment variables, which the construct sets. */
export const discloseSubjectEnvironmentSchema = z.object({
  DISCLOSURES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  CONSENT_TABLE: z.string().min(1),
  SUBJECT_KEY_ID: z.string().min(1),
  INSTANCE_ARN: z.string().min(1),
  /** ARN of the Customer Profiles domain. @default - there is none */
  PROFILES_DOMAIN_ARN: z.string().min(1).optional(),
  /** ARN of the Amazon Connect Cases domain, whose customers are profiles. @default - there is none */
  CASES_DOMAIN_ARN: z.string().min(1).optional(),
  DISCLOSURE_BUCKET: z.string().min(1),
  /** Name of the function that reads users, in the network of the database. */
  READ_USER_DATA_FUNCTION: z.string().min(1),
  /** JSON: the law that the request is under. */
  REGIME: jsonText(erasureRegimeSchema),
  /** Record of processing: JSON, compressed with gzip, in base64. Lambda takes 4 KB of variables. */
  PROCESSING: z.base64(),
  /** Days that an answer can be fetched. */
  EXPORT_DAYS: z.coerce.number().int().min(1),
  AWS_REGION: z.string().min(1),
  AWS_LAMBDA_FUNCTION_NAME: z.string().min(1),
});

/** What the construct sets: Lambda itself sets the Region and the name. */
export type DiscloseSubjectEnvironment = Omit<
  Readonly<Record<keyof z.input<typeof discloseSubjectEnvironmentSchema>, string>>,
  'AWS_REGION' | 'AWS_LAMBDA_FUNCTION_NAME' | Surrounding
> &
  Readonly<Partial<Record<Surrounding, string>>>;

type Surrounding = 'PROFILES_DOMAIN_ARN' | 'CASES_DOMAIN_ARN';
