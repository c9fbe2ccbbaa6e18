import { CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { type Client } from 'pg';
import { plainIdentifierProblems } from '../../lambda/migrate-database/check-identifiers';
import { TokenVault, VAULT_KEY } from '../../lambda/shared/token-vault';
import { type UserIdentifier } from '../../lib/domain/identifiers/user-identifier';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { InjectedFault } from '../support/erasure/faults';
import { addUser, newPerson } from '../support/erasure/people';
import { plainColumns } from '../support/plain-columns';
import { identifier, identifierRoutes, told, valueIn } from '../support/identifier-routes';
import { migratedServer } from '../support/migrated-server';
import { type PostgresServer } from '../support/postgres-server';
import { disclosureRequest, disclosureWorld } from '../support/privacy/disclosure-world';

const [NORTH, SOUTH] = [randomUUID(), randomUUID()];
const ONE_TIME = 'one-time-tokens';
let server: PostgresServer;
let superuser: Client;
let engines: ErasureEngines;
let world: ErasureWorld;
let oneTimeTokens: TokenVault;
let write: ReturnType<typeof identifierRoutes>['write'];
let read: ReturnType<typeof identifierRoutes>['read'];
let redeem: ReturnType<typeof identifierRoutes>['redeem'];
let users: { readonly organisationId: string; readonly userId: string }[];
let written: string[];

beforeAll(async () => {
  server = await migratedServer();
  superuser = await server.connect({ database: 'organisation' });
  await superuser.query("INSERT INTO organisation.organisations (id, name) SELECT unnest($1::uuid[]), 'Somebody'", [
    [NORTH, SOUTH],
  ]);
  engines = await ErasureEngines.start(server);
  world = await engines.world();
  await world.tablesClient.send(
    new CreateTableCommand({
      TableName: ONE_TIME,
      KeySchema: [{ AttributeName: VAULT_KEY, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: VAULT_KEY, AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  oneTimeTokens = new TokenVault(world.tablesClient, ONE_TIME);
});

beforeEach(async () => {
  world = await engines.world();
  await superuser.query('TRUNCATE organisation.users CASCADE');
  const { rows } = await superuser.query<{ organisationId: string; userId: string }>(
    `INSERT INTO organisation.users (organisation_id, identity_subject, display_name, role)
     SELECT o.id, 'subject-' || n, 'Somebody', 'customer' FROM organisation.organisations o, generate_series(1, 2) n
     RETURNING organisation_id AS "organisationId", id AS "userId"`,
  );
  users = rows;
  ({ write, read, redeem } = identifierRoutes(world, oneTimeTokens));
  written = [];
  const note = (text: unknown) => written.push(String(text)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(note);
  jest.spyOn(process.stderr, 'write').mockImplementation(note);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  await engines.close();
  await superuser.end();
  await server.destroy();
});

/** Everything outside the vault, as text. */
async function outside(): Promise<string> {
  const rows: unknown[] = [];
  for (const table of ['organisation.users', 'organisation.user_identifiers']) {
    rows.push((await superuser.query(`SELECT to_json(t)::text FROM ${table} t`)).rows);
  }
  rows.push((await world.tablesClient.send(new ScanCommand({ TableName: ONE_TIME }))).Items);
  return JSON.stringify([rows, written]);
}
const tokensOf = async (userId: string) => {
  const { rows } = await superuser.query<{ token: string }>(
    'SELECT token FROM organisation.user_identifiers WHERE user_id = $1 ORDER BY token',
    [userId],
  );
  return rows.map(({ token }) => token);
};

/** Few, so that people share some. */
const identifiers = fc.uniqueArray(identifier, { minLength: 1, maxLength: 4, selector: ({ value }) => value });

test('whatever is written, the vault alone holds it; each is redeemed once, by its own organisation', async () => {
  await fc.assert(
    fc.asyncProperty(
      identifiers,
      fc.array(fc.tuple(fc.nat(3), fc.nat(15)), { minLength: 1, maxLength: 4 }),
      async (pool, writes) => {
        const expected = new Map<string, readonly UserIdentifier[]>();
        for (const [who, mask] of writes) {
          const { organisationId, userId } = users[who] ?? { organisationId: '', userId: '' };
          const wanted = pool.filter((_, index) => mask & (1 << index));
          expect(await write(organisationId, userId, wanted)).toMatchObject({ statusCode: 200 });
          expected.set(userId, wanted);
        }
        for (const { organisationId, userId } of users.filter((user) => expected.has(user.userId))) {
          const wanted = expected.get(userId) ?? [];
          const answer = await read(organisationId, userId);
          expect(
            told(answer)
              .map(({ kind }) => kind)
              .sort(),
          ).toEqual(wanted.map(({ kind }) => kind).sort());
          const text = `${answer.body} ${await outside()}`;
          for (const { value } of pool) expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
          for (const token of await tokensOf(userId)) expect(answer.body).not.toContain(token);
          const values: unknown[] = [];
          for (const { token } of told(answer)) {
            expect(await redeem(organisationId === NORTH ? SOUTH : NORTH, token)).toMatchObject({ statusCode: 404 });
            const answers = await Promise.all([1, 2, 3].map(() => redeem(organisationId, token)));
            expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404]);
            values.push(...answers.filter(({ statusCode }) => statusCode === 200).map(valueIn));
          }
          expect(values.sort()).toEqual(wanted.map(({ value }) => value).sort());
          // Nothing stays in the vault that the database does not name.
          expect((await world.vault.of({ organisationId, userId })).map(({ token }) => token).sort()).toEqual(
            await tokensOf(userId),
          );
        }
        for (const { organisationId, userId } of users) await write(organisationId, userId, []);
        expect(await world.items('identifiers')).toEqual([]);
      },
    ),
    { numRuns: 8 },
  );
});

test('one value has one token in an organisation, whoever has it, and another one in any other', async () => {
  const spellings = ['+1 (514) 555-0100', '+15145550100'];
  for (const [index, { organisationId, userId }] of users.entries()) {
    await write(organisationId, userId, [{ kind: 'phone', value: spellings[index % 2] }]);
  }
  const tokens = await Promise.all(
    users.map(async ({ organisationId, userId }) => [organisationId, ...(await tokensOf(userId))]),
  );
  const of = (organisationId: string) =>
    new Set(tokens.filter(([id]) => id === organisationId).map(([, token]) => token));
  expect([of(NORTH).size, of(SOUTH).size, new Set([...of(NORTH), ...of(SOUTH)]).size]).toEqual([1, 1, 2]);
  // Whoever stops having it takes it from nobody else.
  const [first, second] = users.filter(({ organisationId }) => organisationId === NORTH);
  await write(NORTH, first?.userId ?? '', []);
  const [left] = told(await read(NORTH, second?.userId ?? ''));
  expect(await redeem(NORTH, left?.token ?? '')).toMatchObject({ statusCode: 200 });
});

test('a one-time token of who was erased since is worth nothing', async () => {
  const [{ organisationId, userId } = { organisationId: '', userId: '' }] = users;
  await write(organisationId, userId, [{ kind: 'email', value: 'ana@example.ca' }]);
  const [issued] = told(await read(organisationId, userId));
  await world.vault.empty({ organisationId, userId });
  expect(await redeem(organisationId, issued?.token ?? '')).toMatchObject({ statusCode: 404 });
});

test('a call that fails anywhere is made good by the same request again; writers at the same time take turns', async () => {
  const [{ organisationId, userId } = { organisationId: '', userId: '' }] = users;
  const lists = [['+15145550101', '+15145550102'], ['+15145550103']].map((list) =>
    list.map((value) => ({ kind: 'phone', value })),
  );
  await write(organisationId, userId, lists[0] ?? []);
  for (let at = 0, happened = true; happened; at += 1) {
    for (const kind of ['crash before', 'crash after'] as const) {
      const wanted = lists[(at + 1) % 2] ?? [];
      engines.faults.inject(at, kind);
      const failed = await write(organisationId, userId, wanted).catch((error: unknown) => error);
      happened = engines.faults.happened > 0;
      engines.faults.clear();
      if (happened) expect(failed).toBeInstanceOf(InjectedFault);
      // Between the two, a token in the database always stands for something.
      const held = new Set((await world.vault.of({ organisationId, userId })).map(({ token }) => token));
      for (const token of await tokensOf(userId)) expect(held).toContain(token);
      expect(await write(organisationId, userId, wanted)).toMatchObject({ statusCode: 200 });
      expect(await world.vault.of({ organisationId, userId })).toHaveLength(wanted.length);
    }
  }
  await Promise.all(Array.from({ length: 6 }, (_, index) => write(organisationId, userId, lists[index % 2] ?? [])));
  const held = (await world.vault.of({ organisationId, userId })).map(({ token }) => token).sort();
  expect(held).toEqual(await tokensOf(userId));
});

test.each([
  ['a number that is none', [{ kind: 'phone', value: '5145550199' }]],
  ['a card number for a customer id', [{ kind: 'customer-id', value: '4111 1111 1111 1111' }]],
  ['a kind that is not kept', [{ kind: 'identity-subject', value: 'sub-1' }]],
  ['too many', Array.from({ length: 11 }, (_, index) => ({ kind: 'customer-id', value: `C-${index}` }))],
])('answers 400 to %s, and repeats nothing of it', async (_, wrong) => {
  const [{ organisationId, userId } = { organisationId: '', userId: '' }] = users;
  const answer = await write(organisationId, userId, wrong);
  expect(answer.statusCode).toBe(400);
  for (const { value } of wrong) expect(answer.body).not.toContain(value);
  expect(await world.items('identifiers')).toEqual([]);
});

test('nobody writes or reads for a user of another organisation, not by a grant either', async () => {
  const north = users.find(({ organisationId }) => organisationId === NORTH)?.userId ?? '';
  const phone = [{ kind: 'phone', value: '+15145550100' }];
  for (const userId of [north, randomUUID(), 'no id']) {
    expect(await write(SOUTH, userId, phone)).toMatchObject({ statusCode: 404 });
    expect(await read(SOUTH, userId)).toMatchObject({ statusCode: 404 });
  }
  expect(await write(NORTH, north, phone, SOUTH)).toMatchObject({ statusCode: 403 });
  expect(await read(NORTH, north, SOUTH)).toMatchObject({ statusCode: 403 });
  expect(await world.items('identifiers')).toEqual([]);
});

test('a user who is found by a telephone number is not disclosed, until the request names the user', async () => {
  const [person, relative] = [newPerson(world, 0), newPerson(world, 0)];
  await addUser(world, superuser, NORTH, person, 1);
  // A relative with the same telephone.
  await addUser(world, superuser, NORTH, { ...relative, phone: person.phone }, 1);
  const disclosures = await disclosureWorld(world);
  const disclose = async (identifiers: Parameters<typeof disclosureRequest>[0]) => {
    const request = disclosureRequest(identifiers, { organisationId: NORTH });
    await disclosures.disclose(request);
    return disclosures.report(request.requestId);
  };
  const phone = { kind: 'phone', value: person.phone } as const;
  expect(await disclose([phone])).toMatchObject({ data: { users: [] }, withheld: [{ category: 'user', places: 2 }] });
  const named = await disclose([phone, { kind: 'identity-subject', value: person.identitySubject }]);
  expect(named.data?.users.map(({ userId }) => userId)).toEqual([person.userId]);
  expect(named.data?.users[0]?.identifiers).toContainEqual(phone);
  expect(named.withheld).toEqual([{ category: 'user', places: 1 }]);
  expect(JSON.stringify(named)).not.toContain(relative.customerId);
});

describe('identifiers of people come into the database as tokens only', () => {
  const problemsAfter = (...statements: readonly string[]) =>
    server.with({ database: 'organisation' }, async (client) => {
      await client.query('BEGIN');
      for (const statement of statements) await client.query(statement);
      const problems = await plainIdentifierProblems(client);
      await client.query('ROLLBACK');
      return problems;
    });

  test.each(plainColumns)('found: %s', async (column) => {
    const [written = ''] = column.split(' ');
    const name = written.startsWith('"') ? written.slice(1, -1) : written.toLowerCase();
    const add = `ALTER TABLE organisation.activity ADD COLUMN ${column}`;
    expect(await problemsAfter('CREATE DOMAIN public.citext_like AS text', add)).toEqual([
      expect.stringContaining(`organisation.activity.${name} reads as an identifier of people`),
    ]);
  });

  test('found: in a new table, in a comment, in a view, and in the form of tokens', async () => {
    expect(
      await problemsAfter(
        'CREATE TABLE reporting.calls (organisation_id uuid, caller_telephone text)',
        'CREATE VIEW reporting.everybody AS SELECT display_name AS e_mail FROM organisation.users',
        "COMMENT ON COLUMN organisation.users.display_name IS 'Name, or the email that was used to sign up'",
        'ALTER DOMAIN organisation.identifier_token DROP CONSTRAINT identifier_token_form',
        "ALTER DOMAIN organisation.identifier_token ADD CHECK (VALUE ~ '^idt_')",
      ),
    ).toEqual([
      expect.stringContaining('organisation.users.display_name reads'),
      expect.stringContaining('reporting.calls.caller_telephone reads'),
      expect.stringContaining('reporting.everybody.e_mail reads'),
      expect.stringContaining('organisation.identifier_token takes more than tokens'),
    ]);
  });

  test('not found: tokens, keys of rows, and what is true or a moment', async () => {
    expect(
      await problemsAfter(
        `ALTER TABLE organisation.activity ADD COLUMN phone organisation.identifier_token, ADD COLUMN customer_id uuid,
         ADD COLUMN email_verified boolean, ADD COLUMN phone_changed_at timestamptz, ADD COLUMN company text,
         ADD COLUMN policynotes text, ADD COLUMN accountnote text, ADD COLUMN automobile text`,
      ),
    ).toEqual([]);
  });

  test('no telephone number, mail address or token of another form can be written', async () => {
    const write = (token: string) =>
      server.with({ database: 'organisation' }, (client) =>
        client.query('SELECT $1::text::organisation.identifier_token', [token]),
      );
    const token = `idt_${'a'.repeat(64)}`;
    for (const plain of [
      '+15145550100',
      'ana@example.ca',
      'C-1001',
      `${token}\n`,
      ` ${token}`,
      token.toUpperCase(),
      '',
    ]) {
      await expect(write(plain)).rejects.toThrow('violates check constraint "identifier_token_form"');
    }
    await expect(write(token)).resolves.toBeDefined();
  });
});
