import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { type Client, type QueryResultRow } from 'pg';
import { eraseUserRows } from '../../lambda/erase-user-rows/erase';
import { type Restoration } from '../../lambda/replay-erasures/contract';
import { ledgerEntrySchema } from '../../lib/domain/erasure/ledger';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { openRequest } from '../support/erasure/open-request';
import { addLakeObject, addObjects, addUser, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { replayIn } from '../support/erasure/replayed';
import { runWorkflow } from '../support/erasure/run-workflow';
import { naming, ofOthers, snapshotOf, traces } from '../support/erasure/snapshot';
import { type OrganisationDatabase } from '../../lambda/shared/organisation-database';
import { type SqlStatement } from '../../lambda/shared/sql';
import { tableInputs } from '../support/erasure/table-inputs';
import { migratedServer } from '../support/migrated-server';
import { type PostgresServer } from '../support/postgres-server';
import { addOrganisations } from '../support/row-level-security';

const organisation = randomUUID();
const HOST = 'restored.abc123.ca-central-1.rds.amazonaws.com';

let server: PostgresServer;
let superuser: Client;
let engines: ErasureEngines;
let world: ErasureWorld;
let started: string[];

beforeAll(async () => {
  server = await migratedServer();
  superuser = await server.connect({ database: 'organisation' });
  await addOrganisations(superuser, [organisation]);
  engines = await ErasureEngines.start(server);
});

afterAll(async () => {
  await engines.close();
  await superuser.end();
  await server.destroy();
});

beforeEach(async () => {
  world = await engines.world();
  started = [];
  await superuser.query('TRUNCATE organisation.users CASCADE');
});

const replay = (restoration: Restoration) =>
  replayIn(world, restoration, {
    started,
    hostOf: (instance) => (instance === 'elsewhere' ? undefined : HOST),
    prefix: 'ca-prod-restored-',
  });

/** Two who asked to be erased, one of them a user, and one who did not. */
async function threePeople(): Promise<readonly [Person, Person, Person]> {
  const people = [newPerson(world, 1), newPerson(world, 1), newPerson(world, 1)] as const;
  for (const person of people) addObjects(world, person, 2);
  await addUser(world, superuser, organisation, people[0], 2);
  await addUser(world, superuser, organisation, people[2], 2);
  addLakeObject(world, 'contact-records/2026/11/01/a.gz', people);
  await labelEverything(world);
  return people;
}
async function erase(person: Person): Promise<string> {
  const requestId = await openRequest(world, person.identifiers, organisation);
  expect((await runWorkflow(requestId, world)).output).toMatchObject({ status: 'closed' });
  return requestId;
}
const answers = async () =>
  (await world.items('ledger'))
    .map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))).record)
    .map(({ requestId, attempt, replayOf, erased }) => ({ requestId, attempt, replayOf, erased }));

async function rowsOf(database: string): Promise<readonly string[]> {
  const client = await server.connect({ database });
  const rows: string[] = [];
  for (const table of [
    'organisation.users',
    'organisation.user_identifiers',
    'organisation.activity',
    'reporting.course_progress',
  ]) {
    const found = await client.query<{ row: string }>(`SELECT to_json(t)::text AS row FROM ${table} t`);
    rows.push(...found.rows.map(({ row }) => row));
  }
  await client.end();
  return rows.sort();
}

/** A copy of the database as it is now, as a restored snapshot: another database of the same server. */
async function snapshotDatabase(): Promise<void> {
  const control = await server.connect({ database: 'postgres' });
  await control.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN ('organisation', 'restored') AND pid <> pg_backend_pid()",
  );
  await control.query('DROP DATABASE IF EXISTS restored');
  await control.query('CREATE DATABASE restored TEMPLATE organisation');
  await control.end();
}

