import { isArray, isObject, property, scalar, type Json } from '../template/json';

/** The values of a live property: they are literal, so that nothing of them has to be resolved. */
export function liveValues(properties: Json, path: string): readonly string[] {
  return path
    .split('.')
    .reduce<readonly Json[]>((nodes, step) => nodes.flatMap((node) => advance(node, step)), [properties])
    .flatMap((node) => scalar(node) ?? []);
}

/** The one value of a live property, if it has one. */
export function liveValue(properties: Json, path: string): string | undefined {
  return liveValues(properties, path)[0];
}

/** The number that a live property is. */
export function liveNumber(properties: Json, path: string): number | undefined {
  const value = liveValue(properties, path);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

function advance(node: Json, step: string): readonly Json[] {
  const inner = property(node, step.replace(/\[\]$|\{\}$/, ''));
  if (inner === undefined) return [];
  if (step.endsWith('[]')) return isArray(inner) ? inner : [inner];
  if (step.endsWith('{}')) return isObject(inner) ? Object.values(inner) : [];
  return [inner];
}
