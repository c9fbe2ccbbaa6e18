import { createHash } from 'node:crypto';
import { type TemplateResource } from './assembly';

/** Whether a value is a CloudFormation function call, such as `{ "Ref": "Queue" }`. */
export function isIntrinsic(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && keys.every((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** The logical id that `Ref` or `Fn::GetAtt` names. */
export function referenceOf(expression: Record<string, unknown>): string | undefined {
  const target = expression['Ref'] ?? expression['Fn::GetAtt'];
  const id: unknown = Array.isArray(target) ? target[0] : target;
  return typeof id === 'string' ? id.split('.')[0] : undefined;
}

/** Every logical id, parameter and pseudo parameter that a value names, at any depth. */
export function referencesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (inner: unknown): void => {
    if (inner === null || typeof inner !== 'object') return;
    if (isIntrinsic(inner)) {
      const id = referenceOf(inner);
      if (id !== undefined) found.add(id);
      const text: unknown = [inner['Fn::Sub']].flat()[0];
      if (typeof text === 'string') for (const [, name = ''] of text.matchAll(/\$\{([^!}.]+)/g)) found.add(name);
    }
    Object.values(inner).forEach(visit);
  };
  visit(value);
  return found;
}

/** What must be there before a resource: what it names, and what it says that it depends on. */
export function needsOf({ Properties, DependsOn }: TemplateResource): ReadonlySet<string> {
  return new Set([...referencesIn(Properties), ...[DependsOn ?? []].flat()]);
}

/** Every largest expression in a value that names none of these ids. */
export function expressionsWithout(ids: ReadonlySet<string>, value: unknown): readonly Record<string, unknown>[] {
  if (value === null || typeof value !== 'object') return [];
  if (isIntrinsic(value)) {
    if (![...referencesIn(value)].some((id) => ids.has(id))) return [value];
    if (referenceOf(value) !== undefined) return [];
  }
  return Object.values(value).flatMap((inner) => expressionsWithout(ids, inner));
}

/** The name of the output that tells the value of an expression. */
export function outputNameOf(expression: unknown): string {
  return `NeededBySubstitute${createHash('sha256').update(JSON.stringify(expression)).digest('hex').slice(0, 12)}`;
}
