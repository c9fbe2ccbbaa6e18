import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { postgresPrograms, unprivileged } from '../support/postgres-programs';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();
chmodSync(directory, 0o755);

/** Where the programs may be copied to. */
function room(name: string): string {
  mkdirSync(join(directory, name));
  return join(directory, name);
}

const version = (programs: string) =>
  execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...unprivileged() });

test('PostgreSQL starts where npm ran no install scripts, and from a folder that others cannot enter', () => {
  const native = join(room('installed'), 'native');
  cpSync(dirname(postgresPrograms(room('first'))), native, { recursive: true });
  for (const entry of readdirSync(join(native, 'lib'), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(native, 'lib', entry.name));
  }
  chmodSync(dirname(native), 0o700);
  const programs = postgresPrograms(room('copy'), native);
  expect(programs).toBe(join(directory, 'copy', 'programs', 'bin'));
  expect(version(programs)).toContain('PostgreSQL) 17');
});

test('a system for which nothing is installed is told so', () => {
  expect(() => postgresPrograms(directory, join(directory, 'plan9-sparc', 'native'))).toThrow(
    'plan9-sparc: PostgreSQL is not installed for this system; run npm ci',
  );
});
