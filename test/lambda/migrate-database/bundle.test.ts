import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { migrationFiles } from '../../../lambda/migrate-database/contract';
import { type migrateDatabases } from '../../../lambda/migrate-database/migrate';
import { migrationPorts, migrationProperties } from '../../support/migrated-server';
import { PostgresServer } from '../../support/postgres-server';
import { temporaryDirectory } from '../../support/temporary-directory';

const root = join(__dirname, '../../..');
const directory = temporaryDirectory();
test('the bundle migrates a server with the files that the contract names, and nothing else of the repository', async () => {
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      'lambda/migrate-database/migrate.ts',
      ...['--bundle', '--platform=node', '--format=cjs', '--external:pg-native', '--log-level=error'],
      `--outfile=${join(directory, 'migrate.js')}`,
    ],
    { cwd: root },
  );
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
