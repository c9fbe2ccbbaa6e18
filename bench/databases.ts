import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { migrateDatabases } from '../lambda/migrate-database/migrate';
import { assignOrganisations } from '../lib/assignment/assign-organisations';
import { migratedServer, migrationPorts, migrationProperties } from '../test/support/migrated-server';
import { addOrganisationData, organisationId, registryExport } from '../test/support/organisation-data';
import { type PostgresServer } from '../test/support/postgres-server';
import { numberFlag, root, seconds } from './measure';

const activity = numberFlag('rows', 1_000_000);
const organisations = numberFlag('organisations', 40);
const registry = new Map(Array.from({ length: organisations }, (_, index) => [organisationId(index + 1), 'ca']));
const scratch = mkdtempSync(join(tmpdir(), 'bench-databases-'));
const registryFile = join(scratch, 'registry.json');

const line = (name: string, milliseconds: number, rows: number): void =>
  console.log(
    `  ${name.padEnd(44)} ${seconds(milliseconds).padStart(9)}  ${Math.round(rows / (milliseconds / 1000)).toLocaleString('en')} rows/s`,
  );

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The same rows by COPY alone, into the same table without row-level security. */
async function copy(server: PostgresServer): Promise<void> {
  const source = await server.connect({ database: 'source' });
  const target = await server.connect({ database: 'organisation' });
  for (const table of ['organisation.organisations', 'organisation.users', 'organisation.activity']) {
    await pipeline(source.query(copyTo(`COPY ${table} TO STDOUT`)), target.query(copyFrom(`COPY ${table} FROM STDIN`)));
  }
  await Promise.all([source.end(), target.end()]);
}

const empty = (server: PostgresServer): Promise<unknown> =>
  server.with({ database: 'organisation' }, (client) =>
    client.query('TRUNCATE organisation.organisations, assignment.progress CASCADE; CHECKPOINT'),
  );

/** The command line, killed when it has moved half of the rows. */
async function killedInTheMiddle(urls: { sourceUrl: string; targetUrl: string }): Promise<number> {
  const start = performance.now();
  const args = ['assign', '--jurisdiction', 'ca', '--registry', registryFile];
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/residency.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, SOURCE_DATABASE_URL: urls.sourceUrl, TARGET_DATABASE_URL: urls.targetUrl },
  });
  child.stderr.on('data', (chunk: Buffer) => {
    const moved = Math.max(0, ...[...chunk.toString('utf8').matchAll(/^(\d+) rows/gm)].map(([, rows]) => Number(rows)));
    if (moved >= activity / 2) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the command was not killed but ended with ${code ?? 'no code'}`);
  return performance.now() - start;
}

async function main(): Promise<void> {
  const server = await migratedServer();
  try {
    writeFileSync(registryFile, registryExport(registry));
    await server.with({}, (client) => client.query('ALTER DATABASE organisation RENAME TO source'));
    await migrateDatabases(migrationProperties(), migrationPorts(server));
    await server.with({ database: 'source' }, (client) => addOrganisationData(client, { organisations, activity }));
    const urls = {
      sourceUrl: server.url({ database: 'source' }),
      targetUrl: server.url({ user: 'region_assigner', database: 'organisation' }),
    };
    const options = {
      jurisdiction: 'ca',
      registry,
      ...urls,
      dryRun: false,
      batchRows: 50_000,
      onBatch: () => undefined,
    };

    console.log(`residency assign: ${activity.toLocaleString('en')} activity rows of ${organisations} organisations`);
    const copying = await timed(() => copy(server));
    line('COPY of the same rows, superuser, no policies', copying, activity);
    await empty(server);
    const assigning = await timed(() => assignOrganisations(options));
    line('assignment, checksums of both sides included', assigning, activity);
    console.log(`  assignment / COPY: ${(assigning / copying).toFixed(2)}`);

    await empty(server);
    line('killed when half was moved, Node start included', await killedInTheMiddle(urls), activity / 2);
    // Until the server has noticed that nobody is there any more.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const start = performance.now();
    const { tables } = await assignOrganisations(options);
    const rows = tables.find(({ table }) => table === 'organisation.activity');
    line('resumed', performance.now() - start, rows?.moved ?? NaN);
    console.log(
      `  activity: ${rows?.before.rows ?? NaN} rows were there, ${rows?.moved ?? NaN} moved, ${rows?.after.rows ?? NaN} in all; checksums ${rows?.after.checksum === rows?.source.checksum ? 'are the same' : 'DIFFER'}`,
    );
  } finally {
    await server.destroy();
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
