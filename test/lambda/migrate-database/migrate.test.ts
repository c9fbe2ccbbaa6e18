import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDITED_ROLE, databaseRoles } from '../../../lambda/migrate-database/contract';
import { migrateDatabases } from '../../../lambda/migrate-database/migrate';
import {
  migrationPorts,
  migrationProperties,
  referenceTables,
  replicationSecrets,
} from '../../support/migrated-server';
import { PostgresServer } from '../../support/postgres-server';
import { temporaryDirectory } from '../../support/temporary-directory';

let server: PostgresServer;
const scratch = temporaryDirectory();
const migrations = join(__dirname, '../../../lambda/migrate-database/migrations');

beforeAll(async () => {
  server = await PostgresServer.create();
});

afterAll(() => server.destroy());

const migrate = (changed: Parameters<typeof migrationProperties>[0] = {}, directory = migrations) =>
  migrateDatabases(migrationProperties(changed), migrationPorts(server, { migrationsDirectory: directory }));

/** A copy of the migrations, to change. */
function copied(name: string, changes: Readonly<Record<string, string>>): string {
  for (const database of ['organisation', 'reference']) {
    mkdirSync(join(scratch, name, database), { recursive: true });
    for (const file of readdirSync(join(migrations, database))) {
      copyFileSync(join(migrations, database, file), join(scratch, name, database, file));
    }
  }
  for (const [file, text] of Object.entries(changes)) writeFileSync(join(scratch, name, file), text);
  return join(scratch, name);
}

const superuserOf = (database: string) => ({ database });

