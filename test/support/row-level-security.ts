import * as fc from 'fast-check';
import { type Client } from 'pg';
import { type OrganisationDatabase } from '../../lambda/shared/organisation-database';
import { sql, type SqlStatement } from '../../lambda/shared/sql';
import { type PostgresServer } from './postgres-server';

/** Three users, with activity and reports, for each organisation. Written as the superuser. */
export async function addOrganisations(client: Client, ids: readonly string[]): Promise<void> {
  await client.query(
    'INSERT INTO organisation.organisations (id, name) SELECT id, id::text FROM unnest($1::uuid[]) id',
    [ids],
  );
  await client.query(`
    INSERT INTO organisation.users (organisation_id, identity_subject, display_name, role)
      SELECT o.id, 'subject-' || n, 'Somebody', 'agent' FROM organisation.organisations o, generate_series(1, 3) n;
    INSERT INTO organisation.user_identifiers (organisation_id, user_id, kind, token)
      SELECT organisation_id, id, 'phone', 'idt_' || repeat('0', 64) FROM organisation.users;
    INSERT INTO organisation.activity (organisation_id, user_id, kind)
      SELECT organisation_id, id, 'call' FROM organisation.users, generate_series(1, 2);
    INSERT INTO reporting.daily_activity SELECT id, '2026-11-21', 'call', 6 FROM organisation.organisations;
    INSERT INTO reporting.course_progress SELECT organisation_id, id, 'privacy', 50 FROM organisation.users`);
}

const tables = [
  { name: 'organisation.organisations', column: 'id' },
  { name: 'organisation.users', column: 'organisation_id' },
  { name: 'organisation.user_identifiers', column: 'organisation_id' },
  { name: 'organisation.activity', column: 'organisation_id' },
  { name: 'reporting.daily_activity', column: 'organisation_id' },
  { name: 'reporting.course_progress', column: 'organisation_id' },
] as const;

/** A digest of every row of the organisations in every table, as the superuser sees it. */
async function contentOf(client: Client, organisations: readonly string[]): Promise<string> {
  const selects = tables.map(
    ({ name, column }) =>
      `SELECT '${name}' AS t, md5(coalesce(string_agg(r::text, ',' ORDER BY r::text), '')) AS d FROM ${name} r WHERE ${column} = ANY($1)`,
  );
  const { rows } = await client.query<object>(selects.join(' UNION ALL '), [organisations]);
  return JSON.stringify(rows);
}

const injections = [
  "' OR '1'='1",
  "'; SET app.organisation_id = '",
  "x'); COMMIT; DELETE FROM organisation.users; --",
  "' UNION SELECT identity_subject FROM organisation.users --",
  "\\'; RESET ROLE; --",
  "$1); SELECT set_config('app.organisation_id', '', false); --",
  '\u2019; DROP POLICY own_organisation ON organisation.users',
];
const text = fc.oneof(fc.constantFrom(...injections), fc.string());

