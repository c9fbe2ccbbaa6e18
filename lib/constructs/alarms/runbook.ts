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
  'settings-of-a-contact-centre-were-changed': 'privacy',
  'a-copy-of-data-was-made': 'privacy',
  'data-was-sent-another-way': 'privacy',
  'data-was-shared': 'privacy',
  'a-region-or-the-edge-was-opened': 'privacy',
  'the-watch-was-changed': 'security',
  'permissions-were-changed': 'security',
  'a-bucket-policy-was-changed': 'security',
  'a-key-was-disabled-or-deleted': 'security',
  'calls-are-denied': 'security',
  'the-root-user-was-used': 'security',
  'somebody-signed-in-without-a-second-factor': 'security',
  'data-was-asked-for-through-another-region': 'security',
  'a-threat-was-found': 'security',
  'access-from-outside-is-possible': 'security',
  'a-resource-breaks-a-rule': 'security',
  'nothing-is-recorded': 'security',
  'calls-are-refused': 'operations',
  'a-flow-has-errors': 'operations',
  'a-recording-was-not-delivered': 'operations',
  'contact-records-are-not-masked': 'privacy',
  'look-ups-fail': 'operations',
  'sign-ins-fail': 'operations',
  'requests-fail': 'operations',
  'the-registry-holds-something-else': 'privacy',
  'the-registry-is-not-checked': 'security',
  'log-events-do-not-reach-their-collector': 'security',
  'an-audit-finds-something': 'privacy',
  'no-audit-is-completed': 'security',
  'an-object-is-not-labelled': 'privacy',
  'an-erasure-is-interrupted': 'privacy',
  'an-erasure-is-due': 'privacy',
  'payments-fail': 'operations',
  'the-payment-function-tried-another-host': 'security',
  'a-disclosure-is-due': 'privacy',
  'a-disclosure-fails': 'privacy',
  'an-opt-out-is-not-recorded': 'privacy',
  'an-answer-is-to-be-given': 'privacy',
  'a-restore-is-not-replayed': 'privacy',
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
