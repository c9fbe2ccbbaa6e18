import { isArray, type Json, property } from '../template/json';
import { type ResolveOperand } from './conditions';
import { type Environment } from './environment';
import { hole, literalOf, type Text } from './text';

interface Found {
  readonly node?: Json;
  readonly text?: Text;
}

/**
 * `Fn::FindInMap`. A key that only the deployer knows gives every entry; a key that no entry has gives the default
 * of the language extensions, else a hole: absence is never taken for innocence.
 */
export function findInMap(argument: Json, environment: Environment, resolve: ResolveOperand): readonly Found[] {
  if (!isArray(argument)) return [missing('Fn::FindInMap')];
  const [mapNode, topNode, secondNode, options] = argument;
  const fallback = property(options, 'DefaultValue');
  const absent = (name: string): Found => (fallback === undefined ? missing(name) : { node: fallback });
  const mapName = literalOf(resolve(mapNode ?? null, environment)[0] ?? { parts: [], via: [] }) ?? '';
  const mapping = property(environment.stack.template.mappings, mapName);
  if (mapping === undefined || mapping === null || typeof mapping !== 'object' || isArray(mapping))
    return [absent(`mapping ${mapName}`)];
  const tops = entriesAt(mapping, resolve(topNode ?? null, environment));
  if (!tops) return [absent(`mapping ${mapName}`)];
  return tops.flatMap((top) => {
    const seconds = entriesAt(top, resolve(secondNode ?? null, environment));
    return seconds ? seconds.map((node) => ({ node })) : [absent(`mapping ${mapName}`)];
  });
}

function entriesAt(table: Json, keys: readonly Text[]): readonly Json[] | undefined {
  const found = new Set<Json>();
  for (const key of keys) {
    const name = literalOf(key);
    if (name === undefined) {
      for (const value of Object.values(table ?? {}) as Json[]) found.add(value);
      continue;
    }
    const value = property(table, name);
    if (value === undefined) return undefined;
    found.add(value);
  }
  return found.size > 0 ? [...found] : undefined;
}

function missing(name: string): Found {
  return { text: hole({ kind: 'unknown', name }) };
}
