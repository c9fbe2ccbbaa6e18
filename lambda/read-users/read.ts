import { type OrganisationDatabase } from '../shared/organisation-database';
import { sql } from '../shared/sql';
import { PAGE_SIZE, type ReadUsersAnswer, type ReadUsersEvent, type User, type UserPage } from './contract';

interface UserRow {
  readonly id: string;
  readonly display_name: string;
  readonly role: string;
}

/**
 * Reads from the Region's database, within the organisation for which the authoriser decided: the caller's own profile,
 * or the users of the organisation, a page at a time.
 */
export async function readUsers(event: ReadUsersEvent, database: OrganisationDatabase): Promise<ReadUsersAnswer> {
  const { organisationId, callerOrganisationId, subject } = event.requestContext.authorizer;
  if (event.resource === '/organisations/{organisationId}/users') {
    return answer(200, await page(organisationId, event.queryStringParameters?.after, database));
  }
  // Somebody from another organisation has no profile here, even if a subject were the same.
  const profile = organisationId === callerOrganisationId ? await own(organisationId, subject, database) : undefined;
  return profile ? answer(200, profile) : answer(404, { message: 'there is no profile' });
}

function own(organisationId: string, subject: string, database: OrganisationDatabase): Promise<User | undefined> {
  return database.forOrganisation(organisationId, async (transaction) => {
    const [row] = await transaction.query<UserRow>(
      sql`SELECT id, display_name, role FROM organisation.users WHERE identity_subject = ${subject}`,
    );
    return row && userOf(row);
  });
}

function page(organisationId: string, after: string | undefined, database: OrganisationDatabase): Promise<UserPage> {
  return database.forOrganisation(organisationId, async (transaction) => {
    const rows = await transaction.query<UserRow>(
      sql`SELECT id, display_name, role FROM organisation.users
          WHERE ${after ?? null}::uuid IS NULL OR id > ${after ?? null}::uuid
          ORDER BY id LIMIT ${PAGE_SIZE + 1}`,
    );
    const users = rows.slice(0, PAGE_SIZE).map(userOf);
    const last = users.at(-1);
    return { users, ...(rows.length > PAGE_SIZE && last && { after: last.id }) };
  });
}

const userOf = ({ id, display_name: displayName, role }: UserRow): User => ({ id, displayName, role });

function answer(statusCode: ReadUsersAnswer['statusCode'], body: object): ReadUsersAnswer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
