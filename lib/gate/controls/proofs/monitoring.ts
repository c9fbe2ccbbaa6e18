import { type Proofs } from './proof';

/** What watches an account that runs. */
export const monitoring: Proofs = {
  'siem-export': {
    enforcedBy: ['lib/constructs/siem/siem-export.ts', 'lambda/mask-log-events/mask.ts'],
    provenBy: ['test/stacks/siem-export.test.ts', 'test/domain/masking/mask-text.test.ts'],
  },
  cloudtrail: {
    enforcedBy: ['lib/constructs/compliance/audit-trail.ts', 'lib/constructs/compliance/evidence-bucket.ts'],
    provenBy: ['test/stacks/compliance-stack.test.ts', 'test/gate/mutation.test.ts'],
  },
  'data-events': {
    enforcedBy: ['lib/constructs/compliance/audit-trail.ts', 'lib/constructs/compliance/saved-queries.ts'],
    provenBy: ['test/stacks/compliance-stack.test.ts'],
  },
  'no-residual-copies': {
    enforcedBy: ['lib/residency/live/copy-drift.ts', 'lib/audit/collect/databases.ts', 'lib/audit/collect/backups.ts'],
    provenBy: ['test/audit/audit-account.test.ts'],
  },
  'scheduled-review': {
    enforcedBy: ['lib/constructs/compliance/residency-audit.ts', 'lambda/audit-residency/audit.ts'],
    provenBy: ['test/constructs/compliance/residency-audit.test.ts', 'test/lambda/audit-residency/audit.test.ts'],
  },
  'residency-change-alert': {
    enforcedBy: ['lib/constructs/compliance/call-rules.ts', 'lib/constructs/compliance/calls/index.ts'],
    provenBy: ['test/constructs/compliance/call-patterns.test.ts', 'test/stacks/alarms.test.ts'],
  },
  'cross-region-alert': {
    enforcedBy: [
      'lib/constructs/compliance/trail-filters.ts',
      'lib/constructs/compliance/outpost.ts',
      'lib/constructs/compliance/residency-policy.ts',
    ],
    provenBy: [
      'test/constructs/compliance/trail-filters.test.ts',
      'test/stacks/compliance-outpost-stack.test.ts',
      'test/constructs/compliance/residency-policy.test.ts',
    ],
  },
  'security-alarms': {
    enforcedBy: ['lib/constructs/compliance/trail-alarms.ts', 'lib/constructs/compliance/contact-centre-alarms.ts'],
    provenBy: ['test/constructs/compliance/trail-filters.test.ts', 'test/stacks/alarms.test.ts'],
  },
  guardduty: {
    enforcedBy: ['lib/constructs/compliance/threat-detection.ts', 'lib/constructs/compliance/managed-rules.ts'],
    provenBy: ['test/stacks/compliance-stack.test.ts'],
  },
  'aws-config': {
    enforcedBy: ['lib/constructs/compliance/configuration-record.ts', 'lib/constructs/compliance/managed-rules.ts'],
    provenBy: ['test/stacks/compliance-stack.test.ts', 'test/stacks/alarms.test.ts'],
  },
  'config-custom-residency': {
    enforcedBy: ['lib/constructs/compliance/residency-policy.ts'],
    provenBy: ['test/constructs/compliance/residency-policy.test.ts'],
  },
  'required-tags': {
    enforcedBy: ['lib/stacks/jurisdiction-stage.ts', 'lib/constructs/compliance/managed-rules.ts'],
    provenBy: ['test/stacks/platform.test.ts'],
  },
  dashboard: {
    enforcedBy: ['lib/constructs/compliance/compliance-dashboard.ts', 'lib/constructs/compliance/saved-queries.ts'],
    provenBy: ['test/stacks/compliance-stack.test.ts'],
  },
};
