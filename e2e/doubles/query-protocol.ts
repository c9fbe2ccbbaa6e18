import { type NormalizedSchema } from '@smithy/core/schema';
import { isRecord } from './conformance-problems';
import { type MatchedRequest } from './match-request';
import { type ServiceModel } from './service-model';
import { type SignedRequest } from './signature';

/** Whether the request is one of AWS's query protocol: a form that names its action, answered in XML. */
export function isQuery({ headers }: SignedRequest): boolean {
  return String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

/** The operation that a form means, with its input: `Filters.Filter.1.Name=x` is the first filter's name. */
export function matchQuery({ body }: SignedRequest, model: ServiceModel): MatchedRequest | undefined {
  const form = new URLSearchParams(body.toString('utf8'));
  const operation = model.operations.get(form.get('Action') ?? '');
  if (operation === undefined) return undefined;
  const tree: Tree = { children: new Map() };
  for (const [name, value] of form) if (name !== 'Action' && name !== 'Version') plant(tree, name.split('.'), value);
  return { operation, input: structureOf(operation.input, tree) };
}

interface Tree {
  value?: string;
  readonly children: Map<string, Tree>;
}

function plant(tree: Tree, path: readonly string[], value: string): void {
  const [step, ...rest] = path;
  if (step === undefined) {
    tree.value = value;
    return;
  }
  const child = tree.children.get(step) ?? { children: new Map<string, Tree>() };
  tree.children.set(step, child);
  plant(child, rest, value);
}

function structureOf(schema: NormalizedSchema, { children }: Tree): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const members = schema.isUnitSchema() ? [] : [...schema.structIterator()];
  for (const [name, member] of members) {
    const key = member.getMergedTraits().xmlName ?? name;
    const child = children.get(key);
    if (child) input[name] = valueOf(member, child);
    children.delete(key);
  }
  // What is left is no member: the check of the input will say so.
  for (const [name, child] of children) input[name] = child.value ?? {};
  return input;
}

function valueOf(schema: NormalizedSchema, tree: Tree): unknown {
  if (schema.isStructSchema()) return structureOf(schema, tree);
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const wrapper = member.getMergedTraits().xmlName ?? 'member';
    const items = schema.getMergedTraits().xmlFlattened ? tree : (tree.children.get(wrapper) ?? tree);
    return [...items.children].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => valueOf(member, item));
  }
  if (schema.isNumericSchema()) return Number(tree.value);
  return schema.isBooleanSchema() ? tree.value === 'true' : tree.value;
}

/** The XML that answers an operation. */
export function queryAnswer(operation: string, schema: NormalizedSchema, output: unknown): string {
  const result = element(`${operation}Result`, membersOf(schema, output));
  return element(`${operation}Response`, `${result}<ResponseMetadata><RequestId>double</RequestId></ResponseMetadata>`);
}

/** The XML of an error. */
export function queryError(code: string, message: string): string {
  const text = `<Type>Sender</Type>${element('Code', escaped(code))}${element('Message', escaped(message))}`;
  return element('ErrorResponse', `${element('Error', text)}<RequestId>double</RequestId>`);
}

function membersOf(schema: NormalizedSchema, value: unknown): string {
  if (schema.isUnitSchema() || !isRecord(value)) return '';
  return [...schema.structIterator()]
    .map(([name, member]) => {
      const inner = value[name];
      return inner === undefined || inner === null
        ? ''
        : xmlOf(member.getMergedTraits().xmlName ?? name, member, inner);
    })
    .join('');
}

function xmlOf(name: string, schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) return element(name, membersOf(schema, value));
  if (schema.isListSchema() && Array.isArray(value)) {
    const member = schema.getValueSchema();
    if (schema.getMergedTraits().xmlFlattened) return value.map((item) => xmlOf(name, member, item)).join('');
    const wrapper = member.getMergedTraits().xmlName ?? 'member';
    return element(name, value.map((item) => xmlOf(wrapper, member, item)).join(''));
  }
  return element(name, escaped(String(value)));
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}
