import * as z from 'zod';
import { storeTaskSchema } from '../../lib/domain/erasure/erasure-task';

export const eraseProfilesEventSchema = storeTaskSchema;

/** Environment variables, which the construct sets. */
export const eraseProfilesEnvironmentSchema = z.object({
  CASES_TABLE: z.string().min(1),
  REGISTER_TABLE: z.string().min(1),
  /** Name of the Customer Profiles domain. */
  PROFILES_DOMAIN: z.string().min(1),
});

export type EraseProfilesEnvironment = z.input<typeof eraseProfilesEnvironmentSchema>;
