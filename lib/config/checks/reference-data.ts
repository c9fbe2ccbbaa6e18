import { fieldPath, quoted, type DeploymentIssue } from '../issue';
import { type ReferenceTable } from '../deployment-schema';
import { type DeploymentCheck } from './check';

/** Nouns that name people or what they say. A table whose last word is one of them is no reference table. */
const personalNouns =
  /(^|_)(customer|client|caller|contact|person|people|patient|member|citizen|user|employee|agent|organisation|organization|tenant|email|phone|address|recording|transcript|conversation)(e?s)?$/i;

const identifier = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

/**
 * Reference tables are named one by one, and hold nobody's data: they are copied out of their jurisdiction on the
 * strength of that. The words of a name are a safety net; the owner's declaration is what counts.
 */
export const checkReferenceData: DeploymentCheck = ({ referenceData: { tables, organisationSchemas } }) => {
  const seen = new Set<string>();
  return tables.flatMap((table, index) => {
    const qualified = `${table.schema}.${table.name}`.toLowerCase();
    const repeated = seen.has(qualified);
    seen.add(qualified);
    const at = (field: string) => fieldPath(['referenceData', 'tables', index, field]);
    if (repeated) return [{ path: at('name'), message: `is ${quoted(qualified)} once more; remove one of the two` }];
    return wrongName(table, at) ?? organisationTable(table, organisationSchemas, at) ?? [];
  });
};

type PathOf = (field: string) => string;

function wrongName(table: ReferenceTable, at: PathOf): readonly DeploymentIssue[] | undefined {
  const field = (['schema', 'name'] as const).find((key) => !identifier.test(table[key]));
  if (!field) return undefined;
  const value = table[field];
  const message = /[%*?]/.test(value)
    ? `is ${quoted(value)}, a wildcard, which would copy tables nobody has looked at; name each table`
    : `is ${quoted(value)}, no plain SQL name; write letters, digits and underscores`;
  return [{ path: at(field), message }];
}

function organisationTable(
  { schema, name }: ReferenceTable,
  organisationSchemas: readonly string[],
  at: PathOf,
): readonly DeploymentIssue[] | undefined {
  if (organisationSchemas.some((other) => other.toLowerCase() === schema.toLowerCase())) {
    const message = `is '${schema}', a schema of organisation data, which stays in its jurisdiction; remove the table from the reference data`;
    return [{ path: at('schema'), message }];
  }
  if (personalNouns.test(name)) {
    const message = `is '${name}', which reads as a table of personal data, and that stays in its jurisdiction; remove it, or rename a table that holds none`;
    return [{ path: at('name'), message }];
  }
  return undefined;
}
