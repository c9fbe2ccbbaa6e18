import { escapeIdentifier, type Client } from 'pg';
import { organisationTables, type OrganisationTable } from '../domain/organisation-tables';
import { AssignmentError } from './assignment-error';

interface Column {
  readonly name: string;
  readonly type: string;
}

/** A table as the catalogue of its database has it. */
export interface TableDescription extends OrganisationTable {
  /** `schema.name`. */
  readonly fullName: string;
  readonly columns: readonly Column[];
  /** Columns of the primary key. */
  readonly key: readonly Column[];
}

const catalogueQuery = `
  SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attgenerated <> '' AS generated,
         array_position(k.conkey, a.attnum) AS position
  FROM pg_attribute a LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
  WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attname`;

interface CatalogueRow extends Column {
  readonly generated: boolean;
  readonly position: number | null;
}

/**
 * The tables of organisation data whose rows can move, for both databases alike.
 *
 * @throws AssignmentError when a table is missing, lacks a primary key or the column of its organisation, or has other
 *   columns in one database than in the other
 */
export async function describeTables(source: Client, target: Client): Promise<readonly TableDescription[]> {
  const tables: TableDescription[] = [];
  for (const table of organisationTables.filter(({ staysInRegion = false }) => !staysInRegion)) {
    const [there, here] = [await describe(source, table, 'source'), await describe(target, table, 'target')];
    const difference = firstDifference(there.columns, here.columns);
    if (difference !== undefined) {
      throw new AssignmentError(
        `${here.fullName}: ${difference}; migrate the source database to the schema of the target first`,
      );
    }
    tables.push(here);
  }
  return tables;
}

async function describe(client: Client, table: OrganisationTable, database: string): Promise<TableDescription> {
  const fullName = `${table.schema}.${table.name}`;
  const { rows } = await client.query<CatalogueRow>(catalogueQuery, [fullName]);
  const columns = rows.filter(({ generated }) => !generated);
  const key = rows.filter(({ position }) => position !== null).sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const fail = (problem: string): never => {
    throw new AssignmentError(`${fullName}: ${problem} in the ${database} database`);
  };
  if (rows.length === 0) fail('there is no such table; run its migrations');
  if (key.length === 0) fail('there is no primary key, by which the move could go on after a crash; add one');
  if (!columns.some(({ name }) => name === table.organisationColumn)) {
    fail(`there is no column ${table.organisationColumn}, which says whose the row is; add it`);
  }
  return { ...table, fullName, columns, key };
}

function firstDifference(source: readonly Column[], target: readonly Column[]): string | undefined {
  const typeOf = (columns: readonly Column[], name: string): string =>
    columns.find((column) => column.name === name)?.type ?? 'absent';
  return [...source, ...target]
    .filter(({ name }) => typeOf(source, name) !== typeOf(target, name))
    .map(
      ({ name }) =>
        `the column ${name} is ${typeOf(source, name)} at the source and ${typeOf(target, name)} at the target`,
    )
    .at(0);
}

/** `"schema"."name"`, as SQL. */
export const quotedName = ({ schema, name }: OrganisationTable): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;

/** Columns as a list of SQL. */
export const quotedColumns = (columns: readonly Column[]): string =>
  columns.map(({ name }) => escapeIdentifier(name)).join(', ');

/** Text in an order that is the same on every server, whatever its locale. */
export const ordered = ({ name, type }: Column): string =>
  /^(text|character|char|varchar)/.test(type) ? `${escapeIdentifier(name)} COLLATE "C"` : escapeIdentifier(name);
