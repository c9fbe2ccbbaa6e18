import { isArray, isObject, type Json, property } from '../template/json';
import { type Environment } from './environment';
import { expand, type Variant } from './resolver';

/** A value found at a path, with the concrete path to it. */
export interface Selected {
  /** Such as `Rules[0].Destination.Bucket`; branches of conditions do not show in it. */
  readonly path: string;
  readonly value: Variant;
}

interface Step {
  readonly name: string;
  readonly each: 'no' | 'item' | 'entry';
}

const parsed = new Map<string, readonly Step[]>();

/**
 * All values at a property path. `Rules[].Bucket` goes through a list, `Variables{}` through the values of a map.
 * Where a value on the way is unknown, that value is selected in place of what it would have held.
 */
export function select(root: Json | undefined, path: string, environment: Environment): readonly Selected[] {
  const start: Selected = { path: '', value: { node: root, environment } };
  if (path === '') return [start];
  let current: readonly Selected[] = [start];
  for (const step of stepsOf(path)) current = current.flatMap((selected) => advance(selected, step));
  return current;
}

function stepsOf(path: string): readonly Step[] {
  let steps = parsed.get(path);
  if (!steps) {
    steps = path.split('.').map((piece): Step => {
      if (piece.endsWith('[]')) return { name: piece.slice(0, -2), each: 'item' };
      if (piece.endsWith('{}')) return { name: piece.slice(0, -2), each: 'entry' };
      return { name: piece, each: 'no' };
    });
    parsed.set(path, steps);
  }
  return steps;
}

function advance({ path, value }: Selected, step: Step): readonly Selected[] {
  if (value.text) return [{ path, value }];
  const inner = property(value.node, step.name);
  if (inner === undefined) return [];
  const here = path === '' ? step.name : `${path}.${step.name}`;
  return expand(inner, value.environment)
    .filter((variant) => variant.text !== undefined || variant.node !== undefined)
    .flatMap((variant) => (step.each === 'no' ? [{ path: here, value: variant }] : members(here, variant, step.each)));
}

function members(path: string, variant: Variant, each: 'item' | 'entry'): readonly Selected[] {
  if (variant.text) return [{ path, value: variant }];
  const { node, environment } = variant;
  if (isArray(node)) {
    if (each === 'entry') return [];
    return node.flatMap((item, index) =>
      present(expand(item, environment)).map((value) => ({ path: `${path}[${index}]`, value })),
    );
  }
  // CloudFormation accepts one value where it wants a list.
  if (each === 'item') return [{ path, value: variant }];
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, item]) =>
    present(expand(item, environment)).map((value) => ({ path: `${path}.${key}`, value })),
  );
}

function present(variants: readonly Variant[]): readonly Variant[] {
  return variants.filter((variant) => variant.text !== undefined || variant.node !== undefined);
}

/** Whether the property at the path can be missing: it is not there, or a condition can take it away. */
export function canBeAbsent(root: Json | undefined, path: string, environment: Environment): boolean {
  return missing({ node: root, environment }, stepsOf(path), 0);
}

function missing(value: Variant, steps: readonly Step[], index: number): boolean {
  const step = steps[index];
  if (value.text) return false; // Unknown is not absent: the value itself is unproven.
  if (value.node === undefined) return true;
  if (!step) return false;
  const inner = property(value.node, step.name);
  if (inner === undefined) return true;
  return expand(inner, value.environment).some((variant) => {
    if (step.each === 'no' || variant.text) return missing(variant, steps, index + 1);
    const items = members('', variant, step.each);
    return items.length === 0 || items.some((item) => missing(item.value, steps, index + 1));
  });
}
