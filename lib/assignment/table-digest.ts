import { escapeIdentifier, type Client } from 'pg';
import { quotedColumns, quotedName, type TableDescription } from './table-description';

/** How many rows there are, and the sum of a hash of each: the same for the same rows in any order. */
export interface TableDigest {
  readonly rows: number;
  readonly checksum: bigint;
}

export const emptyDigest: TableDigest = { rows: 0, checksum: 0n };

export const isSameDigest = (a: TableDigest, b: TableDigest): boolean => a.rows === b.rows && a.checksum === b.checksum;

export const sumOfDigests = (digests: Iterable<TableDigest>): TableDigest =>
  [...digests].reduce(
    (sum, { rows, checksum }) => ({ rows: sum.rows + rows, checksum: sum.checksum + checksum }),
    emptyDigest,
  );

/**
 * SQL of a digest's two columns, `rows` and `checksum`. The hash is 64 bits of MD5 of the row as text: against accidents,
 * not against somebody who makes rows collide on purpose.
 */
export function digestColumns(table: Pick<TableDescription, 'columns'>): string {
  const hash = `('x' || left(md5(ROW(${quotedColumns(table.columns)})::text), 16))::bit(64)::bigint::numeric`;
  return `count(*) AS rows, coalesce(sum(${hash}), 0)::text AS checksum`;
}

interface DigestRow {
  readonly organisation: string;
  readonly rows: string;
  readonly checksum: string;
}

/** The digest of a table for each of the organisations that has rows in it. */
export async function digestsOf(
  client: Client,
  table: TableDescription,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, TableDigest>> {
  const organisation = escapeIdentifier(table.organisationColumn);
  const { rows } = await client.query<DigestRow>(
    `SELECT ${organisation}::text AS organisation, ${digestColumns(table)} FROM ${quotedName(table)}
     WHERE ${organisation} = ANY($1::uuid[]) GROUP BY 1`,
    [organisations],
  );
  return new Map(rows.map((row) => [row.organisation, { rows: Number(row.rows), checksum: BigInt(row.checksum) }]));
}
