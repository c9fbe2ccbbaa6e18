import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AssemblyStack, type Template, type TemplateResource } from './assembly';

/** What is left of a stack when the types that the emulator does not know are taken out of its template. */
export interface Remainder {
  readonly template: Template;
  /** What was taken out, by logical id. */
  readonly removed: Readonly<Record<string, TemplateResource>>;
  /** Expressions of removed resources that the deployed rest resolves, by the output that tells their value. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

const outputPrefix = 'NeededByUnsupported';

/**
 * Takes the resources of these types out of a template. What they need to know of the rest becomes an output, so that
 * CloudFormation resolves it and not we.
 */
export function remainderOf(template: Template, types: ReadonlySet<string>): Remainder {
  const entries = Object.entries(template.Resources);
  const removedIds = new Set(entries.filter(([, { Type }]) => types.has(Type)).map(([id]) => id));
  const outputs: Record<string, unknown> = {};
  for (const id of removedIds) collectOutputs(template.Resources[id]?.Properties, removedIds, outputs);
  const kept = entries.filter(([id]) => !removedIds.has(id));
  return {
    template: {
      ...template,
      Resources: Object.fromEntries(
        kept.map(([id, { DependsOn, ...resource }]) => {
          const dependencies = [DependsOn ?? []].flat().filter((dependency) => !removedIds.has(dependency));
          return [id, dependencies.length > 0 ? { ...resource, DependsOn: dependencies } : resource];
        }),
      ),
      Outputs: {
        ...template.Outputs,
        ...Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])),
      },
    },
    removed: Object.fromEntries(entries.filter(([id]) => removedIds.has(id))),
    outputs,
  };
}

/** The name of the output that tells the value of an expression. */
export function outputNameOf(expression: unknown): string {
  return `${outputPrefix}${createHash('sha256').update(JSON.stringify(expression)).digest('hex').slice(0, 12)}`;
}

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

export function refersTo(value: unknown, ids: ReadonlySet<string>): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (isIntrinsic(value)) {
    const id = referenceOf(value);
    if (id !== undefined && ids.has(id)) return true;
  }
  return Object.values(value).some((inner) => refersTo(inner, ids));
}

/** Every largest expression that names no removed resource. */
export function collectOutputs(value: unknown, removed: ReadonlySet<string>, outputs: Record<string, unknown>): void {
  if (value === null || typeof value !== 'object') return;
  if (isIntrinsic(value) && !refersTo(value, removed)) outputs[outputNameOf(value)] = value;
  else if (!isIntrinsic(value) || referenceOf(value) === undefined) {
    for (const inner of Object.values(value)) collectOutputs(inner, removed, outputs);
  }
}

/** Copies an assembly with the template of one stack replaced: the CLI publishes a template by the hash of its text. */
export function rewriteTemplate(assembly: string, stack: AssemblyStack, template: Template, copy: string): void {
  cpSync(assembly, copy, { recursive: true });
  const directory = join(copy, dirname(stack.directory) === assembly ? basename(stack.directory) : '');
  const file = join(directory, stack.templateFile);
  const after = JSON.stringify(template, undefined, 1);
  writeFileSync(file, after);
  const assets = join(directory, `${stack.artifactId}.assets.json`);
  const published = publishedHash(readFileSync(assets, 'utf8'), stack.templateFile);
  if (published === undefined) throw new Error(`${assets} publishes no ${stack.templateFile}`);
  const hash = createHash('sha256').update(after).digest('hex');
  for (const index of [assets, join(directory, 'manifest.json')]) {
    writeFileSync(index, readFileSync(index, 'utf8').replaceAll(published, hash));
  }
}

/** The hash under which an assets file publishes a template. */
function publishedHash(assets: string, templateFile: string): string | undefined {
  const [before] = assets.split(`"path": "${templateFile}"`);
  return before
    ?.match(/"([0-9a-f]{64})"/g)
    ?.at(-1)
    ?.slice(1, -1);
}
