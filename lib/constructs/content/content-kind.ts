import { type DataClass } from '../../domain/data-class';
import { type StoredContent } from '../../domain/stored-content';

/** The kinds of content that lie in a bucket of their own. */
export const contentKinds = [
  'call-recording',
  'screen-recording',
  'transcript',
  'attachment',
  'email',
  'evaluation',
  'report',
  'contact-record-lake',
  'application-file',
] as const satisfies readonly StoredContent[];

export type ContentKind = (typeof contentKinds)[number];

/** What is true of a kind of content wherever it is deployed. */
export interface ContentFacts {
  /** Name of the bucket construct. Changing it replaces the bucket. */
  readonly constructId: string;
  /** First part of the object keys, up to the first slash. */
  readonly prefix: string;
  readonly dataClass: DataClass;
  /** Whether Object Lock may be on. Amazon Connect does not support it for attachments. */
  readonly lockable: boolean;
}

export const contentFacts: Readonly<Record<ContentKind, ContentFacts>> = {
  'call-recording': {
    constructId: 'CallRecordings',
    prefix: 'call-recordings',
    dataClass: 'customer-content',
    lockable: true,
  },
  'screen-recording': {
    constructId: 'ScreenRecordings',
    prefix: 'screen-recordings',
    dataClass: 'customer-content',
    lockable: true,
  },
  transcript: {
    constructId: 'Transcripts',
    prefix: 'chat-transcripts',
    dataClass: 'customer-content',
    lockable: false,
  },
  attachment: {
    constructId: 'Attachments',
    prefix: 'attachments',
    dataClass: 'customer-content',
    lockable: false,
  },
  email: {
    constructId: 'EmailMessages',
    prefix: 'email-messages',
    dataClass: 'customer-content',
    lockable: false,
  },
  evaluation: {
    constructId: 'Evaluations',
    prefix: 'contact-evaluations',
    dataClass: 'customer-content',
    lockable: false,
  },
  report: {
    constructId: 'Reports',
    prefix: 'scheduled-reports',
    dataClass: 'contact-metadata',
    lockable: false,
  },
  'contact-record-lake': {
    constructId: 'ContactRecordLake',
    prefix: 'contact-record-lake',
    dataClass: 'contact-metadata',
    lockable: false,
  },
  'application-file': {
    constructId: 'ApplicationFiles',
    prefix: 'application-files',
    dataClass: 'customer-content',
    lockable: false,
  },
};
