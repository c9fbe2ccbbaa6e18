import { type Proofs } from './proof';

/** Where data is, and what may decide otherwise. */
export const residency: Proofs = {
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
  tls12: {
    enforcedBy: ['lib/constructs/api/regional-api.ts'],
    provenBy: ['test/constructs/api/regional-api.test.ts'],
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
};
