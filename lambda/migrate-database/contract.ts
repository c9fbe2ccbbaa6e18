import * as z from 'zod';

/**
 * The databases of a Region's server.
 *
 * Two, because logical decoding reads a whole database: a replication slot on `reference` never sees organisation data.
 */
export const databaseNames = ['organisation', 'reference'] as const;

export type DatabaseName = (typeof databaseNames)[number];

/**
 * Roles of the server. None is a superuser, none passes row-level security by.
 *
 * - `migrator` owns the schemas; nobody can log in as it.
 * - `application` serves people, one organisation at a time.
 * - `analytics_reader` reads activity and reports, one organisation at a time.
 * - `region_assigner` moves organisations' rows in, one organisation at a time.
 * - `reference_editor` writes reference data, in the master Region only.
 * - `replication_reader` reads the changes of reference tables, in the master Region only.
 * - `target_writer` writes reference tables, in every other Region only.
 */
export const databaseRoles = {
  migrator: 'migrator',
  application: 'application',
  analyticsReader: 'analytics_reader',
  regionAssigner: 'region_assigner',
  referenceEditor: 'reference_editor',
  replicationReader: 'replication_reader',
  targetWriter: 'target_writer',
} as const;

/**
 * Nobody's role: what is granted to it, pgaudit logs, whoever does it. Amazon RDS takes no other name.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.auditing.html
 */
export const AUDITED_ROLE = 'rds_pgaudit';

export type DatabaseRole = (typeof databaseRoles)[keyof typeof databaseRoles];

/** Schema of `reference` that holds the reference tables and nothing else. */
export const REFERENCE_SCHEMA = 'reference';

/** Schema of `reference` in which the replication may create its own tables (AWS DMS: `ControlSchema`). */
export const REPLICATION_CONTROL_SCHEMA = 'replication_control';

/** Files that the bundle needs beside its `index.js`: from the root of the repository, to the root of the bundle. */
export const migrationFiles = [
  { from: 'lambda/migrate-database/migrations', to: 'migrations' },
  // The library creates its own table from a file that it looks for beside itself.
  {
    from: 'node_modules/postgres-migrations/dist/migrations/0_create-migrations-table.sql',
    to: 'migrations/0_create-migrations-table.sql',
  },
] as const;

const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** What the deployment says about the Region's databases. CloudFormation hands over every scalar as text. */
export const migrationPropertiesSchema = z.object({
  /** Id of the jurisdiction whose organisations the database holds, such as `ca`. */
  Jurisdiction: z.string().min(1),
  /** Region of the database. */
  Region: z.string().min(1),
  /** The databases that this server holds: organisation data and reference data can be on servers of their own. */
  Databases: z
    .array(z.enum(databaseNames))
    .min(1)
    .default([...databaseNames]),
  /** `master`: reference data is written here. `target`: it arrives from the master Region. */
  ReferenceData: z.enum(['master', 'target']),
  /** The reference tables of the deployment definition. */
  ReferenceTables: z.array(z.object({ Schema: identifier, Name: identifier })),
  /** Secrets (`username`, `password`) of roles that log in with a password, because AWS DMS cannot use IAM. */
  RoleSecretArns: z.array(z.string().min(1)),
  /** Hash of the migrations: a new one makes CloudFormation call again. */
  ContentHash: z.string().min(1),
});

export type MigrationProperties = z.output<typeof migrationPropertiesSchema>;

/** Event of the CDK provider framework (`onEvent`). */
export const migrateDatabaseEventSchema = z.discriminatedUnion('RequestType', [
  z.object({ RequestType: z.literal('Create'), ResourceProperties: migrationPropertiesSchema }),
  z.object({ RequestType: z.literal('Update'), ResourceProperties: migrationPropertiesSchema }),
  // Data is retained: what was migrated stays, whatever the properties were.
  z.object({ RequestType: z.literal('Delete') }),
]);

export type MigrateDatabaseEvent = z.output<typeof migrateDatabaseEventSchema>;

/** What the provider framework gets back. */
export const migrateDatabaseResultSchema = z.object({
  PhysicalResourceId: z.string().min(1),
  /** Attributes of the custom resource: comma-separated names of the migrations that this call ran. */
  Data: z.object({ Applied: z.string() }).optional(),
});

export type MigrateDatabaseResult = z.output<typeof migrateDatabaseResultSchema>;

/** Environment variables, which the construct sets. */
export const migrateDatabaseEnvironmentSchema = z.object({
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number<string>().int().min(1).max(65_535),
  /** Secret (`username`, `password`) of the server's administrator. */
  ADMINISTRATOR_SECRET_ARN: z.string().min(1),
  /** Certificates of Amazon RDS, which the Node.js runtime ships but does not trust by itself. */
  NODE_EXTRA_CA_CERTS: z.literal('/var/runtime/ca-cert.pem'),
});

/** The environment as text, as the construct writes it. */
export type MigrateDatabaseEnvironment = z.input<typeof migrateDatabaseEnvironmentSchema>;
