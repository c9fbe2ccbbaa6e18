import { emptyObject, isArray, isObject, type Json, type JsonObject, property } from './json';

const LOOP = 'Fn::ForEach::';
/** CloudFormation itself allows 500 resources in a template. */
const MAX_ITERATIONS = 10_000;

/**
 * Writes out `Fn::ForEach` loops of the language extensions, in resources and inside their properties.
 * A loop over something that the template does not tell runs once, its variable left as a parameter nobody knows.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function expandLoops(object: JsonObject, parameters: JsonObject): JsonObject {
  if (!hasLoop(object, 0)) return object;
  return expandObject(object, parameters, new Map(), { left: MAX_ITERATIONS });
}

function hasLoop(node: Json, depth: number): boolean {
  if (depth > 64 || node === null || typeof node !== 'object') return false;
  if (isArray(node)) return node.some((item) => hasLoop(item, depth + 1));
  for (const key in node) if (key.startsWith(LOOP) || hasLoop(node[key] ?? null, depth + 1)) return true;
  return false;
}

type Bindings = ReadonlyMap<string, string>;

function expandObject(
  object: JsonObject,
  parameters: JsonObject,
  bindings: Bindings,
  budget: { left: number },
): JsonObject {
  const result = emptyObject();
  for (const [key, value] of Object.entries(object)) {
    if (key.startsWith(LOOP) && isArray(value)) {
      const [variable, collection, body] = value;
      if (typeof variable !== 'string' || !isObject(body)) continue;
      for (const item of itemsOf(collection, parameters) ?? [`\${${variable}}`]) {
        budget.left -= 1;
        if (budget.left < 0) return result;
        Object.assign(result, expandObject(body, parameters, new Map([...bindings, [variable, item]]), budget));
      }
    } else result[bind(key, bindings)] = expandNode(value, parameters, bindings, budget);
  }
  return result;
}

function expandNode(node: Json, parameters: JsonObject, bindings: Bindings, budget: { left: number }): Json {
  if (typeof node === 'string') return bind(node, bindings);
  if (isArray(node)) return node.map((item) => expandNode(item, parameters, bindings, budget));
  if (!isObject(node)) return node;
  const reference = property(node, 'Ref');
  const bound = typeof reference === 'string' ? bindings.get(reference) : undefined;
  return bound ?? expandObject(node, parameters, bindings, budget);
}

function bind(text: string, bindings: Bindings): string {
  let result = text;
  for (const [variable, item] of bindings) {
    result = result
      .replaceAll(`\${${variable}}`, item)
      .replaceAll(`&{${variable}}`, item.replaceAll(/[^A-Za-z0-9]/g, ''));
  }
  return result;
}

function itemsOf(collection: Json | undefined, parameters: JsonObject): readonly string[] | undefined {
  if (isArray(collection)) return collection.every((item) => typeof item === 'string') ? collection : undefined;
  const name = property(collection, 'Ref');
  const value = typeof name === 'string' ? property(property(parameters, name), 'Default') : undefined;
  return typeof value === 'string' ? value.split(',').map((item) => item.trim()) : undefined;
}
