import { type OrganisationDatabase } from '../shared/organisation-database';
import { sql } from '../shared/sql';
import { ACTIVITIES_PER_PAGE, type ReadUserDataEvent, type ReadUserDataResult } from './contract';

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

/** All that the regional database has of one user of one organisation, activities page by page. */
export async function readUserData(
  { organisationId, identitySubject, after }: ReadUserDataEvent,
  database: Pick<OrganisationDatabase, 'forOrganisation'>,
): Promise<ReadUserDataResult> {
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
    const page = activities.slice(0, ACTIVITIES_PER_PAGE);
    const last = page.at(-1);
    return {
      user: {
        userId: user.id,
        displayName: user.display_name,
        role: user.role,
        createdAt: user.created_at.toISOString(),
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
