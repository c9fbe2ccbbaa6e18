import { parseYaml } from '../template/parse-yaml';
import { isArray, isObject, type Json, type JsonObject } from '../template/json';
import { expand, type Variant } from '../resolve/resolver';
import { type Hole, literal, type Part, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { type Reader, type Reading, textsOf } from './reader';
import { sweepText } from './sweep';

/** A leaf of a document with its path inside the document. */
export interface Leaf {
  readonly path: string;
  /** The property's name, or that of the list it is in. */
  readonly key: string;
  readonly text: Text;
}

/** Documents nested deeper than this are not read. CloudFormation accepts far less. */
const MAX_DEPTH = 200;

/** JSON or YAML, as a value or inside a string: every place that it names. */
export const readDocument: Reader = (value, resource) =>
  leavesOf(value)
    .filter(({ key }) => !FOR_PEOPLE.test(key))
    .flatMap((leaf) => sweepLeaf(leaf, resource));

/** Words for people: a Region in a title is not a place that anything goes to. */
const FOR_PEOPLE = /^(?:title|label|description|comment|markdown)$/i;

/** Source code or a script: the Regions, ARNs and hosts that it names. */
export const readCode: Reader = (value, resource) => textsOf(value).flatMap((text) => sweepText('', text, resource));

export function sweepLeaf(leaf: Leaf, resource: ResourceModel): readonly Reading[] {
  return sweepText(leaf.key, leaf.text, resource).map((reading) => ({ ...reading, path: leaf.path }));
}

/** The scalar leaves of a document; strings that hold documents are read too. */
export function leavesOf(value: Variant): readonly Leaf[] {
  const leaves: Leaf[] = [];
  collect(value, '', '', leaves, 0);
  return leaves;
}

function collect(value: Variant, path: string, key: string, leaves: Leaf[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  const { node, environment } = value;
  if (!value.text && isArray(node)) {
    node.forEach((item, index) => {
      for (const variant of expand(item, environment)) collect(variant, `${path}[${index}]`, key, leaves, depth + 1);
    });
  } else if (!value.text && isObject(node)) {
    for (const [name, item] of Object.entries(node)) {
      const inner = path === '' ? name : `${path}.${name}`;
      for (const variant of expand(item, environment)) collect(variant, inner, name, leaves, depth + 1);
    }
  } else {
    for (const text of textsOf(value)) collectText(text, path, key, leaves, depth, value);
  }
}

function collectText(text: Text, path: string, key: string, leaves: Leaf[], depth: number, value: Variant): void {
  const embedded = parseEmbedded(text);
  if (!embedded) {
    leaves.push({ path, key, text });
    return;
  }
  for (const leaf of embeddedLeaves(embedded, depth)) {
    const inner = leaf.path === '' ? path : path === '' ? leaf.path : `${path}.${leaf.path}`;
    if (leaf.text.parts.length > 0 && depth < MAX_DEPTH && parseEmbedded(leaf.text)) {
      collect({ node: null, text: leaf.text, environment: value.environment }, inner, leaf.key, leaves, depth + 1);
    } else leaves.push({ path: inner, key: leaf.key || key, text: leaf.text });
  }
}

interface Embedded {
  readonly root: Json;
  readonly holes: readonly Hole[];
}

/** Holes inside an embedded document become marks that survive JSON, and are put back afterwards. */
const MARK = '\u2063';

/** The JSON or YAML document in a string, or `undefined` when the string is none. */
export function parseEmbedded(text: Text): Embedded | undefined {
  const first = text.parts[0];
  const start = typeof first === 'string' ? first.trimStart() : '';
  const looksLikeJson = start.startsWith('{') || start.startsWith('[');
  const looksLikeYaml = !looksLikeJson && /^(?:---|[A-Za-z][\w-]*:(?:\s|$))/.test(start) && start.includes('\n');
  if (!looksLikeJson && !looksLikeYaml) return undefined;
  const holes: Hole[] = [];
  const source = text.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      holes.push(part);
      return `${MARK}${holes.length - 1}${MARK}`;
    })
    .join('');
  try {
    const root = looksLikeJson ? (JSON.parse(quoteBareMarks(source)) as Json) : parseYaml(source, '').root;
    return typeof root === 'object' && root !== null ? { root, holes } : undefined;
  } catch {
    return undefined; // Not a document after all: the text is read as it is.
  }
}

/** A hole can stand where JSON wants a number or an object. */
function quoteBareMarks(source: string): string {
  return source.replace(new RegExp(`(?<=[:\\[,]\\s*)(${MARK}\\d+${MARK})(?=\\s*[,}\\]])`, 'g'), '"$1"');
}

function* embeddedLeaves({ root, holes }: Embedded, depth: number): Generator<Leaf> {
  yield* walk(root, '', '', depth);

  function* walk(node: Json, path: string, key: string, level: number): Generator<Leaf> {
    if (level > MAX_DEPTH) return;
    if (isArray(node)) {
      for (const [index, item] of node.entries()) yield* walk(item, `${path}[${index}]`, key, level + 1);
    } else if (isObject(node)) {
      for (const [name, item] of Object.entries(node))
        yield* walk(item, path === '' ? name : `${path}.${name}`, name, level + 1);
    } else if (node !== null) yield { path, key, text: withHoles(String(node), holes) };
  }
}

/** The text of a value in an embedded document, its marks put back as holes. */
export function withHoles(value: string, holes: readonly Hole[]): Text {
  if (!value.includes(MARK)) return literal(value);
  const parts = value.split(MARK).flatMap((piece, index): Part[] => {
    if (index % 2 === 0) return piece === '' ? [] : [piece];
    const found = holes[Number(piece)];
    return found ? [found] : [];
  });
  return { parts, via: [] };
}

/** An embedded document or a plain value as one JSON tree; texts with holes stay readable as `${Name}`. */
export function documentTree(value: Variant): readonly JsonObject[] {
  if (!value.text && isObject(value.node)) return [value.node];
  return textsOf(value).flatMap((text) => {
    const embedded = parseEmbedded(text);
    return embedded && isObject(embedded.root) ? [embedded.root] : [];
  });
}
