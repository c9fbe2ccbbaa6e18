/**
 * The kinds of content and records that the platform stores, each with a retention of its own.
 *
 * The first eight are what Amazon Connect and its streams leave in S3, then come files of applications, copies, logs and
 * evidence.
 */
export const storedContents = [
  'call-recording',
  'screen-recording',
  'transcript',
  'attachment',
  'email',
  'evaluation',
  'report',
  'contact-record-lake',
  'application-file',
  'customer-profile',
  'live-media',
  'record-stream',
  'flow-log',
  'function-log',
  'replication-log',
  'access-log',
  'audit-trail',
  'query-result',
  'access-request-export',
  'database-backup',
  'erasure-ledger',
  'residency-evidence',
] as const;

export type StoredContent = (typeof storedContents)[number];
