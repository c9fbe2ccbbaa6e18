import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { assignOrganisations, type AssignmentOptions } from '../../lib/assignment/assign-organisations';
import { runAssign } from '../../lib/assignment/run-assign';
import { migrateDatabases } from '../../lambda/migrate-database/migrate';
import { migratedServer, migrationPorts, migrationProperties } from '../support/migrated-server';
import { addOrganisationData, halves, organisationId, registryExport } from '../support/organisation-data';
import { type PostgresServer } from '../support/postgres-server';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const ORGANISATIONS = 6;
const ACTIVITY = 6_000;
const MOVING = ['organisations', 'users', 'activity', 'daily_activity', 'course_progress'];

const directory = temporaryDirectory();
const registry = halves(ORGANISATIONS);
let server: PostgresServer;

/** One server: the database `source` is of before the segregation, `organisation` is the target of `ca`. */
beforeAll(async () => {
  server = await migratedServer();
  await server.with({}, (client) => client.query('ALTER DATABASE organisation RENAME TO source'));
  await migrateDatabases(migrationProperties(), migrationPorts(server));
  await server.with({ database: 'source' }, (client) =>
    addOrganisationData(client, { organisations: ORGANISATIONS, activity: ACTIVITY }),
  );
  writeFiles(directory, { 'registry.json': registryExport(registry) });
});

afterAll(() => server.destroy());

afterEach(() =>
  server.with({ database: 'organisation' }, (client) =>
    client.query('TRUNCATE organisation.organisations, assignment.progress CASCADE'),
  ),
);

const urls = () => ({
  sourceUrl: server.url({ database: 'source' }),
  targetUrl: server.url({ user: 'region_assigner', database: 'organisation' }),
});

const assign = (changed: Partial<AssignmentOptions> = {}) =>
  assignOrganisations({
    jurisdiction: 'ca',
    registry,
    ...urls(),
    dryRun: false,
    batchRows: 2_000,
    onBatch: () => undefined,
    ...changed,
  });

/** What the target holds, as its superuser sees it. */
const targetRows = async () => {
  const { rows } = await server.with({ database: 'organisation' }, (client) =>
    client.query<Record<string, number>>(`
      SELECT (SELECT count(*)::int FROM organisation.organisations) AS organisations,
             (SELECT count(*)::int FROM organisation.users) AS users,
             (SELECT count(*)::int FROM organisation.activity) AS activity,
             (SELECT count(*)::int FROM reporting.daily_activity) AS daily_activity,
             (SELECT count(*)::int FROM reporting.course_progress) AS course_progress`),
  );
  return rows[0];
};

const nothing = Object.fromEntries(MOVING.map((table) => [table, 0]));
const everything = { organisations: 3, users: 9, activity: ACTIVITY / 2, daily_activity: 24, course_progress: 9 };

test("exactly the jurisdiction's organisations arrive, with the same counts and checksums; again, nothing moves", async () => {
  const report = await assign();
  expect(report).toMatchObject({ jurisdiction: 'ca', region: 'ca-central-1', organisations: 3 });
  expect(report.tables.map(({ table, source, before, moved }) => [table, source.rows, before.rows, moved])).toEqual(
    Object.entries(everything).map(([table, rows], index) => [
      `${index < 3 ? 'organisation' : 'reporting'}.${table}`,
      rows,
      0,
      rows,
    ]),
  );
  for (const { source, after } of report.tables) expect(after).toEqual(source);
  expect(await targetRows()).toEqual(everything);
  const { rows } = await server.with({ database: 'organisation' }, (client) =>
    client.query<{ id: string }>('SELECT id FROM organisation.organisations ORDER BY id'),
  );
  expect(rows.map(({ id }) => id)).toEqual([1, 3, 5].map(organisationId));

  const again = await assign();
  expect(again.tables.map(({ moved }) => moved)).toEqual([0, 0, 0, 0, 0]);
  expect(again.tables.map(({ after }) => after)).toEqual(report.tables.map(({ after }) => after));
});

test('killed in the middle, the same command goes on, and every row is there once', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'bin/residency.ts', 'assign', '--jurisdiction', 'ca', '--batch-rows', '150'].concat([
      '--registry',
      join(directory, 'registry.json'),
    ]),
    {
      cwd: join(__dirname, '../..'),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, SOURCE_DATABASE_URL: urls().sourceUrl, TARGET_DATABASE_URL: urls().targetUrl },
    },
  );
  let progress = '';
  child.stderr.on('data', (chunk: Buffer) => {
    progress += chunk.toString('utf8');
    if ((progress.match(/organisation\.activity/g) ?? []).length >= 5) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect({ signal, progress }).toMatchObject({ signal: 'SIGKILL' });
  // The server notices the end of the connection when it next writes to it.
  const { activity = 0 } = (await targetRows()) ?? {};
  expect(activity).toBeGreaterThanOrEqual(750);
  expect(activity).toBeLessThan(everything.activity);

  const report = await eventually(() => assign());
  const resumed = report.tables.find(({ table }) => table === 'organisation.activity');
  expect(resumed?.before.rows).toBeGreaterThanOrEqual(activity);
  expect(resumed?.moved).toBe(everything.activity - (resumed?.before.rows ?? 0));
  expect(resumed?.after).toEqual(resumed?.source);
  expect(await targetRows()).toEqual(everything);
});

