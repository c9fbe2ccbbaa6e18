import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a new unit consists of. Paths start at the root of the repository. */
export interface Scaffold {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Files that are there and get a line. */
  readonly edits: readonly { readonly path: string; readonly edit: (text: string) => string }[];
  /** What is left to do, for the person who asked. */
  readonly next: readonly string[];
}

/** What was asked for cannot be made. The message says why, and what to type instead. */
export class ScaffoldError extends Error {
  override readonly name = 'ScaffoldError';
}

/** Marks what a person must write. The test of completeness finds every one that is left. */
export const FILL_IN = 'Fill in:';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks the id of a new unit.
 *
 * @throws ScaffoldError when it is not kebab-case, or has fewer words than the kind of unit needs
 */
export function requireId(id: string, { words, example }: { readonly words: number; readonly example: string }): void {
  if (!KEBAB_CASE.test(id)) {
    throw new ScaffoldError(`'${id}' is no id: write words in kebab-case, such as ${example}`);
  }
  if (id.split('-').length < words) {
    throw new ScaffoldError(`'${id}' is too short an id: write at least ${words} words, such as ${example}`);
  }
}

/**
 * Writes a scaffold, all of it or nothing.
 *
 * @throws ScaffoldError when a file is there already
 */
export function writeScaffold(root: string, { files, edits }: Scaffold): void {
  const taken = files.find(({ path }) => existsSync(join(root, path)));
  if (taken) throw new ScaffoldError(`${taken.path} exists already: choose another id, or edit that file`);
  const edited = edits.map(({ path, edit }) => ({ path, text: edit(readFileSync(join(root, path), 'utf8')) }));
  for (const { path, text } of [...files, ...edited]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** `erase-contact` as `eraseContact`. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `erase-contact` as `EraseContact`. */
export function pascalCase(id: string): string {
  return id.charAt(0).toUpperCase() + camelCase(id).slice(1);
}
