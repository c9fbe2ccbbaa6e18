/** What an alarm is about decides which role answers for it. */
export const alarmOwners = ['operations', 'security', 'privacy'] as const;

export type AlarmOwner = (typeof alarmOwners)[number];

/** Headings of docs/runbook.md, as anchors, and who answers for an alarm that names one. */
export const runbook = {
  'free-storage-is-low': 'operations',
  'a-replication-slot-grows': 'operations',
  'replication-is-late': 'operations',
  'validation-finds-differences': 'operations',
  'a-replication-task-has-stopped': 'operations',
  'the-daily-comparison-fails': 'operations',
} as const satisfies Readonly<Record<string, AlarmOwner>>;

export type RunbookHeading = keyof typeof runbook;

/** What an alarm says of itself: what is the matter, whose it is, and where to read what to do. */
export function alarmText(
  description: string,
  heading: RunbookHeading,
  owners: Readonly<Record<AlarmOwner, string>>,
): string {
  return `${description} Owner: ${owners[runbook[heading]]}. See docs/runbook.md#${heading}.`;
}
