import { type Client } from 'pg';
import {
  AUDITED_ROLE,
  databaseRoles,
  REFERENCE_SCHEMA,
  REPLICATION_CONTROL_SCHEMA,
  type DatabaseName,
  type DatabaseRole,
  type MigrationProperties,
} from './contract';

const { application, analyticsReader, regionAssigner, referenceEditor, replicationReader, targetWriter } =
  databaseRoles;

/** Who may connect to a database. The roles of the replication never to organisation data. */
const connecting: Readonly<Record<DatabaseName, readonly DatabaseRole[]>> = {
  organisation: [application, analyticsReader, regionAssigner],
  reference: [application, analyticsReader, referenceEditor, replicationReader, targetWriter],
};

/** Lets in whom the list says, and nobody else. */
export async function grantConnections(client: Client, database: DatabaseName): Promise<void> {
  const others = Object.values(databaseRoles).filter((role) => role !== databaseRoles.migrator);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${others.join(', ')}`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${connecting[database].join(', ')}`);
  // The assigner checks rows in a temporary table before row-level security lets them in.
  if (database === 'organisation') await client.query(`GRANT TEMPORARY ON DATABASE organisation TO ${regionAssigner}`);
}

/** The extension that logs what is granted to the audited role; a server of one's own can be without it. */
export async function ensureAudit(administrator: Client): Promise<void> {
  const { rowCount } = await administrator.query(
    "SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'pgaudit' AND installed_version IS NULL",
  );
  if (rowCount === 1) await administrator.query('CREATE EXTENSION IF NOT EXISTS pgaudit');
}

/**
 * Rights on reference data, which depend on the Region: only the master Region has somebody who writes it, and only
 * the others have a replication that does.
 */
export async function grantReferenceData(
  client: Client,
  { ReferenceData }: Pick<MigrationProperties, 'ReferenceData'>,
): Promise<void> {
  const readers = [application, analyticsReader];
  const everybody = [...readers, referenceEditor, replicationReader, targetWriter].join(', ');
  const schemas = [REFERENCE_SCHEMA, REPLICATION_CONTROL_SCHEMA];
  const master = [
    `GRANT USAGE ON SCHEMA ${REFERENCE_SCHEMA} TO ${referenceEditor}, ${replicationReader}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${REFERENCE_SCHEMA} TO ${referenceEditor}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${REFERENCE_SCHEMA} TO ${replicationReader}`,
    // For its heartbeat: a slot on a database at rest holds back the write-ahead log of the whole server.
    `GRANT USAGE, CREATE ON SCHEMA ${REPLICATION_CONTROL_SCHEMA} TO ${replicationReader}`,
  ];
  const target = [
    `GRANT USAGE ON SCHEMA ${REFERENCE_SCHEMA} TO ${targetWriter}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${REFERENCE_SCHEMA} TO ${targetWriter}`,
    `GRANT USAGE, CREATE ON SCHEMA ${REPLICATION_CONTROL_SCHEMA} TO ${targetWriter}`,
  ];
  const statements = [
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${REFERENCE_SCHEMA} FROM ${everybody}`,
    `REVOKE ALL ON SCHEMA ${schemas.join(', ')} FROM ${everybody}`,
    `GRANT USAGE ON SCHEMA ${REFERENCE_SCHEMA} TO ${readers.join(', ')}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${REFERENCE_SCHEMA} TO ${readers.join(', ')}`,
    // Who wrote reference data is in the log, wherever it was.
    `GRANT INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${REFERENCE_SCHEMA} TO ${AUDITED_ROLE}`,
    ...(ReferenceData === 'master' ? master : target),
  ];
  // One transaction: at no moment is a role of the replication without its rights.
  await client.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
}
