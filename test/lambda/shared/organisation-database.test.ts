import { randomUUID } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { OrganisationContextError, OrganisationDatabase } from '../../../lambda/shared/organisation-database';
import { sql, type SqlStatement, StatementRefusedError } from '../../../lambda/shared/sql';
import { migratedServer } from '../../support/migrated-server';
import { type PostgresServer } from '../../support/postgres-server';
import { addOrganisations, isolation } from '../../support/row-level-security';

const organisations = Array.from({ length: 4 }, () => randomUUID());
const [own = '', other = ''] = organisations;

let server: PostgresServer;
let pool: Pool;
let database: OrganisationDatabase;

beforeAll(async () => {
  server = await migratedServer();
  await server.with({ database: 'organisation' }, (client) => addOrganisations(client, organisations));
  // Two connections for everybody: they are reused all the time.
  pool = new Pool({ ...server.config({ user: 'application', database: 'organisation' }), max: 2 });
  // Connections at rest that the server ends.
  pool.on('error', () => undefined);
  database = new OrganisationDatabase(pool);
});

afterAll(async () => {
  await pool.end();
  await server.destroy();
});

const organisationsSeen = (id: string) =>
  database.forOrganisation(id, async (transaction) => {
    const rows = await transaction.query<{ id: string }>(sql`SELECT organisation_id AS id FROM organisation.users`);
    return [...new Set(rows.map((row) => row.id))];
  });

describe('without an organisation there is no answer', () => {
  test.each([undefined, null, '', 'null', '*', "' OR true --", 7, {}])('for %j', async (id) => {
    await expect(database.forOrganisation(id as string, () => Promise.resolve())).rejects.toThrow(
      OrganisationContextError,
    );
  });

  test('after the transaction is over', async () => {
    const leaked = await database.forOrganisation(own, (transaction) => Promise.resolve(transaction));
    await expect(leaked.query(sql`SELECT 1`)).rejects.toThrow('the transaction of the organisation is over');
  });

  test('a query that nobody awaits still belongs to its own transaction', async () => {
    const late: Promise<readonly { id: string }[]>[] = [];
    await database.forOrganisation(own, (transaction) => {
      late.push(transaction.query(sql`SELECT organisation_id AS id FROM organisation.users, pg_sleep(0.05)`));
      return Promise.resolve();
    });
    expect(new Set((await Promise.all(late)).flat().map(({ id }) => id))).toEqual(new Set([own]));
  });

  test('for a role that row-level security does not bind', async () => {
    const superuser = new Pool(server.config({ database: 'organisation' }));
    await expect(new OrganisationDatabase(superuser).forOrganisation(own, () => Promise.resolve())).rejects.toThrow(
      "the connection's role is not bound by row-level security; connect as the role 'application'",
    );
    await superuser.end();
  });

  test('from tables whose row-level security is off', async () => {
    const set = (what: string) =>
      server.with({ database: 'organisation' }, (client) =>
        client.query(`ALTER TABLE organisation.users ${what} ROW LEVEL SECURITY`),
      );
    await set('DISABLE');
    await expect(organisationsSeen(own)).rejects.toThrow('organisation.users without row-level security');
    await set('ENABLE');
    expect(await organisationsSeen(own)).toEqual([own]);
  });
});

