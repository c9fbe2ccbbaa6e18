import { type StoredContent } from './stored-content';

/** How long content is kept where no law and no wish says otherwise, and when it moves to cheaper storage. In days. */
export interface RetentionDefault {
  readonly days: number;
  readonly infrequentAccessAfterDays?: number;
  readonly archiveAfterDays?: number;
}

/** Days that a superseded version of an object stays, so that a mistaken deletion can be undone. */
export const SUPERSEDED_VERSION_DAYS = 7;

/** Days that Amazon Connect itself keeps contact records (24 months); AWS offers no setting for it. */
export const CONNECT_CONTACT_RECORD_DAYS = 731;

/** The default retention of every kind of stored content. */
export const retentionDefaults: Readonly<Record<StoredContent, RetentionDefault>> = {
  'call-recording': { days: 365, infrequentAccessAfterDays: 30, archiveAfterDays: 90 },
  'screen-recording': { days: 90 },
  transcript: { days: 365 },
  attachment: { days: 365 },
  email: { days: 365 },
  evaluation: { days: 365 },
  report: { days: 395 },
  'contact-record-lake': { days: 395 },
  'application-file': { days: 365 },
  'customer-profile': { days: 365 },
  'live-media': { days: 1 },
  'record-stream': { days: 1 },
  'flow-log': { days: 90 },
  'function-log': { days: 90 },
  'replication-log': { days: 30 },
  'access-log': { days: 400 },
  'audit-trail': { days: 2557, archiveAfterDays: 400 },
  'query-result': { days: 7 },
  'access-request-export': { days: 14 },
  'database-backup': { days: 35 },
  'erasure-ledger': { days: 1096 },
  'residency-evidence': { days: 2557 },
};
