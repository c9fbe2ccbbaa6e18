import * as z from 'zod';

/** A contact record, as Amazon Connect writes it. It has dozens of fields, and gets new ones: those are all masked. */
export const contactRecordSchema = z.looseObject({
  ContactId: z.string().min(1),
  InstanceARN: z.string().startsWith('arn:'),
});

export type ContactRecord = z.output<typeof contactRecordSchema>;

export const MASKING_METRIC_NAMESPACE = 'ResidentConnect/Masking';
/** Contact records that went to the lake masked. */
export const RECORDS_MASKED = 'RecordsMasked';
/** Contact records that could not be masked, and lie under the prefix of errors. */
export const RECORDS_NOT_MASKED = 'RecordsNotMasked';

/** Environment variables, which the construct sets. */
export const maskContactRecordsEnvironmentSchema = z.object({
  /** Key of AWS KMS (HMAC) that makes identifiers of people into keyed hashes. */
  SUBJECT_KEY_ID: z.string().min(1),
  STAGE: z.string().min(1),
});

export type MaskContactRecordsEnvironment = z.input<typeof maskContactRecordsEnvironmentSchema>;
