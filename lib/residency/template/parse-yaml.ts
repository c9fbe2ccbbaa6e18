import { Alias, type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from 'yaml';
import { TemplateError } from '../template-error';
import { emptyObject, isArray, isObject, type Json } from './json';
import { type Path, type Position } from './position';

/** Aliases can blow a short text up without end; a template near CloudFormation's own limits repeats far less. */
const MAX_REPEATED_NODES = 100_000;
const MAX_DEPTH = 1_500;

/**
 * Parses YAML with CloudFormation's short-form tags (`!Ref`, `!Sub` ...) into the long form.
 *
 * @throws TemplateError when the text is no YAML.
 */
export function parseYaml(text: string, file: string): { root: Json; position: (path: Path) => Position } {
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    // CloudFormation reads YAML 1.1; the core schema keeps dates and "yes" as the strings that policies expect.
    document = parseDocument(text, { lineCounter: lines, logLevel: 'error', schema: 'core', merge: true });
  } catch (error) {
    const depth = error instanceof RangeError;
    throw new TemplateError(file, depth ? 'the YAML is nested too deeply to read' : 'the YAML cannot be read');
  }
  const problem = document.errors[0];
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const several = problem.code === 'MULTIPLE_DOCS';
    throw new TemplateError(
      file,
      several
        ? 'the file holds several YAML documents; give one template per file'
        : `the YAML is malformed (${firstLine(problem.message)}); correct it`,
      line,
      col,
    );
  }
  const root = convert(document.contents, { document, file, anchors: new Map(), repeated: 0 }, 0);
  return { root, position: (path) => locate(document, lines, path) };
}

interface State {
  readonly document: Document.Parsed;
  readonly file: string;
  readonly anchors: Map<string, ParsedNode | undefined>;
  /** Nodes read through an alias. */
  repeated: number;
}

function convert(node: ParsedNode | Alias | null | undefined, state: State, depth: number, repeated = false): Json {
  if (repeated) state.repeated += 1;
  if (state.repeated > MAX_REPEATED_NODES || depth > MAX_DEPTH) {
    throw new TemplateError(state.file, 'the YAML is nested too deeply or its aliases expand without end');
  }
  if (!node) return null;
  if (node instanceof Alias) {
    // Alias.resolve() walks the whole document; an anchor is looked up once.
    if (!state.anchors.has(node.source))
      state.anchors.set(node.source, node.resolve(state.document) as ParsedNode | undefined);
    return convert(state.anchors.get(node.source), state, depth + 1, true);
  }
  return longForm(node.tag, plain(node, state, depth, repeated));
}

function plain(node: ParsedNode, state: State, depth: number, repeated: boolean): Json {
  if (isMap(node)) {
    const result = emptyObject();
    for (const pair of node.items) {
      const key = keyOf(pair.key);
      const value = convert(pair.value, state, depth + 1, repeated);
      if (key === '<<' && isObject(value)) Object.assign(result, { ...value, ...result });
      else if (key === '<<' && isArray(value))
        for (const part of value) Object.assign(result, { ...(isObject(part) ? part : {}), ...result });
      else result[key] = value;
    }
    return result;
  }
  if (isSeq(node)) return node.items.map((item) => convert(item, state, depth + 1, repeated));
  if (!isScalar(node)) return null;
  const value: unknown = node.value;
  // An account id such as 012345678901 is a string, whatever YAML says.
  if (typeof value === 'number' && node.source !== undefined && /^0\d+$/.test(node.source)) return node.source;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  return node.source ?? null;
}

function keyOf(key: unknown): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** `!GetAtt A.B` and the like as `{ "Fn::GetAtt": [...] }`. */
function longForm(tag: string | undefined, value: Json): Json {
  if (tag === undefined || !/^![A-Za-z]/.test(tag)) return value;
  const name = tag.slice(1);
  const result = emptyObject();
  if (name === 'Ref' || name === 'Condition') result[name] = value;
  else result[`Fn::${name}`] = value;
  return result;
}

/** The position of the last step of the path that is in the text; for a property, of its name. */
function locate(document: Document.Parsed, lines: LineCounter, path: Path): Position {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step] as ParsedNode | undefined;
      if (!item?.range) break;
      offset = item.range[0];
      node = item;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+.*$/, '');
}
