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
    provenBy: ['test/stacks/jurisdiction-stage.test.ts', 'test/contact-flows/inbound-flow.test.ts'],
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
    enforcedBy: ['lib/constructs/registry/organisation-registry.ts', 'lambda/manage-organisations/manage.ts'],
    provenBy: [
      'test/constructs/registry/organisation-registry.test.ts',
      'test/lambda/manage-organisations/manage.test.ts',
      'test/lambda/check-registry-stream/handler.test.ts',
    ],
  },
  'org-routing': {
    enforcedBy: ['lambda/look-up-organisation/look-up.ts', 'lib/contact-flows/inbound/inbound-flow.ts'],
    provenBy: ['test/lambda/look-up-organisation/look-up.test.ts', 'test/contact-flows/inbound-flow.test.ts'],
  },
  'user-org-binding': {
    enforcedBy: ['lib/constructs/identity/user-directory.ts', 'lambda/issue-claims/issue.ts'],
    provenBy: ['test/constructs/identity/sign-in.test.ts', 'test/lambda/issue-claims/issue.test.ts'],
  },
  'jwt-org-claim': {
    enforcedBy: ['lambda/issue-claims/issue.ts'],
    provenBy: ['test/lambda/issue-claims/issue.test.ts'],
  },
  'regional-idp': {
    enforcedBy: [
      'lib/constructs/identity/user-directory.ts',
      'lib/config/checks/identity-providers.ts',
      'lib/residency/channels/identity.ts',
    ],
    provenBy: [
      'test/config/organisations.test.ts',
      'test/lambda/issue-claims/issue.test.ts',
      'test/gate/mutation.test.ts',
    ],
  },
  saml: {
    enforcedBy: ['lib/constructs/identity/sign-in.ts', 'lib/config/checks/identity-providers.ts'],
    provenBy: ['test/constructs/identity/sign-in.test.ts', 'test/config/organisations.test.ts'],
  },
  'saml-minimum': {
    enforcedBy: ['lib/config/identity-provider-schema.ts', 'lib/constructs/identity/sign-in.ts'],
    provenBy: ['test/config/organisations.test.ts', 'test/constructs/identity/sign-in.test.ts'],
  },
  'api-authz': {
    enforcedBy: [
      'lib/domain/organisations/authorise.ts',
      'lambda/authorise-request/decide.ts',
      'lib/constructs/api/regional-api.ts',
    ],
    provenBy: [
      'test/domain/organisations/authorise.properties.test.ts',
      'test/lambda/authorise-request/attacks.test.ts',
      'test/constructs/api/regional-api.test.ts',
    ],
  },
  'cross-org-grant': {
    enforcedBy: ['lib/domain/organisations/access-grant.ts', 'lib/domain/organisations/authorise.ts'],
    provenBy: [
      'test/domain/organisations/authorise.properties.test.ts',
      'test/lambda/manage-organisations/move-and-grant.test.ts',
    ],
  },
  'isolation-tests': {
    enforcedBy: ['.github/workflows/gate.yml'],
    provenBy: ['test/lambda/authorise-request/isolation.test.ts', 'test/lambda/shared/organisation-database.test.ts'],
  },
  tls12: {
    enforcedBy: ['lib/constructs/api/regional-api.ts'],
    provenBy: ['test/constructs/api/regional-api.test.ts'],
  },
  'flow-lambda': {
    enforcedBy: ['lib/contact-flows/inbound/inbound-flow.ts', 'lib/constructs/contact-centre/flow-function.ts'],
    provenBy: ['test/contact-flows/inbound-flow.test.ts', 'test/constructs/contact-centre/contact-centre.test.ts'],
  },
  'flow-contract': {
    enforcedBy: ['lib/contact-flows/rules/results-stored.ts', 'lambda/look-up-organisation/contract.ts'],
    provenBy: ['test/contact-flows/lint-flow.test.ts', 'test/lambda/look-up-organisation/look-up.test.ts'],
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
    enforcedBy: [
      'lib/gate/residency-plugin.ts',
      'lib/residency/analyse.ts',
      'lib/guardrails/movement-statements.ts',
      'lambda/judge-stack/judge.ts',
    ],
    provenBy: [
      'test/gate/residency-plugin.test.ts',
      'test/gate/check.test.ts',
      'test/guardrails/service-control-policies.test.ts',
      'test/guardrails/own-deployment.test.ts',
      'test/lambda/judge-stack/judge.test.ts',
    ],
  },
  'siem-export': {
    enforcedBy: ['lib/constructs/siem/siem-export.ts', 'lambda/mask-log-events/mask.ts'],
    provenBy: ['test/stacks/siem-export.test.ts', 'test/lambda/mask-log-events/mask-text.test.ts'],
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
  'deny-unencrypted': {
    enforcedBy: ['lib/constructs/storage/encryption-denials.ts'],
    provenBy: ['test/constructs/storage/storage.test.ts'],
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
