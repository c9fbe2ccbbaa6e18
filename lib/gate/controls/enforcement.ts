/** The code that enforces a control and the tests that prove it. Paths from the root of the repository. */
export interface Proof {
  readonly enforcedBy: readonly [string, ...string[]];
  /** Empty: enforced, but no test fails when it stops being so. */
  readonly provenBy: readonly string[];
}

/**
 * Controls that exist: all requirements of the control are met by the code, as far as templates can meet them. One that
 * is met in part is not here, and counts as planned.
 */
export const proofs: Readonly<Record<string, Proof>> = {
  'storage-in-boundary': {
    enforcedBy: ['lib/constructs/contact-centre/storage-associations.ts', 'lib/residency/rules/data-stays-home.ts'],
    provenBy: ['test/constructs/contact-centre/contact-centre.test.ts', 'test/gate/residency-plugin.test.ts'],
  },
  'explicit-region': {
    enforcedBy: ['lib/config/deployment-schema.ts', 'lib/residency/rules/data-stays-home.ts'],
    provenBy: [
      'test/config/refused-definitions.test.ts',
      'test/stacks/platform.test.ts',
      'test/gate/residency-plugin.test.ts',
    ],
  },
  'recording-explicit': {
    enforcedBy: ['lib/config/feature-schema.ts', 'lib/constructs/contact-centre/storage-associations.ts'],
    provenBy: ['test/stacks/jurisdiction-stage.test.ts', 'test/constructs/contact-centre/inbound-flow.test.ts'],
  },
  'classify-content': {
    enforcedBy: ['lib/config/checks/classification.ts', 'lib/constructs/data-class.ts'],
    provenBy: ['test/config/refused-definitions.test.ts', 'test/stacks/platform.test.ts'],
  },
  'no-unplanned-replication': {
    enforcedBy: ['lib/config/checks/disaster-recovery.ts', 'lib/residency/channels/object-storage.ts'],
    provenBy: ['test/stacks/jurisdiction-stage.test.ts', 'test/gate/residency-plugin.test.ts'],
  },
  cmk: {
    enforcedBy: ['lib/constructs/keys/regional-key.ts', 'lib/constructs/storage/resident-bucket.ts'],
    provenBy: ['test/constructs/keys/regional-key.test.ts', 'test/gate/gate.test.ts'],
  },
  'lifecycle-defined': {
    enforcedBy: ['lib/domain/retention.ts', 'lib/constructs/storage/lifecycle.ts'],
    provenBy: ['test/domain/retention.test.ts', 'test/constructs/storage/storage.test.ts'],
  },
  'ai-cross-region': {
    enforcedBy: ['lib/config/checks/features.ts', 'lib/residency/channels/generative-ai.ts'],
    provenBy: ['test/config/refused-definitions.test.ts', 'test/residency/channels/channels.test.ts'],
  },
  'decision-authority': {
    enforcedBy: ['lib/residency/decisions/checks/approval.ts', '.github/CODEOWNERS'],
    provenBy: ['test/residency/decisions/checks.test.ts', 'test/gate/decisions.test.ts'],
  },
  'decision-criteria': {
    enforcedBy: ['lib/residency/decisions/decision-schema.ts', 'lib/residency/decisions/checks/market-availability.ts'],
    provenBy: ['test/residency/decisions/parse-decision.test.ts', 'test/residency/decisions/checks.test.ts'],
  },
  'iac-only': {
    enforcedBy: ['lib/stacks/platform.ts'],
    provenBy: ['test/stacks/platform.test.ts'],
  },
  'org-data-in-region': {
    enforcedBy: ['lib/stacks/jurisdiction-stage.ts', 'lib/residency/rules/data-stays-home.ts'],
    provenBy: ['test/stacks/jurisdiction-stage.test.ts', 'test/gate/gate.test.ts'],
  },
  'org-registry': {
    enforcedBy: ['lib/constructs/registry/organisation-registry.ts'],
    provenBy: ['test/constructs/registry/organisation-registry.test.ts'],
  },
  rls: {
    enforcedBy: [
      'lambda/migrate-database/migrations/organisation/5_row_level_security.sql',
      'lambda/migrate-database/check-schema.ts',
    ],
    provenBy: ['test/lambda/shared/organisation-database.test.ts', 'test/lambda/migrate-database/migrate.test.ts'],
  },
  'regional-isolation': {
    enforcedBy: [
      'lib/stacks/databases-stack.ts',
      'lib/constructs/database/regional-database.ts',
      'lib/constructs/network/isolated-network.ts',
    ],
    provenBy: [
      'test/constructs/database/regional-database.test.ts',
      'test/constructs/replication/reference-replication.test.ts',
      'test/gate/mutation.test.ts',
    ],
  },
  'refdata-allowlist': {
    enforcedBy: [
      'lib/config/checks/reference-data.ts',
      'lib/constructs/replication/table-mappings.ts',
      'lambda/migrate-database/check-schema.ts',
    ],
    provenBy: [
      'test/config/refused-definitions.test.ts',
      'test/constructs/replication/table-mappings.test.ts',
      'test/lambda/migrate-database/migrate.test.ts',
    ],
  },
  'refdata-one-way': {
    enforcedBy: [
      'lambda/migrate-database/grants.ts',
      'lambda/migrate-database/roles.ts',
      'lib/residency/channels/database-migration.ts',
    ],
    provenBy: ['test/replication/reference-replication.test.ts', 'test/gate/mutation.test.ts'],
  },
  'refdata-sync': {
    enforcedBy: [
      'lib/constructs/replication/reference-replication.ts',
      'lib/stacks/reference-stage.ts',
      'docs/runbook.md',
    ],
    provenBy: [
      'test/constructs/replication/reference-replication.test.ts',
      'test/replication/reference-replication.test.ts',
    ],
  },
  'refdata-daily-check': {
    enforcedBy: [
      'lib/constructs/replication/comparison-definition.ts',
      'lib/constructs/replication/daily-comparison.ts',
    ],
    provenBy: [
      'test/constructs/replication/daily-comparison.test.ts',
      'test/replication/reference-replication.test.ts',
    ],
  },
  'refdata-alarms': {
    enforcedBy: ['lib/constructs/replication/replication-alarms.ts', 'lib/constructs/database/database-alarms.ts'],
    provenBy: [
      'test/constructs/replication/reference-replication.test.ts',
      'test/constructs/database/database-alarms.test.ts',
    ],
  },
  'encrypt-everywhere': {
    enforcedBy: [
      'lib/constructs/keys/regional-key.ts',
      'lib/constructs/storage/resident-bucket.ts',
      'lib/constructs/logs/encrypted-log-group.ts',
      'lib/constructs/database/regional-database.ts',
    ],
    provenBy: [
      'test/stacks/platform.test.ts',
      'test/constructs/database/regional-database.test.ts',
      'test/gate/gate.test.ts',
    ],
  },
  'movement-guardrails': {
    enforcedBy: ['lib/gate/residency-plugin.ts', 'lib/residency/analyse.ts'],
    provenBy: ['test/gate/residency-plugin.test.ts', 'test/gate/check.test.ts'],
  },
  'jurisdiction-profile': {
    enforcedBy: ['lib/domain/jurisdictions/de-bafin.ts', 'lib/domain/jurisdictions/fr-acpr.ts'],
    provenBy: ['test/domain/jurisdictions.test.ts'],
  },
  'dr-matrix': {
    enforcedBy: ['lib/config/checks/disaster-recovery.ts', 'lib/constructs/content/replication.ts'],
    provenBy: ['test/config/refused-places.test.ts', 'test/constructs/content/content-bucket.test.ts'],
  },
  'connect-availability': {
    enforcedBy: ['lib/config/checks/instance-regions.ts'],
    provenBy: ['test/config/refused-places.test.ts'],
  },
  'no-global-edge': {
    enforcedBy: ['lib/residency/channels/edge.ts'],
    provenBy: [],
  },
  'erasure-workflow': {
    enforcedBy: [
      'lib/domain/erasure/erasure-request.ts',
      'lib/constructs/erasure/erasure-definition.ts',
      'lambda/erase-objects/erase.ts',
      'lambda/erase-contacts/erase.ts',
    ],
    provenBy: ['test/erasure/workflow.test.ts', 'test/erasure/faults.test.ts'],
  },
  'erasure-verify': {
    enforcedBy: ['lib/constructs/erasure/erasure-definition.ts', 'lambda/verify-erasure/verify.ts'],
    provenBy: ['test/erasure/workflow.test.ts', 'test/lambda/verify-erasure/handler.test.ts'],
  },
  'erasure-record': {
    enforcedBy: ['lambda/erase-user-rows/erase.ts', 'lambda/record-erasure/erasure-ledger.ts'],
    provenBy: [
      'test/erasure/workflow.test.ts',
      'test/lambda/record-erasure/handler.test.ts',
      'test/domain/erasure/ledger.test.ts',
    ],
  },
  'deny-unencrypted': {
    enforcedBy: ['lib/constructs/storage/encryption-denials.ts'],
    provenBy: ['test/constructs/storage/storage.test.ts'],
  },
};
