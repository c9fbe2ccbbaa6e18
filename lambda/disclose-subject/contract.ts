import * as z from 'zod';
import {
  disclosureRequestSchema,
  type DisclosureCase,
  type Withheld,
} from '../../lib/domain/disclosure/disclosure-case';
import { erasureRegimeSchema } from '../../lib/domain/erasure/erasure-regime';
import { jsonText } from '../../lib/domain/json-text';

export const discloseSubjectEventSchema = disclosureRequestSchema;

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
  INSTANCE_ID: z.string().min(1),
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
});

/** What the construct sets: Lambda itself sets the Region. */
export type DiscloseSubjectEnvironment = Readonly<
  Record<Exclude<keyof z.input<typeof discloseSubjectEnvironmentSchema>, 'AWS_REGION'>, string>
>;
