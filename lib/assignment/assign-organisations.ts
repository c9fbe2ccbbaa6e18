import { escapeIdentifier, type Client } from 'pg';
import { organisationTables } from '../domain/organisation-tables';
import { AssignmentError } from './assignment-error';
import { openDatabase, reasonOf } from './database-connection';
import { bindOrganisation, createStaging, moveRows } from './move-rows';
import { describeTables, quotedName, type TableDescription } from './table-description';
import { digestsOf, emptyDigest, isSameDigest, sumOfDigests, type TableDigest } from './table-digest';

export interface AssignmentOptions {
  /** Id of the jurisdiction in the registry and in the target database. */
  readonly jurisdiction: string;
  /** Jurisdiction by organisation. */
  readonly registry: ReadonlyMap<string, string>;
  readonly sourceUrl: string;
  readonly targetUrl: string;
  /** Only says what would move. */
  readonly dryRun: boolean;
  /** Rows of a transaction. */
  readonly batchRows: number;
  /** Told after each batch. */
  readonly onBatch: (table: string, rows: number) => void;
}

export interface TableReport {
  /** `schema.name`. */
  readonly table: string;
  readonly source: TableDigest;
  readonly before: TableDigest;
  /** As before, after a dry run. */
  readonly after: TableDigest;
  readonly moved: number;
}

export interface AssignmentReport {
  readonly jurisdiction: string;
  /** Region of the target, as its database says. */
  readonly region: string;
  readonly dryRun: boolean;
  /** Organisations of the jurisdiction that have rows at the source. */
  readonly organisations: number;
  readonly tables: readonly TableReport[];
}

/** Two assignments into one database do not run at once. Any number does that nothing else uses. */
const LOCK = 7_206_831_554;

/**
 * Moves the organisations of one jurisdiction from a database that holds several into the database of their Region.
 * The source is only read. Run again after a crash, it goes on where it stopped; run again after the end, it moves
 * nothing and compares once more.
 *
 * @throws AssignmentError before anything moves when a row belongs to an organisation that the registry does not know,
 *   the target is of another jurisdiction, or a database is not as it must be; while moving when a row is refused; at
 *   the end when the rows of an organisation differ
 */
export async function assignOrganisations(options: AssignmentOptions): Promise<AssignmentReport> {
  const source = await openDatabase(options.sourceUrl, 'source');
  try {
    const target = await openDatabase(options.targetUrl, 'target');
    try {
      return await assign(source, target, options);
    } finally {
      await target.end();
    }
  } finally {
    await source.end();
  }
}