describe('the migration of a server, by an administrator who is no superuser', () => {
  test('two calls at once take turns, and each migration runs once', async () => {
    const [first, second] = await Promise.all([migrate(), migrate()]);
    const all = ['organisation', 'reference'].flatMap((database) =>
      readdirSync(join(migrations, database))
        .sort((a, b) => parseInt(a) - parseInt(b))
        .map((file) => `${database}/${file.replace('.sql', '')}`),
    );
    expect([...first, ...second].filter((name) => !name.includes('0_create-migrations-table'))).toEqual(all);
    expect(first.length === 0 || second.length === 0).toBe(true);
  });

  test('again, it changes nothing', async () => {
    expect(await migrate({ ContentHash: 'another' })).toEqual([]);
  });

  test('no role is a superuser, passes row-level security by, creates roles, or is a member of another', async () => {
    const roles = Object.values(databaseRoles);
    const { rows } = await server.with({}, (client) =>
      client.query(
        `SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
         UNION ALL SELECT m.member::regrole::name FROM pg_auth_members m WHERE m.member::regrole::text = ANY($1)`,
        [roles],
      ),
    );
    expect(rows).toEqual([]);
  });

  test('what is about people, and every change of reference data, is marked for the audit by a role that is nobody', async () => {
    const { rows: members } = await server.with({}, (client) =>
      client.query(
        `SELECT rolcanlogin, (SELECT count(*)::int FROM pg_auth_members m WHERE m.roleid = r.oid AND m.member <> 'administrator'::regrole) AS members
         FROM pg_roles r WHERE rolname = $1`,
        [AUDITED_ROLE],
      ),
    );
    expect(members).toEqual([{ rolcanlogin: false, members: 0 }]);
    const marked = async (database: string) => {
      const { rows } = await server.with({ database }, (client) =>
        client.query<{ mark: string }>(
          `SELECT table_schema || '.' || table_name || ' ' || string_agg(privilege_type, ' ' ORDER BY privilege_type) AS mark
           FROM information_schema.table_privileges WHERE grantee = $1 GROUP BY table_schema, table_name ORDER BY 1`,
          [AUDITED_ROLE],
        ),
      );
      return rows.map(({ mark }) => mark);
    };
    expect(await marked('organisation')).toEqual([
      'organisation.user_identifiers DELETE INSERT SELECT UPDATE',
      'organisation.users DELETE INSERT SELECT UPDATE',
    ]);
    expect(await marked('reference')).toEqual(
      referenceTables.map(({ schema, name }) => `${schema}.${name} DELETE INSERT TRUNCATE UPDATE`).sort(),
    );
  });

  test('nobody can log in as the owner, nor write reference data by the replication in the master Region', async () => {
    const { rows } = await server.with({}, (client) =>
      client.query<{ rolname: string; rolreplication: boolean }>(
        'SELECT rolname, rolreplication FROM pg_roles WHERE rolname = ANY($1) AND NOT rolcanlogin ORDER BY 1',
        [Object.values(databaseRoles)],
      ),
    );
    expect(rows).toEqual([
      { rolname: 'migrator', rolreplication: false },
      { rolname: 'target_writer', rolreplication: false },
    ]);
  });

  test('on a server without reference data, no role of the replication can log in', async () => {
    await migrate({ Databases: ['organisation'] });
    const { rows } = await server.with({}, (client) =>
      client.query(
        "SELECT rolname FROM pg_roles WHERE rolname ~ '^(replication|target)_' AND (rolcanlogin OR rolreplication)",
      ),
    );
    expect(rows).toEqual([]);
    await migrate();
  });

  test('the reader of changes logs in with the password of its secret, to reference data only', async () => {
    const { username, password } = replicationSecrets['secret/reader'] ?? {};
    const login = { user: username, password };
    const readReference = (sql: string) =>
      server.with({ ...login, database: 'reference' }, (client) => client.query(sql));
    await expect(readReference('SELECT FROM reference.countries')).resolves.toMatchObject({ rowCount: 0 });
    await expect(readReference("INSERT INTO reference.languages VALUES ('fr', 'French', 'français')")).rejects.toThrow(
      'permission denied for table languages',
    );
    await expect(readReference('SELECT * FROM migration.migrations')).rejects.toThrow('permission denied for schema');
    await expect(server.connect({ ...login, database: 'organisation' })).rejects.toThrow(
      'permission denied for database "organisation"',
    );
    await expect(server.connect({ ...login, password: 'guessed', database: 'reference' })).rejects.toThrow(
      'password authentication failed',
    );
  });

  test('the database of organisations cannot change its jurisdiction', async () => {
    await expect(migrate({ Jurisdiction: 'us', Region: 'us-east-1' })).rejects.toThrow(
      "database organisation holds the organisations of 'ca' in ca-central-1, not of 'us' in us-east-1; " +
        'create another server for that jurisdiction, because data does not change its jurisdiction',
    );
  });

  test('a secret of another role is refused', async () => {
    const ports = migrationPorts(server, {
      readSecret: () => Promise.resolve({ username: 'application', password: 'x' }),
    });
    await expect(migrateDatabases(migrationProperties(), ports)).rejects.toThrow(
      "the secret of the role 'application' is none of the replication",
    );
  });

  test('a password that cannot be kept as a verifier is refused, and not repeated', async () => {
    const ports = migrationPorts(server, {
      readSecret: () => Promise.resolve({ username: 'target_writer', password: 'pässword' }),
    });
    const refused = migrateDatabases(migrationProperties(), ports);
    await expect(refused).rejects.toThrow('let Secrets Manager generate it');
    await expect(refused).rejects.not.toThrow('pässword');
  });
});

