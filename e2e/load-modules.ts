import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What every file of a folder exports under a name, so that adding a file is all that adding a unit takes.
 *
 * @param folder - absolute; its sub-folders are not looked into
 * @throws Error that names a file without that export
 */
export async function loadExports<T>(folder: string, name: string): Promise<readonly T[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const exported = (await import(join(folder, file))) as Readonly<Record<string, unknown>>;
      if (!(name in exported)) throw new Error(`${join(folder, file)} exports no '${name}'`);
      // Each folder has one type of unit, which its files declare themselves.
      return exported[name] as T;
    }),
  );
}
