import { join } from 'node:path';
import { type Client } from 'pg';
import { migrate as runMigrations } from 'postgres-migrations';
import { plainIdentifierProblems } from './check-identifiers';
import { organisationDataProblems, referenceDataProblems } from './check-schema';
import { databaseRoles, type DatabaseName, type MigrationProperties } from './contract';
import { ensureAudit, grantConnections, grantReferenceData } from './grants';
import { ensureRoles, setPassword, type RoleCredentials } from './roles';

/** What the migration needs from outside. */
export interface MigrationPorts {
  /** A connection of the administrator to a database of the server. The caller of the port ends it. */
  readonly connect: (database: string) => Promise<Client>;
  readonly readSecret: (arn: string) => Promise<RoleCredentials>;
  /** Holds a folder of SQL files for each database. */
  readonly migrationsDirectory: string;
}

/** Every server has it; nothing is kept in it. */
const MAINTENANCE_DATABASE = 'postgres';
/** Two calls at once take turns. Any number does that nothing else uses. */
const LOCK = 7_206_831_553;

/**
 * Brings the server of a Region to the state that the migrations and the deployment definition describe: roles,
 * databases, schemas, rights. Doing it again changes nothing.
 *
 * @returns names of the migrations that this call ran, as `database/name`
 * @throws Error when a migration fails (it is rolled back), one that ran was changed since, or the schema then breaks
 *   what residency rests on; one line, which says how to fix it
 */
export async function migrateDatabases(
  properties: MigrationProperties,
  ports: MigrationPorts,
): Promise<readonly string[]> {
  return withConnection(ports, MAINTENANCE_DATABASE, async (administrator) => {
    await administrator.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(administrator, properties);
    for (const arn of properties.RoleSecretArns) await setPassword(administrator, await ports.readSecret(arn));
    const applied: string[] = [];
    for (const database of properties.Databases) {
      await ensureDatabase(administrator, database);
      const names = await withConnection(ports, database, (client) =>
        migrateDatabase(client, database, properties, ports.migrationsDirectory),
      );
      applied.push(...names.map((name) => `${database}/${name}`));
    }
    return applied;
  });
}

async function withConnection<T>(
  ports: MigrationPorts,
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await ports.connect(database);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(administrator: Client, database: DatabaseName): Promise<void> {
  const { rows } = await administrator.query<{ owner: string }>(
    'SELECT datdba::regrole::text AS owner FROM pg_catalog.pg_database WHERE datname = $1',
    [database],
  );
  if (rows.length === 0) await administrator.query(`CREATE DATABASE ${database} OWNER ${databaseRoles.migrator}`);
  else if (rows[0]?.owner !== databaseRoles.migrator) {
    await administrator.query(`ALTER DATABASE ${database} OWNER TO ${databaseRoles.migrator}`);
  }
  await grantConnections(administrator, database);
}

async function migrateDatabase(
  client: Client,
  database: DatabaseName,
  properties: MigrationProperties,
  directory: string,
): Promise<readonly string[]> {
  await ensureAudit(client);
  await client.query(`SET ROLE ${databaseRoles.migrator}`);
  await client.query('CREATE SCHEMA IF NOT EXISTS migration');
  // The library writes its own table by its bare name. Migrations name the schema of everything.
  await client.query('SET search_path = migration');
  const applied = await run(client, join(directory, database), database);
  const problems =
    database === 'organisation'
      ? [...(await organisationDataProblems(client)), ...(await plainIdentifierProblems(client))]
      : await referenceDataProblems(client, properties.ReferenceTables);
  if (problems.length > 0) throw new Error(`database ${database}: ${problems.join('; ')}`);
  // Rights come last: a table with a problem is granted to nobody.
  if (database === 'organisation') await setPlace(client, properties);
  else await grantReferenceData(client, properties);
  return applied;
}

async function run(client: Client, directory: string, database: DatabaseName): Promise<readonly string[]> {
  try {
    const applied = await runMigrations({ client }, directory);
    return applied.map(({ fileName }) => fileName.replace(/\.sql$/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s*\n\s*/g, ' ') : String(error);
    throw new Error(`database ${database}: ${reason}`, { cause: error });
  }
}

/** The place is written once: a database does not change its jurisdiction. */
async function setPlace(client: Client, { Jurisdiction, Region }: MigrationProperties): Promise<void> {
  await client.query('INSERT INTO migration.place (jurisdiction, region) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    Jurisdiction,
    Region,
  ]);
  const { rows } = await client.query<{ jurisdiction: string; region: string }>('SELECT * FROM migration.place');
  const [place] = rows;
  if (place?.jurisdiction !== Jurisdiction || place.region !== Region) {
    throw new Error(
      `database organisation holds the organisations of '${place?.jurisdiction ?? ''}' in ${place?.region ?? ''}, not of '${Jurisdiction}' in ${Region}; ` +
        'create another server for that jurisdiction, because data does not change its jurisdiction',
    );
  }
}