test('a database that is restored from before an erasure loses exactly those who were erased', async () => {
  await superuser.end();
  superuser = await server.connect({ database: 'organisation' });
  const [gone, , stays] = await threePeople();
  await superuser.end();
  await snapshotDatabase();
  superuser = await server.connect({ database: 'organisation' });
  const requestId = await erase(gone);
  const [before, now] = [await rowsOf('restored'), await rowsOf('organisation')];
  expect(before.some((row) => row.includes(gone.userId))).toBe(true);

  const event = { kind: 'database', instance: 'restored' } as const;
  expect(await replay(event)).toEqual({ places: 1, requests: 1 });
  // The event comes at least once.
  expect(await replay(event)).toEqual({ places: 1, requests: 1 });
  expect(new Set(started)).toEqual(new Set([`${requestId}-2`]));
  expect((await runWorkflow(requestId, world)).output).toMatchObject({ status: 'closed' });

  expect(await rowsOf('restored')).toEqual(before.filter((row) => !row.includes(gone.userId)));
  expect((await rowsOf('restored')).some((row) => row.includes(stays.userId))).toBe(true);
  expect(await rowsOf('organisation')).toEqual(now);
  expect((await answers()).at(-1)).toEqual({
    requestId,
    attempt: 2,
    replayOf: 'restored',
    erased: { user: { places: 1, copies: 6 } },
  });
  expect(await world.cases.get(requestId)).not.toHaveProperty('replayOf');
  // The person was told once, and nothing is left to do.
  expect(engines.mails).toHaveLength(1);
  expect(await replay(event)).toEqual({ places: 0, requests: 0 });
  expect(await replay({ kind: 'database', instance: 'elsewhere' })).toEqual({ places: 0, requests: 0 });
}, 60_000);

test('a database from before there were tokens of identifiers is looked through and erased from all the same', async () => {
  const [gone] = await threePeople();
  const older: Pick<OrganisationDatabase, 'forOrganisation'> = {
    forOrganisation: (organisationId, work) =>
      work({
        organisationId,
        query: async <Row extends QueryResultRow>({ text, values }: SqlStatement) =>
          (await superuser.query<Row>(text, [...values])).rows,
      }),
  };
  const means = { ...world, restoredDatabase: () => older };
  const databaseHost = 'older.c1.ca-central-1.rds.amazonaws.com';
  const user = { organisationId: organisation, userId: gone.userId };
  const subjects = [world.keyOf({ kind: 'phone', value: gone.phone })];
  const requestId = await openRequest(world, [{ kind: 'phone', value: gone.phone }], organisation);
  await world.register.add({
    ...user,
    store: 'user',
    category: 'user',
    databaseHost,
    createdOn: '2026-11-21',
    subjects,
  });
  await superuser.query('BEGIN');
  try {
    await superuser.query('DROP TABLE organisation.user_identifiers');
    const look = () => eraseUserRows({ action: 'look', databaseHost, users: [user] }, means);
    expect(await look()).toEqual({ users: 1, userIds: [gone.userId] });
    expect(await eraseUserRows({ action: 'erase', requestId }, means)).toEqual({ users: 1 });
    expect(await look()).toEqual({ users: 0, userIds: [] });
  } finally {
    await superuser.query('ROLLBACK');
  }
});

test('a bucket that is restored loses exactly what was erased, and what is of others stays byte for byte', async () => {
  const people = await threePeople();
  const [first, second] = people;
  const old = structuredClone([...engines.s3.buckets]);
  const requestIds = [await erase(first), await erase(second)];
  // The lake is as it was after the erasure; the rest is as it was before.
  for (const [bucket, versions] of old) {
    if (!bucket.startsWith('lake') && bucket !== 'receipts') engines.s3.buckets.set(bucket, versions.map(revived));
  }
  const before = await snapshotOf(world, superuser);
  expect(naming(before, traces(world, first))).not.toEqual([]);
  for (const bucket of ['recordings', 'transcripts']) {
    await replay({ kind: 'bucket', bucket });
  }
  for (const requestId of requestIds) {
    expect(started).toContain(`${requestId}-2`);
    expect((await runWorkflow(requestId, world)).output).toMatchObject({ status: 'closed' });
  }
  const after = await snapshotOf(world, superuser);
  for (const person of [first, second]) expect(naming(after, traces(world, person))).toEqual([]);
  expect(ofOthers(world, after, [first, second])).toEqual(ofOthers(world, before, [first, second]));
  await expect(replay({ kind: 'bucket', bucket: 'elsewhere' })).rejects.toThrow('none of this deployment');
}, 60_000);

