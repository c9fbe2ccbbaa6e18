/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

// Looked up once: in the contexts in which Jest runs tests, looking up a global takes longer than calling it.
const { Array: arrays, Object: objects } = globalThis;

/** Whether the value is an object that is no array. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !arrays.isArray(value);
}

/** Whether the value is an array. `Array.isArray` does not narrow readonly arrays. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return arrays.isArray(value);
}

/** The own property of that name; `__proto__` and inherited names are no properties of a template. */
export function property(object: Json | undefined, name: string): Json | undefined {
  return isObject(object) && objects.hasOwn(object, name) ? object[name] : undefined;
}

/** The own property of that name when it is an object, else an empty one. */
export function objectProperty(object: Json | undefined, name: string): JsonObject {
  const value = property(object, name);
  return isObject(value) ? value : {};
}

/** An object without a prototype, so that a key such as `__proto__` is a key like any other. */
export function emptyObject(): Record<string, Json> {
  return objects.create(null) as Record<string, Json>;
}

/** A scalar as the string that CloudFormation makes of it, or `undefined` for an array, an object or nothing. */
export function scalar(value: Json | undefined): string | undefined {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;
}
