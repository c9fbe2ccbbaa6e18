import * as z from 'zod';
import { storeTaskSchema } from '../../lib/domain/erasure/erasure-task';
import { contentPlaceSchema } from '../../lib/domain/erasure/object-places';
import { jsonText } from '../../lib/domain/json-text';

export const eraseCasesEventSchema = storeTaskSchema;

/** Environment variables, which the construct sets. */
export const eraseCasesEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  /** Id of the Amazon Connect Cases domain. */
  CASES_DOMAIN_ID: z.string().min(1),
  /** ARN of the domain, with which the ARN of a case begins. */
  CASES_DOMAIN_ARN: z.string().min(1),
  /** ARN of the Customer Profiles domain, with which the ARN of a case's customer begins. */
  PROFILES_DOMAIN_ARN: z.string().min(1),
  INSTANCE_ID: z.string().min(1),
  INSTANCE_ARN: z.string().min(1),
  /** JSON: every bucket that may hold a file. */
  BUCKETS: jsonText(z.array(contentPlaceSchema)),
});

export type EraseCasesEnvironment = z.input<typeof eraseCasesEnvironmentSchema>;
