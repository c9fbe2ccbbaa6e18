import { isUserIdentifier } from '../../lib/domain/identifiers/user-identifier';
import { type OrganisationDatabase } from '../shared/organisation-database';
import { type SubjectKeys } from '../shared/erasure/subject-keys';
import { tokenOf } from '../shared/identifiers/identifier-tokens';
import { type IdentifierVault } from '../shared/identifiers/identifier-vault';
import { sql } from '../shared/sql';
import { ACTIVITIES_PER_PAGE, type ReadUserDataEvent, type ReadUserDataResult } from './contract';

export interface ReadUserDataMeans {
  readonly database: Pick<OrganisationDatabase, 'forOrganisation'>;
  /** What the tokens of the database stand for. */
  readonly vault: Pick<IdentifierVault, 'of'>;
  readonly subjectKeys: Pick<SubjectKeys, 'mac'>;
}

interface UserRow {
  readonly id: string;
  readonly display_name: string;
  readonly role: string;
  readonly created_at: Date;
}

interface ActivityRow {
  readonly id: string;
  readonly kind: string;
  readonly occurred_at: Date;
  readonly detail: unknown;
}

interface ProgressRow {
  readonly course_code: string;
  readonly percent: number;
  readonly completed_at: Date | null;
}

/**
 * All that the regional database and the vault of identifiers have of one user of one organisation, activities page by page;
 * or who has an identifier.
 */
export async function readUserData(event: ReadUserDataEvent, means: ReadUserDataMeans): Promise<ReadUserDataResult> {
  if ('identifier' in event) return { found: await usersWith(event, means) };
  const { organisationId, identitySubject, after } = event;
  const { database, vault } = means;
  return database.forOrganisation(organisationId, async (transaction) => {
    const [user] = await transaction.query<UserRow>(sql`
      SELECT id, display_name, role, created_at FROM organisation.users WHERE identity_subject = ${identitySubject}`);
    if (!user) return {};
    const activities = await transaction.query<ActivityRow>(sql`
      SELECT id, kind, occurred_at, detail FROM organisation.activity
      WHERE user_id = ${user.id} AND (${after ?? null}::uuid IS NULL OR id > ${after ?? null}::uuid)
      ORDER BY id LIMIT ${ACTIVITIES_PER_PAGE + 1}`);
    const progress = await transaction.query<ProgressRow>(sql`
      SELECT course_code, progress::float8 AS percent, completed_at FROM reporting.course_progress
      WHERE user_id = ${user.id} ORDER BY course_code`);
    const held = await vault.of({ organisationId, userId: user.id });
    const page = activities.slice(0, ACTIVITIES_PER_PAGE);
    const last = page.at(-1);
    return {
      user: {
        userId: user.id,
        displayName: user.display_name,
        role: user.role,
        createdAt: user.created_at.toISOString(),
        identifiers: held.map(({ identifier: { kind, value } }) => ({ kind, value })),
        activity: page.map(({ kind, occurred_at, detail }) => ({ at: occurred_at.toISOString(), kind, detail })),
        progress: progress.map(({ course_code, percent, completed_at }) => ({
          course: course_code,
          percent,
          completedAt: completed_at?.toISOString() ?? null,
        })),
      },
      ...(activities.length > ACTIVITIES_PER_PAGE && last && { after: last.id }),
    };
  });
}

async function usersWith(
  { organisationId, identifier }: Extract<ReadUserDataEvent, { identifier: unknown }>,
  { database, subjectKeys }: ReadUserDataMeans,
): Promise<{ userId: string; identitySubject: string }[]> {
  if (!isUserIdentifier(identifier)) return [];
  const token = await tokenOf(subjectKeys, organisationId, identifier);
  const rows = await database.forOrganisation(organisationId, (transaction) =>
    transaction.query<{ id: string; identity_subject: string }>(sql`
      SELECT u.id, u.identity_subject FROM organisation.users u
      JOIN organisation.user_identifiers i ON i.organisation_id = u.organisation_id AND i.user_id = u.id
      WHERE i.token = ${token} ORDER BY u.id`),
  );
  return rows.map(({ id, identity_subject }) => ({ userId: id, identitySubject: identity_subject }));
}
