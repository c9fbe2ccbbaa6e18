import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { PAGE_SIZE, readUsersEventSchema, type UserPage } from '../../../lambda/read-users/contract';
import { readUsers } from '../../../lambda/read-users/read';
import { OrganisationDatabase } from '../../../lambda/shared/organisation-database';
import { migratedServer } from '../../support/migrated-server';
import { EASTERN, NORTHERN } from '../../support/organisations';
import { type PostgresServer } from '../../support/postgres-server';

const subject = randomUUID();
const COUNT = PAGE_SIZE + 5;
let server: PostgresServer;
let pool: Pool;
let database: OrganisationDatabase;

beforeAll(async () => {
  server = await migratedServer();
  await server.with({ database: 'organisation' }, async (client) => {
    for (const [id, count] of [
      [NORTHERN, COUNT],
      [EASTERN, 2],
    ] as const) {
      await client.query('INSERT INTO organisation.organisations (id, name) VALUES ($1, $2)', [id, 'Example']);
      await client.query(
        `INSERT INTO organisation.users (organisation_id, identity_subject, display_name, role)
         SELECT $1::uuid, 'subject-' || n, 'User ' || n, 'agent' FROM generate_series(2, $2::int) n`,
        [id, count],
      );
      // The same subject in both.
      await client.query(
        `INSERT INTO organisation.users (organisation_id, identity_subject, display_name, role) VALUES ($1, $2, $3, 'auditor')`,
        [id, subject, `A. Example of ${id}`],
      );
    }
  });
  pool = new Pool({ ...server.config({ user: 'application', database: 'organisation' }), max: 1 });
  pool.on('error', () => undefined);
  database = new OrganisationDatabase(pool);
});

afterAll(async () => {
  await pool.end();
  await server.destroy();
});

async function ask(what: 'profile' | 'users', authorizer: object = {}, after?: string) {
  const event = readUsersEventSchema.parse({
    httpMethod: 'GET',
    resource: `/organisations/{organisationId}/${what}`,
    queryStringParameters: after === undefined ? null : { after },
    requestContext: {
      authorizer: { organisationId: NORTHERN, callerOrganisationId: NORTHERN, subject, ...authorizer },
    },
  });
  const { statusCode, headers, body } = await readUsers(event, database);
  expect(headers['cache-control']).toBe('no-store');
  return { statusCode, body: JSON.parse(body) as unknown };
}

test('the own profile is that of the own organisation', async () => {
  expect(await ask('profile')).toEqual({
    statusCode: 200,
    body: { id: expect.any(String) as string, displayName: `A. Example of ${NORTHERN}`, role: 'auditor' },
  });
});

test.each([
  ['with a grant for another organisation', { organisationId: EASTERN }],
  ['for a subject that is no user', { subject: "' OR true --" }],
])('there is no profile %s', async (_, authorizer) => {
  expect(await ask('profile', authorizer)).toEqual({ statusCode: 404, body: { message: 'there is no profile' } });
});

test('users come page by page, each once, and of one organisation only', async () => {
  const first = (await ask('users')).body as UserPage;
  expect(first.users).toHaveLength(PAGE_SIZE);
  const second = (await ask('users', {}, first.after)).body as UserPage;
  expect(second.users).toHaveLength(COUNT - PAGE_SIZE);
  expect(second).not.toHaveProperty('after');
  const all = [...first.users, ...second.users];
  expect(new Set(all.map(({ id }) => id)).size).toBe(COUNT);
  expect(all.map(({ displayName }) => displayName)).not.toContain(`A. Example of ${EASTERN}`);
  const granted = (await ask('users', { organisationId: EASTERN })).body as UserPage;
  expect(granted.users).toHaveLength(2);
});