/** Statements of an application that forgot every condition, and of one that tries. `victim` is another organisation. */
const applicationStatements: readonly ((victim: string, value: string) => SqlStatement)[] = [
  () => sql`SELECT id AS organisation FROM organisation.organisations`,
  (victim) => sql`SELECT organisation_id AS organisation FROM organisation.users WHERE organisation_id = ${victim}`,
  (_, value) =>
    sql`SELECT organisation_id AS organisation FROM organisation.users WHERE display_name <> ${value} OR true`,
  (_, value) => sql`SELECT organisation_id AS organisation FROM organisation.user_identifiers WHERE token <> ${value}`,
  (victim) => sql`
    INSERT INTO organisation.user_identifiers (organisation_id, user_id, kind, token)
    SELECT ${victim}, user_id, kind, token FROM organisation.user_identifiers RETURNING organisation_id AS organisation`,
  () =>
    sql`SELECT organisation_id AS organisation FROM organisation.activity NATURAL FULL JOIN reporting.course_progress`,
  (_, value) => sql`UPDATE organisation.users SET display_name = ${value} RETURNING organisation_id AS organisation`,
  (_, value) => sql`UPDATE organisation.organisations SET name = ${value} RETURNING id AS organisation`,
  (victim) =>
    sql`UPDATE reporting.daily_activity SET organisation_id = ${victim} RETURNING organisation_id AS organisation`,
  () => sql`DELETE FROM organisation.activity RETURNING organisation_id AS organisation`,
  (victim) =>
    sql`DELETE FROM reporting.course_progress WHERE organisation_id = ${victim} RETURNING organisation_id AS organisation`,
  (victim, value) => sql`
    INSERT INTO organisation.users (organisation_id, identity_subject, display_name, role)
    VALUES (${victim}, ${value}, ${value}, 'agent') RETURNING organisation_id AS organisation`,
  (victim) => sql`
    INSERT INTO reporting.daily_activity VALUES (${victim}, '2026-11-21', 'call', 1)
    ON CONFLICT (organisation_id, day, kind) DO UPDATE SET activities = 0 RETURNING organisation_id AS organisation`,
  (victim) => sql`
    MERGE INTO reporting.daily_activity d USING (SELECT ${victim}::uuid AS id) v ON d.organisation_id = v.id
    WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (v.id, '2026-11-22', 'call', 1)`,
  (victim) => sql`
    INSERT INTO organisation.activity (organisation_id, user_id, kind)
    SELECT ${victim}, id, 'call' FROM organisation.users RETURNING organisation_id AS organisation`,
  // Without RETURNING, which would have to pass the policy for reading too.
  (victim, value) => sql`
    INSERT INTO organisation.users (organisation_id, identity_subject, display_name, role)
    VALUES (${victim}, ${value}, ${value}, 'agent')`,
  (_, value) => sql`
    WITH gone AS (DELETE FROM organisation.users WHERE identity_subject <> ${value} RETURNING organisation_id)
    SELECT organisation_id AS organisation FROM gone`,
];

const roles = ['application', 'analytics_reader', 'region_assigner'] as const;

/** What somebody sends who has a connection, and no organisation or another one. */
const rawStatements = [
  'SET ROLE migrator',
  'SET ROLE region_assigner',
  'SET SESSION AUTHORIZATION migrator',
  'SET row_security = off',
  'ALTER TABLE organisation.users DISABLE ROW LEVEL SECURITY',
  'ALTER TABLE organisation.users NO FORCE ROW LEVEL SECURITY',
  'DROP POLICY own_organisation ON organisation.users',
  'CREATE POLICY open ON organisation.users USING (true)',
  'CREATE OR REPLACE FUNCTION organisation.current_organisation() RETURNS uuid LANGUAGE sql RETURN NULL::uuid',
  // By themselves these may be permitted; what they give is judged, as that of every statement.
  'DECLARE every CURSOR FOR SELECT * FROM organisation.users; FETCH ALL FROM every',
  'PREPARE everybody AS SELECT * FROM organisation.users; EXECUTE everybody',
  'CREATE TEMP VIEW everybody_seen AS SELECT * FROM organisation.users; SELECT * FROM everybody_seen',
  `CREATE FUNCTION pg_temp.everybody() RETURNS SETOF organisation.users SECURITY DEFINER LANGUAGE sql
     AS 'SELECT * FROM organisation.users'; SELECT * FROM pg_temp.everybody()`,
  "SELECT query_to_xml('SELECT * FROM organisation.users', true, true, '')",
  'DO $$ BEGIN SET LOCAL row_security = off; DELETE FROM organisation.activity; END $$',
  'SELECT u FROM organisation.users u TABLESAMPLE SYSTEM (100) FOR UPDATE',
  'SELECT most_common_vals, histogram_bounds FROM pg_stats',
  "SELECT pg_read_file('base/1/1259')",
  'SET session_replication_role = replica',
  'LOCK TABLE organisation.users; CLUSTER organisation.users',
  'CREATE TABLE organisation.copy AS SELECT * FROM organisation.users',
  'CREATE FUNCTION pg_temp.peek() RETURNS bigint SECURITY DEFINER LANGUAGE sql RETURN 1',
  'CREATE PUBLICATION everything FOR ALL TABLES',
  "SELECT pg_create_logical_replication_slot('peek', 'test_decoding')",
  "COPY organisation.users TO PROGRAM 'cat'",
  'TRUNCATE organisation.users CASCADE',
  'ALTER ROLE application BYPASSRLS',
  'DELETE FROM organisation.users',
  "UPDATE organisation.users SET display_name = 'changed'",
  'ROLLBACK',
  'SELECT 1 / 0',
];

