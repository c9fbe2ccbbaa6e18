import { type ResidencyScope } from '../../lib/residency/scope';
import { type TemplateInput } from '../../lib/residency/template-input';
import { resolveTexts } from '../../lib/residency/resolve/resolver';
import { display } from '../../lib/residency/resolve/text';
import { World } from '../../lib/residency/world/world';
import { environmentOf } from '../../lib/residency/world/resources';
import { type Json } from '../../lib/residency/template/json';

/** A scope whose home is Canada, as profile `ca` has it. */
export const canada: ResidencyScope = { jurisdiction: 'ca', homeRegions: ['ca-central-1', 'ca-west-1'], accounts: [] };

/** A template as an input of the analyser; ca-central-1 and a synthetic account unless told otherwise. */
export function input(template: unknown, changes: Partial<TemplateInput> = {}): TemplateInput {
  const text = typeof template === 'string' ? template : JSON.stringify(template, undefined, 1);
  return {
    stack: 'app',
    file: 'app.json',
    region: 'ca-central-1',
    account: '111111111111',
    text: () => text,
    ...changes,
  };
}

/** A set of templates, all of jurisdiction `ca`. */
export function worldOf(...inputs: readonly TemplateInput[]): World {
  return new World(inputs, () => canada);
}

/** The values an expression can have in the first stack of a set, as people read them. */
export function valuesOf(
  expression: Json,
  template: Record<string, unknown> = {},
  changes: Partial<TemplateInput> = {},
  others: readonly TemplateInput[] = [],
): string[] {
  const world = worldOf(input({ Resources: {}, ...template }, changes), ...others);
  const [stack] = world.stacks;
  if (!stack) throw new Error('a world has at least one stack');
  return resolveTexts(expression, environmentOf(stack)).map(display);
}
