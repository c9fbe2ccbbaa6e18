import { type Proofs } from './proof';

/** Databases and reference data. */
export const databases: Proofs = {
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
};
