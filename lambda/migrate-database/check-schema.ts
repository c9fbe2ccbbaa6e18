import { type Client } from 'pg';
import * as z from 'zod';
import { organisationTables } from '../../lib/domain/organisation-tables';
import { isPersonalAttribute } from '../../lib/residency/facts/personal-attributes';
import { REFERENCE_SCHEMA, type MigrationProperties } from './contract';

const referenceTableSchema = z.array(
  z.object({ name: z.string(), columns: z.array(z.string()), hasPrimaryKey: z.boolean() }),
);

const referenceTablesQuery = `
  SELECT c.relname::text AS name,
         array(SELECT a.attname::text FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS columns,
         EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p') AS "hasPrimaryKey"
  FROM pg_catalog.pg_class c
  WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'p', 'm', 'v', 'f')
  ORDER BY 1`;

/** Words in a column's name that bind a row to an organisation or to somebody of it. */
const organisationWords = /(^|_)(organi[sz]ation|org|tenant|customer|client|user|agent|contact|member|employee)_?ids?$/;

/**
 * What is wrong with the reference tables, each in a sentence; empty when all is well.
 *
 * Every table of the deployment definition exists with a primary key, which its replication needs. No other relation is
 * beside them. No column is of an organisation or a person, as far as its name says.
 */
export async function referenceDataProblems(
  client: Client,
  expected: MigrationProperties['ReferenceTables'],
): Promise<readonly string[]> {
  const { rows } = await client.query(referenceTablesQuery, [REFERENCE_SCHEMA]);
  const tables = referenceTableSchema.parse(rows);
  const declared = expected.map(({ Schema, Name }) => `${Schema}.${Name}`);
  const existing = tables.map(({ name }) => `${REFERENCE_SCHEMA}.${name}`);
  return [
    ...declared
      .filter((name) => !existing.includes(name))
      .map(
        (name) => `${name} is in the deployment definition but not in the database; add a migration that creates it`,
      ),
    ...existing
      .filter((name) => !declared.includes(name))
      .map(
        (name) =>
          `${name} is in the schema of reference data but not in the deployment definition; declare it with its owner`,
      ),
    ...tables
      .filter(({ hasPrimaryKey }) => !hasPrimaryKey)
      .map(({ name }) => `${REFERENCE_SCHEMA}.${name} has no primary key, so its updates would not be copied; add one`),
    ...tables.flatMap(({ name, columns }) =>
      columns
        .filter((column) => isPersonalAttribute(column) || organisationWords.test(column))
        .map(
          (column) =>
            `${REFERENCE_SCHEMA}.${name}.${column} reads as data of an organisation or a person, which must not be copied; move it to the organisation database`,
        ),
    ),
  ];
}

const securedTableSchema = z.array(
  z.object({ name: z.string(), forced: z.boolean(), policies: z.array(z.array(z.string().nullable())) }),
);

const securedTablesQuery = `
  SELECT n.nspname || '.' || c.relname AS name,
         c.relrowsecurity AND c.relforcerowsecurity AS forced,
         (SELECT coalesce(json_agg(json_build_array(p.polcmd, pg_get_expr(p.polqual, p.polrelid),
                                                    pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
          FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid) AS policies
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f')
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'migration') AND n.nspname NOT LIKE 'pg\\_%'
  ORDER BY 1`;

/**
 * What is wrong with the tables of organisation data, each in a sentence; empty when all is well.
 *
 * Every relation of the database is bound by row-level security, its owner too, with one policy, which compares the
 * organisation of the row with that of the transaction when reading and when writing. Views and foreign tables cannot
 * be bound, so there are none.
 */
export async function organisationDataProblems(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query(securedTablesQuery);
  const tables = securedTableSchema.parse(rows);
  const columns = new Map(
    organisationTables.map(({ schema, name, organisationColumn }) => [`${schema}.${name}`, organisationColumn]),
  );
  return [
    ...[...columns.keys()]
      .filter((name) => tables.every((table) => table.name !== name))
      .map(
        (name) => `${name} is a table of organisation data but not in the database; add a migration that creates it`,
      ),
    ...tables
      .filter(({ forced }) => !forced)
      .map(({ name }) => `${name} is not bound by row-level security; ENABLE and FORCE it, and create its policy`),
    ...tables
      .filter(({ name, policies }) => !isOwnOrganisationOnly(policies, columns.get(name) ?? 'organisation_id'))
      .map(
        ({ name }) =>
          `${name} lets through more than rows of the transaction's organisation; give it one policy, for ALL, that compares with organisation.current_organisation() in USING and WITH CHECK`,
      ),
  ];
}

function isOwnOrganisationOnly(policies: readonly (readonly (string | null)[])[], column: string): boolean {
  const comparison = `(${column} = ( SELECT organisation.current_organisation() AS current_organisation))`;
  const [policy] = policies;
  const [command, using, withCheck] = policy ?? [];
  return policies.length === 1 && command === '*' && using === comparison && withCheck === comparison;
}
