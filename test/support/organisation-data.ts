import { type Client } from 'pg';

/** Rows of a source database, for organisations that are numbered from 1. */
export interface OrganisationData {
  readonly organisations: number;
  /** Spread evenly over the organisations. */
  readonly activity: number;
}

/** The id of the organisation with that number. */
export const organisationId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Fills a migrated database, as its superuser. The same numbers make the same rows. */
export async function addOrganisationData(
  client: Client,
  { organisations, activity }: OrganisationData,
): Promise<void> {
  const id = (number: string): string => `('00000000-0000-4000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
  await client.query(`
    INSERT INTO organisation.organisations (id, name, created_at)
      SELECT ${id('n')}, 'Organisation ' || n, '2026-01-01' FROM generate_series(1, ${organisations}) n;
    INSERT INTO organisation.users (organisation_id, id, identity_subject, display_name, role, created_at)
      SELECT o.id, ${id('u')}, 'subject-' || u, E'Zoë \\\\ "d''Arc"\\t' || u, 'agent', '2026-01-02'
      FROM organisation.organisations o, generate_series(1, 3) u;
    INSERT INTO organisation.activity (organisation_id, id, user_id, kind, occurred_at, detail)
      SELECT ${id(`1 + n % ${organisations}`)}, md5(n::text)::uuid, ${id('1 + n % 3')}, 'call',
             timestamptz '2026-01-03' + n * interval '1.000001 second', jsonb_build_object('n', n, 'note', 'a b')
      FROM generate_series(1, ${activity}) n;
    INSERT INTO reporting.daily_activity
      SELECT id, day, kind, 7 FROM organisation.organisations,
             unnest(array['2026-01-03', '2026-01-04']::date[]) day, unnest(array['call', 'Chat', 'É-mail', '_x']) kind;
    INSERT INTO reporting.course_progress
      SELECT organisation_id, id, 'privacy', 33.30, NULL FROM organisation.users;
    ANALYZE`);
}

/** The registry, as `aws dynamodb scan --output json` prints it. */
export function registryExport(jurisdictions: ReadonlyMap<string, string>): string {
  const Items = [...jurisdictions].map(([organisation, jurisdiction]) => ({
    organisationId: { S: organisation },
    jurisdiction: { S: jurisdiction },
    homeRegion: { S: 'anywhere' },
  }));
  return JSON.stringify({ Items, Count: Items.length, ScannedCount: Items.length });
}

/** Every second organisation is of `ca`, the others of `us`. */
export const halves = (organisations: number): ReadonlyMap<string, string> =>
  new Map(
    Array.from({ length: organisations }, (_, index) => [organisationId(index + 1), index % 2 === 0 ? 'ca' : 'us']),
  );
