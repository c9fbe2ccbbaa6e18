import * as z from 'zod';

/** A contact record, as Amazon Connect writes it. It has dozens of fields, and gets new ones: those are all masked. */
export const contactRecordSchema = z.looseObject({
  ContactId: z.string().min(1),
  InstanceARN: z.string().startsWith('arn:'),
});

export type ContactRecord = z.output<typeof contactRecordSchema>;

/** Environment variables, which the construct sets. */
export const maskContactRecordsEnvironmentSchema = z.object({
  /** Key of AWS KMS (HMAC) that makes identifiers of people into keyed hashes. */
  SUBJECT_KEY_ID: z.string().min(1),
  STAGE: z.string().min(1),
});

export type MaskContactRecordsEnvironment = z.input<typeof maskContactRecordsEnvironmentSchema>;