describe('a migration that would break what residency rests on is one clear line, and nothing half-done', () => {
  test.each([
    [
      'changed after it ran',
      { 'organisation/2_organisations.sql': 'SELECT 1' },
      "database organisation: Migration failed. Reason: Hashes don't match for migrations '2_organisations.sql'. This means that the scripts have changed since it was applied.",
    ],
    [
      'that fails',
      { 'reference/4_extra.sql': 'CREATE TABLE reference.halfway (code text PRIMARY KEY); SELECT nonsense' },
      'database reference: Migration failed. Reason: An error occurred running \'extra\'. Rolled back this migration. No further migrations were run. Reason: column "nonsense" does not exist',
    ],
  ])('%s', async (name, changes, message) => {
    await expect(migrate({}, copied(name, changes))).rejects.toThrow(message);
    const { rows } = await server.with(superuserOf('reference'), (client) =>
      client.query("SELECT to_regclass('reference.halfway') AS halfway"),
    );
    expect(rows).toEqual([{ halfway: null }]);
  });

  test('a table of the definition that no migration creates', async () => {
    const { ReferenceTables } = migrationProperties();
    await expect(
      migrate({ ReferenceTables: [...ReferenceTables, { Schema: 'reference', Name: 'currencies' }] }),
    ).rejects.toThrow(
      'database reference: reference.currencies is in the deployment definition but not in the database; add a migration that creates it',
    );
  });

  test('reference tables without primary key, undeclared, or with columns of people', async () => {
    await server.with(superuserOf('reference'), (client) =>
      client.query(
        'SET ROLE migrator; CREATE TABLE reference.referrals (organisation_id uuid, email text, label text)',
      ),
    );
    try {
      await expect(migrate()).rejects.toThrow(
        /^database reference: reference\.referrals is in the schema of reference data but not in the deployment definition; .*; reference\.referrals has no primary key, .*; reference\.referrals\.organisation_id reads as data of .*; reference\.referrals\.email reads as data of [^;]*; move it to the organisation database$/,
      );
    } finally {
      await server.with(superuserOf('reference'), (client) => client.query('DROP TABLE reference.referrals'));
    }
  });

  test.each([
    ['CREATE TABLE reporting.leak (organisation_id uuid)', 'DROP TABLE reporting.leak', 'reporting.leak is not bound'],
    [
      'CREATE VIEW reporting.leak AS SELECT * FROM organisation.users',
      'DROP VIEW reporting.leak',
      'reporting.leak is not bound by row-level security; ENABLE and FORCE it, and create its policy',
    ],
    [
      'ALTER TABLE organisation.activity NO FORCE ROW LEVEL SECURITY',
      'ALTER TABLE organisation.activity FORCE ROW LEVEL SECURITY',
      'organisation.activity is not bound by row-level security',
    ],
    [
      'CREATE POLICY open ON organisation.users USING (true) WITH CHECK (true)',
      'DROP POLICY open ON organisation.users',
      "organisation.users lets through more than rows of the transaction's organisation",
    ],
    [
      'ALTER TABLE organisation.users ADD COLUMN home_phone text',
      'ALTER TABLE organisation.users DROP COLUMN home_phone',
      'organisation.users.home_phone reads as an identifier of people in plain text; keep it as organisation.identifier_token',
    ],
    [
      'ALTER POLICY own_organisation ON organisation.users WITH CHECK (true)',
      'ALTER POLICY own_organisation ON organisation.users WITH CHECK (organisation_id = (SELECT organisation.current_organisation()))',
      "organisation.users lets through more than rows of the transaction's organisation",
    ],
  ])('a relation of the organisation database that lets through: %s', async (breaking, mending, message) => {
    await server.with(superuserOf('organisation'), (client) => client.query(breaking));
    try {
      await expect(migrate()).rejects.toThrow(message);
    } finally {
      await server.with(superuserOf('organisation'), (client) => client.query(mending));
    }
    expect(await migrate()).toEqual([]);
  });
});

describe('the rights on reference data follow the Region', () => {
  const writeAs = (user: string, sql: string) =>
    server.with({ database: 'reference' }, async (client) => {
      await client.query(`SET ROLE ${user}`);
      return client.query(sql);
    });
  const add = "INSERT INTO reference.languages VALUES ('nl', 'Dutch', 'Nederlands') ON CONFLICT DO NOTHING";

  test.each([
    ['master', 'reference_editor', ['target_writer', 'replication_reader', 'application']],
    ['target', 'target_writer', ['reference_editor', 'replication_reader', 'application']],
  ] as const)('as %s, %s writes, and nobody else', async (ReferenceData, writer, others) => {
    await migrate({ ReferenceData });
    await expect(writeAs(writer, add)).resolves.toBeDefined();
    for (const other of others) await expect(writeAs(other, add)).rejects.toThrow('permission denied');
    await expect(writeAs('application', 'SELECT FROM reference.languages')).resolves.toBeDefined();
  });
});
