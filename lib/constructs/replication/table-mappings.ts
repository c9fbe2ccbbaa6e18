/** A table to copy, by its exact name. */
export interface ReplicatedTable {
  readonly schema: string;
  readonly name: string;
}

/** What AWS DMS reads as more than itself: `%` any text, `_` any character outside `explicit`, `[ ]` a set. */
const WILDCARDS = /[%[\]*?]/;

/**
 * Table mappings of AWS DMS that select exactly the listed tables. The action `explicit` takes the exact name of a schema
 * and a table, so that an underscore is an underscore.
 *
 * @param organisationSchemas schemas of organisations' data, of which no table may be in the list
 * @throws Error for an empty list, a wildcard, a table twice, and a table of organisations' data
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation.Selections.html
 */
export function tableMappings(tables: readonly ReplicatedTable[], organisationSchemas: readonly string[]): string {
  if (tables.length === 0) throw new Error('no table to copy is named; an empty mapping would select nothing, or all');
  const seen = new Set<string>();
  const rules = tables.map(({ schema, name }, index) => {
    const table = `${schema}.${name}`;
    if (schema === '' || name === '' || WILDCARDS.test(table)) {
      throw new Error(`'${table}' is no exact name of a table; a wildcard would copy tables that nobody looked at`);
    }
    if (organisationSchemas.includes(schema)) {
      throw new Error(`'${table}' is organisations' data, which stays in its jurisdiction; remove it from the list`);
    }
    if (seen.has(table)) throw new Error(`'${table}' is named twice; remove one of the two`);
    seen.add(table);
    const id = String(index + 1);
    return {
      'rule-type': 'selection',
      'rule-id': id,
      'rule-name': id,
      'object-locator': { 'schema-name': schema, 'table-name': name },
      'rule-action': 'explicit',
    };
  });
  return JSON.stringify({ rules });
}
