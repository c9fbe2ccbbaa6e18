import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { postgresPrograms, unprivileged } from '../support/postgres-programs';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();
chmodSync(directory, 0o755);
const installed = dirname(postgresPrograms());
const version = (programs: string) =>
  execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...unprivileged() });

test('PostgreSQL starts where npm ran no install scripts', () => {
  const native = join(directory, 'without-scripts', 'native');
  cpSync(installed, native, { recursive: true });
  const links = z
    .array(z.object({ target: z.string() }))
    .parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { target } of links) rmSync(join(native, relative('native', target)), { force: true });
  expect(version(postgresPrograms(native))).toContain('PostgreSQL) 17');
});

test('PostgreSQL starts from a folder that others cannot enter', () => {
  const native = join(directory, 'private', 'native');
  cpSync(installed, native, { recursive: true });
  chmodSync(dirname(native), 0o700);
  expect(version(postgresPrograms(native))).toContain('PostgreSQL) 17');
});

test('a system for which nothing is installed is told so', () => {
  expect(() => postgresPrograms(join(directory, 'plan9-sparc', 'native'))).toThrow(
    'plan9-sparc: PostgreSQL is not installed for this system; run npm ci',
  );
});
