import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { migrationFiles } from '../../../lambda/migrate-database/contract';
import { type migrateDatabases } from '../../../lambda/migrate-database/migrate';
import { migrationPorts, migrationProperties } from '../../support/migrated-server';
import { PostgresServer } from '../../support/postgres-server';
import { temporaryDirectory } from '../../support/temporary-directory';

const root = join(__dirname, '../../..');
const directory = temporaryDirectory();
const bundle = (entry: string, name: string): readonly string[] => {
  const output = ['--bundle', '--platform=node', '--format=cjs', '--external:pg-native', '--external:@aws-sdk/*'];
  const metafile = join(directory, `${name}.json`);
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [entry, ...output, `--outfile=${join(directory, `${name}.js`)}`, `--metafile=${metafile}`, '--log-level=error'],
    { cwd: root },
  );
  const { inputs } = z
    .object({ inputs: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(metafile, 'utf8')));
  return Object.keys(inputs);
};

test('the handler is bundled without the CDK', () => {
  const inputs = bundle('lambda/migrate-database/handler.ts', 'index');
  expect(inputs.some((path) => path.endsWith('lambda/migrate-database/migrate.ts'))).toBe(true);
  expect(inputs.filter((path) => /node_modules\/(aws-cdk-lib|constructs|cdk-nag)\//.test(path))).toEqual([]);
});

test('the bundle migrates a server with the files that the contract names, and nothing else of the repository', async () => {
  bundle('lambda/migrate-database/migrate.ts', 'migrate');
  for (const { from, to } of migrationFiles) cpSync(join(root, from), join(directory, to), { recursive: true });
  const bundled = createRequire(__filename)(join(directory, 'migrate.js')) as {
    migrateDatabases: typeof migrateDatabases;
  };
  const server = await PostgresServer.create();
  try {
    const ports = migrationPorts(server, { migrationsDirectory: join(directory, 'migrations') });
    const applied = await bundled.migrateDatabases(migrationProperties(), ports);
    expect(applied).toContain('organisation/5_row_level_security');
    expect(applied).toContain('reference/2_courses');
  } finally {
    await server.destroy();
  }
});
