/**
 * The resource types for which an Amazon Connect instance has a store of its own, in the order in which they are
 * associated.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociateInstanceStorageConfig.html
 */
export const storageTypes = [
  'CALL_RECORDINGS',
  'SCREEN_RECORDINGS',
  'CHAT_TRANSCRIPTS',
  'ATTACHMENTS',
  'EMAIL_MESSAGES',
  'CONTACT_EVALUATIONS',
  'SCHEDULED_REPORTS',
  'MEDIA_STREAMS',
  'CONTACT_TRACE_RECORDS',
  'AGENT_EVENTS',
  'REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS',
  'REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS',
  'REAL_TIME_CONTACT_ANALYSIS_SEGMENTS',
] as const;

export type StorageType = (typeof storageTypes)[number];