/**
 * The property: whatever is asked for one organisation, every row that comes back is its own, and no row of another one
 * changes.
 */
export async function isolation(
  server: PostgresServer,
  database: OrganisationDatabase,
  organisations: readonly string[],
): Promise<void> {
  const watcher = await server.connect({ database: 'organisation' });
  const unchanged = async (ids: readonly string[], work: () => Promise<void>): Promise<void> => {
    const before = await contentOf(watcher, ids);
    await work();
    expect(await contentOf(watcher, ids)).toEqual(before);
  };
  const organisation = fc.constantFrom(...organisations);
  // Each statement once by itself, so that none depends on luck; then whatever comes.
  const [own = '', victim = ''] = organisations;
  const examples = applicationStatements.map((_, index): [string, string, [number, string][], boolean] => [
    own,
    victim,
    [[index, `example-${index}`]],
    false,
  ]);
  const attacks = rawStatements.map((statement, index): [string, string | null, string[]] => [
    roles[index % roles.length] ?? 'application',
    index % 4 === 0 ? null : own,
    [statement],
  ]);
  try {
    await fc.assert(
      fc.asyncProperty(
        organisation,
        organisation,
        fc.array(fc.tuple(fc.nat(applicationStatements.length - 1), text), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (own, victim, statements, aborts) => {
          await unchanged(
            organisations.filter((id) => id !== own),
            () => askAs(database, own, victim, statements, aborts),
          );
        },
      ),
      { numRuns: 50, endOnFailure: true, examples },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...roles),
        fc.option(organisation),
        fc.array(fc.constantFrom(...rawStatements), { minLength: 1, maxLength: 4 }),
        async (role, own, statements) => {
          await unchanged(
            organisations.filter((id) => id !== own),
            () => attack(server, role, own, statements, organisations),
          );
        },
      ),
      { numRuns: rawStatements.length + 25, endOnFailure: true, examples: attacks },
    );
  } finally {
    await watcher.end();
  }
}

/** Through the library: errors are as good as no answer, rows of another organisation are not. */
async function askAs(
  database: OrganisationDatabase,
  own: string,
  victim: string,
  statements: readonly (readonly [number, string])[],
  aborts: boolean,
): Promise<void> {
  const asked = database.forOrganisation(own, async (transaction) => {
    for (const [index, value] of statements) {
      const statement = applicationStatements[index]?.(victim, value);
      if (!statement) throw new Error('no statement');
      const rows = await transaction.query<{ organisation: string | null }>(statement);
      for (const row of rows) expect([own, null]).toContain(row.organisation);
    }
    if (aborts) throw new Error('aborted');
  });
  await asked.catch(rethrowExpectation);
}

/** With a bare connection: after whatever it sent, it sees rows of the organisation it was bound to, or none. */
async function attack(
  server: PostgresServer,
  user: string,
  own: string | null,
  statements: readonly string[],
  organisations: readonly string[],
): Promise<void> {
  await server.with({ user, database: 'organisation' }, async (client) => {
    await client.query('BEGIN');
    if (own !== null) await client.query("SELECT set_config('app.organisation_id', $1, true)", [own]);
    for (const statement of statements) {
      await client.query('SAVEPOINT before').catch(() => undefined);
      const answer = await client
        .query(statement)
        .catch(() => client.query('ROLLBACK TO before').catch(() => undefined));
      const others = organisations.filter((id) => id !== own);
      for (const { rows } of answer ? [answer].flat() : []) {
        const told = JSON.stringify(rows);
        expect(others.filter((id) => told.includes(id))).toEqual([]);
      }
    }
    for (const { name, column } of tables) {
      const seen = await client.query<{ id: string }>(`SELECT ${column} AS id FROM ${name}`).then(
        ({ rows }) => rows,
        () => [],
      );
      for (const { id } of seen) expect(id).toBe(own);
    }
    await client.query('COMMIT');
  });
}

function rethrowExpectation(error: unknown): void {
  if (error instanceof Error && 'matcherResult' in error) throw error;
}
