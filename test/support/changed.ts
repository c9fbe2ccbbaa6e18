/**
 * A copy of the value with some fields set, by path: `{ 'jurisdictions.eu.instanceRegion': 'eu-west-1' }`.
 * `undefined` removes the field.
 */
export function changed<T>(original: T, changes: Readonly<Record<string, unknown>>): T {
  const copy = structuredClone(original);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let target = copy as Record<string, unknown>;
    for (const key of keys) target = (target[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) delete target[last];
    else target[last] = value;
  }
  return copy;
}
