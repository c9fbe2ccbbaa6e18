import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Names the directory of a run to its worker processes. */
const VARIABLE = 'RESIDENCY_TEST_RUN';
const LONGEST_WAIT_MS = 300_000;

/** Makes the directory of this run of the tests: what costs seconds to make and never changes is made in it once. */
export function makeRunDirectory(): void {
  const directory = mkdtempSync(join(tmpdir(), 'residency-run-'));
  chmodSync(directory, 0o755);
  process.env[VARIABLE] = directory;
}

/** Removes the directory of this run with all that is in it. */
export function removeRunDirectory(): void {
  const directory = process.env[VARIABLE];
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
}

/**
 * What the first test file of this run that asks for it makes, and every other finds: a directory, read-only by agreement.
 * Two workers that ask at once do not make it twice; one that fails leaves nothing, and the next tries again.
 * @param name one for each content
 * @param make fills the empty directory that it is given; what it writes must not depend on that directory's name
 * @throws Error when another worker does not finish within five minutes
 */
export async function madeOnceInRun(name: string, make: (directory: string) => Promise<void> | void): Promise<string> {
  const { made, claim } = placesOf(name);
  for (const end = Date.now() + LONGEST_WAIT_MS; Date.now() < end; await sleep(20)) {
    if (existsSync(made)) return made;
    if (!claimed(claim)) continue;
    try {
      if (existsSync(made)) return made;
      chmodSync(claim, 0o755);
      await make(claim);
      renameSync(claim, made);
      return made;
    } finally {
      rmSync(claim, { recursive: true, force: true });
    }
  }
  throw tooLong(claim);
}

/** As {@link madeOnceInRun}, for what a file must have before it can say which tests it has: the worker waits. */
export function madeOnceInRunSync(name: string, make: (directory: string) => void): string {
  const { made, claim } = placesOf(name);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (const end = Date.now() + LONGEST_WAIT_MS; Date.now() < end; Atomics.wait(clock, 0, 0, 20)) {
    if (existsSync(made)) return made;
    if (!claimed(claim)) continue;
    try {
      if (existsSync(made)) return made;
      chmodSync(claim, 0o755);
      make(claim);
      renameSync(claim, made);
      return made;
    } finally {
      rmSync(claim, { recursive: true, force: true });
    }
  }
  throw tooLong(claim);
}

/** Outside Jest, as in benchmarks, a run is the process that asks first. */
function runDirectory(): string {
  if (process.env[VARIABLE] === undefined) {
    makeRunDirectory();
    process.once('exit', removeRunDirectory);
  }
  return process.env[VARIABLE] ?? '';
}

/** Where something is that was made, and where it is while it is being made. */
function placesOf(name: string): { readonly made: string; readonly claim: string } {
  const made = join(runDirectory(), name);
  return { made, claim: `${made}.unfinished` };
}

function tooLong(claim: string): Error {
  return new Error(`${claim}: another worker has been making it for five minutes; look at its output`);
}

/** Whether this worker is the one that makes it. */
function claimed(directory: string): boolean {
  try {
    mkdirSync(directory);
    return true;
  } catch {
    return false;
  }
}
