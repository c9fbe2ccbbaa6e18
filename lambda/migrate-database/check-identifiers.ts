import { type Client } from 'pg';
import * as z from 'zod';
import { readsAsIdentifier } from '../../lib/domain/identifiers/identifier-column';

/** The type of every column with tokens of identifiers, and the only form that it takes. */
const TOKEN_TYPE = 'organisation.identifier_token';
const TOKEN_FORM = "CHECK ((VALUE ~ '^idt_[0-9a-f]{64}$'::text))";

const columnsSchema = z.array(
  z.object({ table: z.string(), column: z.string(), type: z.string(), comment: z.string().nullable() }),
);

/** Columns that a text can be in. What is true or false, a moment, or a key of a row is no identifier. */
const columnsQuery = `
  SELECT n.nspname || '.' || c.relname AS table, a.attname::text AS column,
         (SELECT tn.nspname || '.' || t.typname FROM pg_catalog.pg_type t
          JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace WHERE t.oid = a.atttypid) AS type,
         col_description(c.oid, a.attnum) AS comment
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f')
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'migration') AND n.nspname NOT LIKE 'pg\\_%'
    AND a.atttypid <> ALL ('{bool,uuid,date,time,timetz,timestamp,timestamptz,interval}'::regtype[])
  ORDER BY 1, a.attnum`;

const formQuery = `
  SELECT pg_get_constraintdef(k.oid) AS form FROM pg_catalog.pg_constraint k
  WHERE k.contypid = to_regtype($1) AND k.contype = 'c' AND k.convalidated`;

/**
 * What would let identifiers of people into the database in place of tokens, each in a sentence; empty when nothing does.
 *
 * A column that reads as one of identifiers, by its name or its comment, is of the type of tokens, and that type takes
 * nothing else.
 */
export async function plainIdentifierProblems(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query(columnsQuery);
  const plain = columnsSchema
    .parse(rows)
    .filter(({ column, type, comment }) => type !== TOKEN_TYPE && readsAsIdentifier(column, comment ?? ''));
  const { rows: constraints } = await client.query<{ form: string }>(formQuery, [TOKEN_TYPE]);
  return [
    ...plain.map(
      ({ table, column }) =>
        `${table}.${column} reads as an identifier of people in plain text; keep it as ${TOKEN_TYPE}, and the value in the vault`,
    ),
    ...(constraints.some(({ form }) => form === TOKEN_FORM)
      ? []
      : [`${TOKEN_TYPE} takes more than tokens; give it back the constraint ${TOKEN_FORM}`]),
  ];
}
