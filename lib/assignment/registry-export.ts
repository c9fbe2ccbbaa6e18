import * as z from 'zod';
import { isOrganisationKey } from '../domain/organisations/registry-record';
import { AssignmentError } from './assignment-error';

const text = z.object({ S: z.string() });
const exportSchema = z.object({
  Items: z
    .array(z.looseObject({ organisationId: text }))
    // The registry also holds look-up items and grants, which are no organisations.
    .transform((items) => items.filter(({ organisationId }) => isOrganisationKey(organisationId.S)))
    .pipe(
      z.array(
        z.object({
          organisationId: z.object({ S: z.guid() }),
          jurisdiction: text,
          migrationJurisdiction: text.optional(),
        }),
      ),
    ),
});

/**
 * Which jurisdiction an organisation's rows belong to, by the organisation's id in lower case: the one that serves it,
 * or while it moves, the one that it moves to.
 *
 * @param json - the registry as `aws dynamodb scan --table-name TABLE --output json` prints it
 * @throws AssignmentError when it is not that, or names an organisation twice
 */
export function parseRegistryExport(json: string, source: string): ReadonlyMap<string, string> {
  const parsed = exportSchema.safeParse(parseJson(json, source));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AssignmentError(
      `${source}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}; give what 'aws dynamodb scan --table-name TABLE --output json' prints`,
    );
  }
  const jurisdictions = new Map<string, string>();
  for (const { organisationId, jurisdiction, migrationJurisdiction = jurisdiction } of parsed.data.Items) {
    const id = organisationId.S.toLowerCase();
    if (jurisdictions.has(id))
      throw new AssignmentError(`${source}: the organisation ${id} is there twice; scan again`);
    jurisdictions.set(id, migrationJurisdiction.S);
  }
  return jurisdictions;
}

function parseJson(json: string, source: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new AssignmentError(`${source}: is no JSON; give what 'aws dynamodb scan --output json' prints`);
  }
}
