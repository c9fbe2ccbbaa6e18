import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository. */
export const root = resolve(__dirname, '..');

const home = join(root, '.e2e');

/** Where the emulated deployment keeps its files; all of it is ignored by git. */
export const workspace = {
  /** The Python environment, kept from run to run. */
  python: join(home, 'venv'),
  /** Everything of one run: emptied when the next begins. */
  run: join(home, 'run'),
} as const;

/** Empties the folder of the run. */
export function beginRun(): void {
  rmSync(workspace.run, { recursive: true, force: true });
  mkdirSync(workspace.run, { recursive: true });
}

/** A folder of this run, made when it is not there. */
export function runFolder(...names: string[]): string {
  const folder = join(workspace.run, ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
