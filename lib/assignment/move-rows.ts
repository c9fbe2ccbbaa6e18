import { pipeline } from 'node:stream/promises';
import { DatabaseError, escapeIdentifier, escapeLiteral, type Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { AssignmentError } from './assignment-error';
import { reasonOf } from './database-connection';
import { ordered, quotedColumns, quotedName, type TableDescription } from './table-description';

const stagingOf = ({ schema, name }: TableDescription): string => `pg_temp.${escapeIdentifier(`${schema}_${name}`)}`;

/** Temporary tables of the session, emptied by every commit. Row-level security forbids COPY into the tables themselves. */
export async function createStaging(target: Client, tables: readonly TableDescription[]): Promise<void> {
  for (const table of tables) {
    await target.query(
      `CREATE TEMPORARY TABLE ${stagingOf(table).replace('pg_temp.', '')} ON COMMIT DELETE ROWS
       AS SELECT ${quotedColumns(table.columns)} FROM ${quotedName(table)} WITH NO DATA`,
    );
  }
}

/** Binds the open transaction of the target to an organisation. */
export const bindOrganisation = (target: Client, organisation: string): Promise<unknown> =>
  target.query("SELECT set_config('app.organisation_id', $1, true)", [organisation]);

interface Progress {
  readonly last_key: readonly string[];
  readonly complete: boolean;
}

/**
 * Moves the rows of an organisation in a table that are not moved yet, batch by batch. A batch and the note that it is
 * done are one transaction: after a crash the next call goes on behind the last batch.
 *
 * @param onBatch - told the number of rows after each commit
 * @returns rows that this call moved
 * @throws AssignmentError when the target refuses a row; batches before stay
 */
export async function moveRows(
  source: Client,
  target: Client,
  table: TableDescription,
  organisation: string,
  { batchRows, onBatch }: { readonly batchRows: number; readonly onBatch: (rows: number) => void },
): Promise<number> {
  let moved = 0;
  for (;;) {
    await target.query('BEGIN');
    try {
      await bindOrganisation(target, organisation);
      const { rows } = await target.query<Progress>(
        'SELECT last_key, complete FROM assignment.progress WHERE organisation_id = $1 AND table_name = $2',
        [organisation, table.fullName],
      );
      const [progress] = rows;
      if (progress?.complete) {
        await target.query('COMMIT');
        return moved;
      }
      const count = await moveBatch(source, target, table, organisation, progress?.last_key, batchRows);
      await target.query('COMMIT');
      moved += count;
      onBatch(count);
    } catch (error) {
      await target.query('ROLLBACK').catch(() => undefined);
      throw asAssignmentError(error, table, organisation);
    }
  }
}

async function moveBatch(
  source: Client,
  target: Client,
  table: TableDescription,
  organisation: string,
  lastKey: readonly string[] | undefined,
  batchRows: number,
): Promise<number> {
  const columns = quotedColumns(table.columns);
  const staging = stagingOf(table);
  const order = table.key.map(ordered);
  // COPY takes no parameters. What is written into it is quoted.
  const behind =
    lastKey === undefined
      ? ''
      : `AND (${order.join(', ')}) > (${table.key.map(({ type }, index) => `${escapeLiteral(lastKey[index] ?? '')}::${type}`).join(', ')})`;
  const select =
    `SELECT ${columns} FROM ${quotedName(table)} WHERE ${escapeIdentifier(table.organisationColumn)} = ${escapeLiteral(organisation)} ` +
    `${behind} ORDER BY ${order.join(', ')} LIMIT ${batchRows}`;
  await pipeline(
    source.query(copyTo(`COPY (${select}) TO STDOUT`)),
    target.query(copyFrom(`COPY ${staging} (${columns}) FROM STDIN`)),
  );
  const { rowCount } = await target.query(
    `INSERT INTO ${quotedName(table)} (${columns}) SELECT ${columns} FROM ${staging}`,
  );
  const count = rowCount ?? 0;
  const key = table.key.map(({ name }) => `${escapeIdentifier(name)}::text`).join(', ');
  const last = order.map((column) => `${column} DESC`).join(', ');
  await target.query(
    `INSERT INTO assignment.progress AS p (organisation_id, table_name, last_key, row_count, complete)
     VALUES ($1, $2, coalesce((SELECT ARRAY[${key}] FROM ${staging} ORDER BY ${last} LIMIT 1), '{}'), $3, $4)
     ON CONFLICT (organisation_id, table_name) DO UPDATE SET
       last_key = CASE WHEN $3 = 0 THEN p.last_key ELSE excluded.last_key END,
       row_count = p.row_count + $3, complete = $4, updated_at = now()`,
    [organisation, table.fullName, count, count < batchRows],
  );
  return count;
}

/** SQLSTATE of a key that is there already. */
const UNIQUE_VIOLATION = '23505';

function asAssignmentError(error: unknown, table: TableDescription, organisation: string): AssignmentError {
  const what = `${table.fullName} of organisation ${organisation}`;
  if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) {
    return new AssignmentError(
      `${what}: the target already holds rows that no assignment moved there; remove them, or take the organisation out of the registry`,
    );
  }
  return new AssignmentError(
    `${what}: ${reasonOf(error)}; nothing of the batch was kept, run the same command to go on`,
  );
}