/** While the lock of the killed process is held by its dying session. */
async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 40 || !String(error).includes('another assignment')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test('a dry run says what would move, and moves nothing', async () => {
  const written = { stdout: '', stderr: '' };
  const streams = {
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  };
  const options = { jurisdiction: 'ca', registry: 'r', registryText: registryExport(registry), ...urls() };
  await runAssign({ ...options, dryRun: true, batchRows: 1_000, format: 'text' }, streams);
  expect(written.stdout).toMatch(/^3 organisations of 'ca' to ca-central-1\n/);
  expect(written.stdout).toMatch(/\norganisation\.activity +3000 +0 +3000 +- +-?\d+\n/);
  expect(written.stdout).toMatch(/Nothing was moved: this was a dry run\.\n$/);
  expect(written.stderr).toBe('');
  expect(await targetRows()).toEqual(nothing);
});

describe('bad input is one clear line, and nothing moves', () => {
  const without = (organisation: number) =>
    new Map([...registry].filter(([id]) => id !== organisationId(organisation)));
  const password = 'only-on-loopback';

  test.each<[string, () => Partial<AssignmentOptions>, string | RegExp]>([
    [
      'rows of an organisation that the registry does not know',
      () => ({ registry: without(2) }),
      `source database: organisation.organisations has rows of organisations that the registry does not know: ${organisationId(2)} (1 rows); register them or remove the rows, nothing was moved`,
    ],
    [
      'the target of another jurisdiction',
      () => ({ jurisdiction: 'us' }),
      "target database: it is of jurisdiction 'ca', not 'us'; connect to the database of that jurisdiction's Region",
    ],
    [
      'a target that was not migrated',
      () => ({ targetUrl: server.url({ database: 'postgres' }) }),
      'target database: it does not say where it is (relation "migration.place" does not exist)',
    ],
    [
      'a source that hides rows',
      () => ({ sourceUrl: server.url({ user: 'region_assigner', database: 'source' }) }),
      /^source database: .* cannot be read whole \(.*row-level security.*\); connect as a role that reads every row$/,
    ],
    [
      'an unreachable database',
      () => ({ targetUrl: `postgresql://a:${password}@127.0.0.1:1/x` }),
      'target database: no connection to 127.0.0.1 (connect ECONNREFUSED 127.0.0.1:1); check the host, the role and the network',
    ],
    [
      'a connection in clear across a network',
      () => ({ targetUrl: `postgresql://a:${password}@db.example.com/x?sslmode=require` }),
      'target database: the connection to db.example.com would not prove whom it talks to; add ?sslmode=verify-full&sslrootcert=FILE to its URL',
    ],
    [
      'no URL',
      () => ({ sourceUrl: password }),
      'source database: its URL is none; write postgresql://USER:PASSWORD@HOST:5432/DATABASE',
    ],
  ])('%s', async (_, changed, message) => {
    const refused = assign(changed());
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ name: 'AssignmentError' });
    await expect(refused).rejects.not.toThrow(password);
    await expect(refused).rejects.not.toThrow('\n');
    expect(await targetRows()).toEqual(nothing);
  });

  test.each([
    [
      'a table without primary key',
      'ALTER TABLE reporting.daily_activity DROP CONSTRAINT daily_activity_pkey',
      'ALTER TABLE reporting.daily_activity ADD PRIMARY KEY (organisation_id, day, kind)',
      'reporting.daily_activity: there is no primary key, by which the move could go on after a crash; add one in the source database',
    ],
    [
      'a column that the target does not have',
      'ALTER TABLE organisation.users ADD COLUMN nickname text',
      'ALTER TABLE organisation.users DROP COLUMN nickname',
      'organisation.users: the column nickname is text at the source and absent at the target; migrate the source database to the schema of the target first',
    ],
    [
      'tokens, which stand for something in their own Region only',
      `INSERT INTO organisation.user_identifiers (organisation_id, user_id, kind, token)
       SELECT organisation_id, id, 'phone', 'idt_' || repeat('0', 64) FROM organisation.users`,
      'DELETE FROM organisation.user_identifiers',
      'source database: organisation.user_identifiers has 9 rows that are worth nothing in another Region; remove them, and write the identifiers anew in the Region of the target; nothing was moved',
    ],
    [
      'a source from before there were tokens',
      'ALTER TABLE organisation.user_identifiers RENAME TO none',
      'ALTER TABLE organisation.none RENAME TO user_identifiers',
      'organisation.user_identifiers cannot be read (relation "organisation.user_identifiers" does not exist); migrate the source database to the schema of the target first',
    ],
  ])('%s', async (_, breaking, mending, message) => {
    const change = (statement: string) => server.with({ database: 'source' }, (client) => client.query(statement));
    await change(breaking);
    try {
      await expect(assign()).rejects.toThrow(message);
    } finally {
      await change(mending);
    }
    expect(await targetRows()).toEqual(nothing);
  });

  test('rows at the target that no assignment brought', async () => {
    await server.with({ database: 'organisation' }, (client) =>
      client.query('INSERT INTO organisation.organisations (id, name) VALUES ($1, $2)', [organisationId(3), 'there']),
    );
    await expect(assign()).rejects.toThrow(
      `organisation.organisations of organisation ${organisationId(3)}: the target already holds rows that no assignment moved there`,
    );
  });

  test('rows that change at the source between two runs', async () => {
    await assign();
    const change = (progress: number) =>
      server.with({ database: 'source' }, (client) =>
        client.query('UPDATE reporting.course_progress SET progress = $1 WHERE organisation_id = $2', [
          progress,
          organisationId(5),
        ]),
      );
    await change(99);
    await expect(assign()).rejects.toThrow(
      new RegExp(
        `^reporting.course_progress of organisation ${organisationId(5)}: 3 rows at the source \\(checksum -?\\d+\\), 3 at the target \\(checksum -?\\d+\\); they changed during the move`,
      ),
    );
    await change(33.3);
    await expect(assign()).resolves.toBeDefined();
  });
});