describe('what could leave the organisation is refused', () => {
  test.each([
    [() => sql`SET ROLE migrator`, "a statement that starts with 'SET' is refused"],
    [() => sql`COMMIT`, "a statement that starts with 'COMMIT' is refused"],
    [() => sql`SELECT set_config('app.organisation_id', ${other}, true)`, "a statement with 'set_config' is refused"],
    [() => sql`SELECT 1; SELECT 2`, 'cannot insert multiple commands into a prepared statement'],
    [() => ({ text: 'SELECT 1', values: [] }), 'a statement is made by the tag sql'],
    [() => sql(['SELECT 1'] as unknown as TemplateStringsArray), 'sql is a tag'],
    [() => sql`TABLE organisation.users`, "a statement that starts with 'TABLE' is refused"],
    [() => sql`SELECT U&"\\0073et_config"('x', ${other}, true)`, "a statement with 'U&' is refused"],
    [
      () => sql`UPDATE pg_settings SET setting = ${other} WHERE name = ${'app.organisation_id'}`,
      "a statement with 'pg_settings' is refused",
    ],
    [() => sql`SELECT query_to_xml(${'SELECT 1'}, true, true, '')`, "a statement with 'query_to_xml' is refused"],
  ])('%s', async (statement, message) => {
    await expect(database.forOrganisation(own, async (transaction) => transaction.query(statement()))).rejects.toThrow(
      message,
    );
    expect(await organisationsSeen(own)).toEqual([own]);
  });

  test('and what nobody thought of is rolled back, and gives no answer', async () => {
    // A function, as a migration might make one: the text of the statement does not tell what it does.
    const make = (statement: string) => server.with({ database: 'organisation' }, (client) => client.query(statement));
    await make(`CREATE FUNCTION organisation.helper(id text) RETURNS text LANGUAGE sql
                AS $$ SELECT set_config('app.organisation_id', id, true) $$`);
    const taken = database.forOrganisation(own, async (transaction) => {
      await transaction.query(sql`SELECT organisation.helper(${other})`);
      return transaction.query(sql`DELETE FROM organisation.activity RETURNING organisation_id`);
    });
    await expect(taken).rejects.toThrow('changed the organisation of its transaction');
    await make('DROP FUNCTION organisation.helper');
    expect(await organisationsSeen(other)).toEqual([other]);
    const left = await database.forOrganisation(other, (transaction) =>
      transaction.query(sql`SELECT FROM organisation.activity`),
    );
    expect(left).not.toHaveLength(0);
  });

  test('a refused statement says its kind', () => {
    expect(() => sql(['x'] as unknown as TemplateStringsArray)).toThrow(StatementRefusedError);
  });
});

describe('pooled connections', () => {
  test('carry nothing from one organisation to the next, after success or failure', async () => {
    const asked = Array.from({ length: 40 }, (_, index) => organisations[index % organisations.length] ?? own);
    const answers = await Promise.all(
      asked.map((id, index) =>
        index % 5 === 4
          ? database
              .forOrganisation(id, (transaction) => transaction.query(sql`SELECT 1 / ${0}::int`))
              .catch(() => [id])
          : organisationsSeen(id),
      ),
    );
    expect(answers).toEqual(asked.map((id) => [id]));
  });

  test('are given back without context', async () => {
    await organisationsSeen(own);
    const { rows } = await pool.query('SELECT count(*)::int AS seen FROM organisation.users');
    expect(rows).toEqual([{ seen: 0 }]);
  });

  test('on which somebody left a context answer for the organisation that is asked for', async () => {
    const single = new Pool({ ...server.config({ user: 'application', database: 'organisation' }), max: 1 });
    await single.query("SELECT set_config('app.organisation_id', $1, false)", [other]);
    const seen = await new OrganisationDatabase(single).forOrganisation(own, (transaction) =>
      transaction.query(sql`SELECT DISTINCT organisation_id AS id FROM organisation.users`),
    );
    expect(seen).toEqual([{ id: own }]);
    await single.end();
  });

  test('that break in the middle are thrown away, and the work is rolled back', async () => {
    const id = randomUUID();
    const broken = database.forOrganisation(own, async (transaction) => {
      await transaction.query(
        sql`INSERT INTO organisation.users (organisation_id, id, identity_subject, display_name, role)
            VALUES (${own}, ${id}, ${id}, 'Somebody', 'agent')`,
      );
      const { rows } = await server.with({}, (client) =>
        client.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'application' AND state = 'idle in transaction'",
        ),
      );
      expect(rows).toHaveLength(1);
      await transaction.query(sql`SELECT 1`);
    });
    await expect(broken).rejects.toThrow();
    const found = await database.forOrganisation(own, (transaction) =>
      transaction.query(sql`SELECT FROM organisation.users WHERE id = ${id}`),
    );
    expect(found).toEqual([]);
  });

  test('whose transaction cannot be rolled back are not given to anybody else', async () => {
    const released: unknown[] = [];
    const client = {
      query: (text: unknown) =>
        typeof text === 'string' && text.includes('set_config')
          ? Promise.resolve({ rows: [{ unbound: false, unsecured: null }] })
          : text === 'ROLLBACK'
            ? Promise.reject(new Error('connection lost'))
            : Promise.resolve({ rows: [] }),
      on: () => client,
      off: () => client,
      release: (error?: unknown) => released.push(error),
    } as unknown as PoolClient;
    const connect = () => Promise.resolve(client);
    const work = () => Promise.reject(new Error('of the work'));
    const lost = new OrganisationDatabase({ connect }).forOrganisation(own, work);
    await expect(lost).rejects.toThrow('of the work');
    expect(released).toEqual([new Error('connection lost')]);
  });
});

