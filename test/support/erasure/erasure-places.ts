import { type ContentPlace } from '../../../lib/domain/erasure/object-places';
import { type Label, piiOf } from '../../../lib/domain/labels';
import { reportPlaces } from './connected-stores';
import { REGION, REPLICA_REGION } from './place';

/** What the double of AWS KMS computes keyed hashes with. */
export const MAC_SECRET = 'never leaves AWS KMS';

/** The day on which everything happens. */
export const TODAY = new Date('2026-11-21T12:00:00Z');

/** Buckets of the tests: recordings in two Regions and under Object Lock, transcripts, the lake. */
export const places: readonly ContentPlace[] = [
  {
    bucket: 'recordings',
    region: REGION,
    locked: true,
    replica: { bucket: 'recordings-copy', region: REPLICA_REGION },
  },
  { bucket: 'transcripts', region: REGION, locked: false },
  { bucket: 'attachments', region: REGION, locked: false },
  { bucket: 'minutes', region: REGION, locked: false, minimum: { days: 1826, basis: 'MiFID II art. 16(7)' } },
  { bucket: 'lake', region: REGION, locked: false, replica: { bucket: 'lake-copy', region: REPLICA_REGION } },
  ...reportPlaces.map(({ bucket, region, locked, replica }) => ({ bucket, region, locked, replica })),
];

const contents = {
  recordings: 'call-recording',
  transcripts: 'transcript',
  attachments: 'attachment',
  minutes: 'email',
  reports: 'report',
  evaluations: 'evaluation',
  lake: 'contact-record-lake',
} as const;

/** The label of every bucket. */
export const labels: Readonly<Record<string, Label>> = Object.fromEntries(
  Object.entries(contents).map(([bucket, content]) => [
    bucket,
    {
      content,
      dataClass: content === 'contact-record-lake' ? 'contact-metadata' : 'customer-content',
      jurisdiction: 'ca',
      organisation: 'northwind',
      classification: 'protected-b',
      retentionDays: 365,
      pii: piiOf[content] ?? [],
    },
  ]),
);
