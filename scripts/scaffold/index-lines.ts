import { ScaffoldError } from './scaffold';

/** Adds an import of a neighbouring file, in the order of the files' names. Imports from elsewhere stay first. */
export function addImport(text: string, statement: string): string {
  const lines = text.split('\n');
  const file = (line: string): string => /^import .* from '(\.\/[^']+)';$/.exec(line)?.[1] ?? '';
  const after = lines.findLastIndex((line) => line.startsWith('import ') && file(line) < file(statement));
  return lines.toSpliced(after + 1, 0, statement).join('\n');
}

/**
 * Adds a name to the only list of the file, in the order of the alphabet.
 *
 * @throws ScaffoldError when the file has another shape than an index of the project
 */
export function addToList(text: string, name: string, file: string): string {
  const list = /= \[([^\]]*)\];/.exec(text);
  if (!list) throw new ScaffoldError(`${file} holds no list: add ${name} to it by hand`);
  const names = (list[1] ?? '').split(',').map((entry) => entry.trim());
  const lines = [...names.filter((entry) => entry !== ''), name].sort().map((entry) => `  ${entry},\n`);
  return text.replace(list[0], `= [\n${lines.join('')}];`);
}

/**
 * Adds an entry at the end of the object that is declared `as const`.
 *
 * @throws ScaffoldError when the file has another shape than an index of the project
 */
export function addToObject(text: string, entry: string, file: string): string {
  const end = text.indexOf('\n} as const');
  if (end < 0) throw new ScaffoldError(`${file} declares no object 'as const': add ${entry} to it by hand`);
  return `${text.slice(0, end)}\n  ${entry},${text.slice(end)}`;
}