async function assign(source: Client, target: Client, options: AssignmentOptions): Promise<AssignmentReport> {
  const region = await requirePlace(target, options.jurisdiction);
  const tables = await describeTables(source, target);
  // One moment of the source for everything that is read. Rows that its policies would hide are an error, not absent.
  await source.query('SET row_security = off; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await refuseUnknownOrganisations(source, tables, options.registry);
  const organisations = [...options.registry].filter(([, id]) => id === options.jurisdiction).map(([id]) => id);
  await refuseStayingRows(source, organisations);

  const sources = new Map<TableDescription, ReadonlyMap<string, TableDigest>>();
  for (const table of tables) sources.set(table, await digestsOf(source, table, organisations));
  const present = organisations.filter((id) => [...sources.values()].some((digests) => digests.has(id)));
  const before = await targetDigests(target, tables, present);
  const moved = new Map<string, number>();
  if (!options.dryRun) {
    const addMoved = (table: string, rows: number): void => {
      moved.set(table, (moved.get(table) ?? 0) + rows);
      options.onBatch(table, rows);
    };
    await moveAll(source, target, tables, present, { ...options, onBatch: addMoved });
  }
  const after = options.dryRun ? before : await targetDigests(target, tables, present);
  if (!options.dryRun) requireSame(tables, present, sources, after);
  return {
    jurisdiction: options.jurisdiction,
    region,
    dryRun: options.dryRun,
    organisations: present.length,
    tables: tables.map((table) => ({
      table: table.fullName,
      source: sumOfDigests(sources.get(table)?.values() ?? []),
      before: sumOfDigests(before.get(table)?.values() ?? []),
      after: sumOfDigests(after.get(table)?.values() ?? []),
      moved: moved.get(table.fullName) ?? 0,
    })),
  };
}

/** The Region of the target, when it is the jurisdiction's. */
async function requirePlace(target: Client, jurisdiction: string): Promise<string> {
  const { rows } = await target
    .query<{ jurisdiction: string; region: string }>('SELECT jurisdiction, region FROM migration.place')
    .catch((error: unknown) => {
      throw new AssignmentError(
        `target database: it does not say where it is (${reasonOf(error)}); connect as region_assigner to a database that was migrated`,
      );
    });
  const [place] = rows;
  if (place?.jurisdiction !== jurisdiction) {
    throw new AssignmentError(
      `target database: it is of jurisdiction '${place?.jurisdiction ?? 'unknown'}', not '${jurisdiction}'; connect to the database of that jurisdiction's Region`,
    );
  }
  return place.region;
}

async function refuseUnknownOrganisations(
  source: Client,
  tables: readonly TableDescription[],
  registry: ReadonlyMap<string, string>,
): Promise<void> {
  for (const table of tables) {
    const column = escapeIdentifier(table.organisationColumn);
    const { rows } = await source
      .query<{ id: string | null; rows: string }>(
        `SELECT ${column}::text AS id, count(*) AS rows FROM ${quotedName(table)}
         WHERE ${column} IS NULL OR NOT EXISTS (SELECT FROM unnest($1::uuid[]) known WHERE known = ${column})
         GROUP BY 1 ORDER BY 1 LIMIT 4`,
        [[...registry.keys()]],
      )
      .catch((error: unknown) => {
        throw new AssignmentError(
          `source database: ${table.fullName} cannot be read whole (${reasonOf(error)}); connect as a role that reads every row`,
        );
      });
    if (rows.length === 0) continue;
    const named = rows.slice(0, 3).map(({ id, rows: count }) => `${id ?? 'NULL'} (${count} rows)`);
    throw new AssignmentError(
      `source database: ${table.fullName} has rows of organisations that the registry does not know: ${named.join(', ')}` +
        `${rows.length > 3 ? ' and more' : ''}; register them or remove the rows, nothing was moved`,
    );
  }
}

/** What is worth nothing in another Region would be lost without a word. */
async function refuseStayingRows(source: Client, organisations: readonly string[]): Promise<void> {
  for (const { schema, name, organisationColumn } of organisationTables.filter(({ staysInRegion }) => staysInRegion)) {
    const column = escapeIdentifier(organisationColumn);
    const { rows } = await source
      .query<{ rows: string }>(
        `SELECT count(*) AS rows FROM ${escapeIdentifier(schema)}.${escapeIdentifier(name)} WHERE ${column} = ANY ($1::uuid[])`,
        [organisations],
      )
      .catch((error: unknown) => {
        throw new AssignmentError(
          `source database: ${schema}.${name} cannot be read (${reasonOf(error)}); migrate the source database to the schema of the target first`,
        );
      });
    if (rows[0]?.rows === '0') continue;
    throw new AssignmentError(
      `source database: ${schema}.${name} has ${rows[0]?.rows ?? ''} rows that are worth nothing in another Region; ` +
        'remove them, and write the identifiers anew in the Region of the target; nothing was moved',
    );
  }
}

async function targetDigests(
  target: Client,
  tables: readonly TableDescription[],
  organisations: readonly string[],
): Promise<ReadonlyMap<TableDescription, ReadonlyMap<string, TableDigest>>> {
  const digests = new Map(tables.map((table) => [table, new Map<string, TableDigest>()]));
  for (const organisation of organisations) {
    await target.query('BEGIN READ ONLY');
    await bindOrganisation(target, organisation);
    for (const [table, ofTable] of digests) {
      const digest = (await digestsOf(target, table, [organisation])).get(organisation);
      if (digest) ofTable.set(organisation, digest);
    }
    await target.query('COMMIT');
  }
  return digests;
}

async function moveAll(
  source: Client,
  target: Client,
  tables: readonly TableDescription[],
  organisations: readonly string[],
  { batchRows, onBatch }: Pick<AssignmentOptions, 'batchRows' | 'onBatch'>,
): Promise<void> {
  const { rows } = await target.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
  if (rows[0]?.locked !== true) {
    throw new AssignmentError('target database: another assignment into it is running; wait for its end');
  }
  await createStaging(target, tables);
  for (const organisation of organisations) {
    for (const table of tables) {
      const onRows = (count: number): void => onBatch(table.fullName, count);
      await moveRows(source, target, table, organisation, { batchRows, onBatch: onRows });
    }
  }
}

function requireSame(
  tables: readonly TableDescription[],
  organisations: readonly string[],
  sources: ReadonlyMap<TableDescription, ReadonlyMap<string, TableDigest>>,
  targets: ReadonlyMap<TableDescription, ReadonlyMap<string, TableDigest>>,
): void {
  for (const table of tables) {
    for (const organisation of organisations) {
      const there = sources.get(table)?.get(organisation) ?? emptyDigest;
      const here = targets.get(table)?.get(organisation) ?? emptyDigest;
      if (isSameDigest(there, here)) continue;
      throw new AssignmentError(
        `${table.fullName} of organisation ${organisation}: ${there.rows} rows at the source (checksum ${there.checksum}), ` +
          `${here.rows} at the target (checksum ${here.checksum}); they changed during the move: stop what writes to either, ` +
          'remove the organisation and its progress from the target, and assign again',
      );
    }
  }
}
