import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from './input-error';
import { reasonOf } from './read-text';

/**
 * Writes a file, and the directories it lies in.
 *
 * @throws InputError when it cannot be written
 */
export function writeOutput(path: string, text: string, cwd: string): void {
  const file = resolve(cwd, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError(`${path}: cannot be written (${reasonOf(error)}); choose another --output`);
  }
}