/** Buffers lose what they are when they are cloned. */
const revived = <Version extends { readonly body?: Uint8Array }>(version: Version) => ({
  ...version,
  ...(version.body && { body: Buffer.from(version.body) }),
});

test('copies of its own tables forget who was forgotten since, and keep who was not', async () => {
  const [gone, open, stays] = await threePeople();
  const waiting = await openRequest(world, open.identifiers, organisation);
  const requestId = await openRequest(world, gone.identifiers, organisation);
  const names = {
    cases: 'ca-prod-restored-cases',
    register: 'ca-prod-restored-register',
    identifiers: 'ca-prod-restored-identifiers',
  };
  const inputs = tableInputs({ ...names, ledger: 'unused-1', holds: 'unused-2', erasedPlaces: 'unused-3' }).filter(
    ({ TableName }) => !TableName.startsWith('unused'),
  );
  for (const input of inputs) await world.tablesClient.send(new CreateTableCommand(input));
  for (const table of ['cases', 'register', 'identifiers'] as const) {
    for (const Item of await world.items(table)) {
      await world.documents.send(new PutCommand({ TableName: names[table], Item }));
    }
  }
  await runWorkflow(requestId, world);
  const itemsOf = async (table: string) =>
    (await world.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];
  const event = (table: keyof typeof names) =>
    ({ kind: 'table', source: world.tables[table], target: names[table] }) as const;

  expect(await replay(event('cases'))).toEqual({ places: 1, requests: 0 });
  const cases = await itemsOf(names.cases);
  expect(JSON.stringify(cases)).not.toContain(gone.phone);
  expect(cases.find(({ requestId: id }) => id === waiting)).toMatchObject({ identifiers: open.identifiers });

  await replay(event('register'));
  const left = await itemsOf(names.register);
  const subject = world.keyOf({ kind: 'phone', value: gone.phone });
  // Contacts are not restored; what the register says of them leads to nothing.
  expect(left.filter((row) => row['subject'] === subject && row['store'] !== 'contact')).toEqual([]);
  // Neither under another identifier of the same person, of which the request knew nothing.
  const customer = world.keyOf({ kind: 'customer-id', value: gone.customerId });
  expect(left.filter((row) => row['subject'] === customer && row['store'] !== 'contact')).toEqual([]);
  const other = world.keyOf({ kind: 'phone', value: open.phone });
  const mine = (rows: readonly Record<string, unknown>[]) => rows.filter((row) => row['subject'] === other).length;
  expect(mine(left)).toBe(mine(await world.items('register')));

  // The vault: two identifiers of each of the two who are users.
  expect(await itemsOf(names.identifiers)).toHaveLength(4);
  expect(await replay(event('identifiers'))).toEqual({ places: 2, requests: 0 });
  const held = JSON.stringify(await itemsOf(names.identifiers));
  expect(held).not.toContain(gone.phone);
  expect(held).toContain(stays.phone);
  expect(await replay(event('identifiers'))).toEqual({ places: 0, requests: 0 });

  expect(await replay({ kind: 'table', source: 'registry', target: 'any' })).toEqual({ places: 0, requests: 0 });
  await expect(replay({ ...event('cases'), target: 'copy' })).rejects.toThrow('begins with ca-prod-restored-');
}, 60_000);

test('a request whose answer was not given yet is replayed when it was', async () => {
  const [gone] = await threePeople();
  const old = structuredClone(engines.s3.versions('transcripts'));
  world.send = undefined;
  const requestId = await openRequest(world, gone.identifiers, organisation);
  await runWorkflow(requestId, world);
  engines.s3.buckets.set('transcripts', old.map(revived));
  const event = { kind: 'bucket', bucket: 'transcripts' } as const;
  await expect(replay(event)).rejects.toThrow('waits for its answer to be told');
  const { identifiers } = world.tables;
  await expect(replay({ kind: 'table', source: identifiers, target: 'ca-prod-restored-identifiers' })).rejects.toThrow(
    `requests ${requestId} have no answer yet`,
  );
  const seen = await world.cases.get(requestId);
  await world.cases.change(seen, { status: 'closed' });
  expect(await replay(event)).toEqual({ places: 1, requests: 1 });
  expect(started).toEqual([`${requestId}-2`]);
}, 60_000);