describe('what is refused tells nothing of another organisation', () => {
  const userOf = async (id: string) => {
    const [user] = await database.forOrganisation(id, (transaction) =>
      transaction.query<{ id: string }>(sql`SELECT id FROM organisation.users LIMIT 1`),
    );
    return user?.id ?? '';
  };
  const messageOf = (statement: SqlStatement) =>
    database
      .forOrganisation(own, (transaction) => transaction.query(statement))
      .then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );

  test('by a foreign key: a user of another organisation is as absent as one that is not there', async () => {
    const pointingAt = (user: string) =>
      messageOf(
        sql`INSERT INTO organisation.activity (organisation_id, user_id, kind) VALUES (${own}, ${user}, 'call')`,
      );
    const [there, nowhere] = [await pointingAt(await userOf(other)), await pointingAt(randomUUID())];
    expect(there).toContain('violates foreign key constraint');
    expect(there).toBe(nowhere);
  });

  test('by a unique key: the name of a user of another organisation is free', async () => {
    const id = await userOf(other);
    const added = messageOf(
      sql`INSERT INTO organisation.users (organisation_id, id, identity_subject, display_name, role)
          VALUES (${own}, ${id}, ${id}, 'Somebody', 'agent')`,
    );
    expect(await added).toBe('done');
  });

  test('by an error: a condition that fails on rows of another organisation never meets them', async () => {
    const probing = messageOf(
      sql`SELECT FROM organisation.users WHERE 1 / (CASE WHEN organisation_id = ${other} THEN 0 ELSE 1 END) = 1`,
    );
    expect(await probing).toBe('done');
  });

  test('by statistics: the planner keeps the values of a secured table to itself', async () => {
    await server.with({ database: 'organisation' }, (client) => client.query('ANALYZE organisation.users'));
    const values = await database.forOrganisation(own, (transaction) =>
      transaction.query(sql`SELECT most_common_vals FROM pg_stats WHERE schemaname = 'organisation'`),
    );
    expect(values).toEqual([]);
  });
});

describe('no row of another organisation is ever read or written', () => {
  test('for random organisations, roles, statements, values, aborted transactions and SET ROLE', async () => {
    await isolation(server, database, organisations);
  });

  test.each([
    ['reading', 'CREATE POLICY leak ON organisation.users FOR SELECT USING (true)'],
    ['writing', 'CREATE POLICY leak ON organisation.users FOR INSERT WITH CHECK (true)'],
  ])('and a policy that lets %s through is noticed', async (_, leak) => {
    await server.with({ database: 'organisation' }, (client) => client.query(leak));
    try {
      await expect(isolation(server, database, organisations)).rejects.toThrow('Property failed');
    } finally {
      await server.with({ database: 'organisation' }, (client) =>
        client.query('DROP POLICY leak ON organisation.users'),
      );
    }
  });
});
