/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one text of a value: members in the order of their names (UTF-16 code units), no white space, numbers and strings
 * as ECMAScript writes them. What is hashed or signed is this text, so that everyone computes it alike.
 *
 * @throws TypeError for what JSON cannot say without loss, such as NaN or a lone surrogate
 * @see https://www.rfc-editor.org/rfc/rfc8785 JSON Canonicalization Scheme
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw new TypeError('the text holds a lone surrogate');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((name) => `${canonicalJson(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value without the members that have none, which canonical JSON has no spelling for. */
export function jsonOf(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
