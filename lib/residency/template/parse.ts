import { findNodeAtLocation, parseTree, type Node as JsonNode } from 'jsonc-parser';
import { TemplateError } from '../template-error';
import { isObject, type Json, type JsonObject } from './json';
import { parseYaml } from './parse-yaml';
import { type Path, type Position } from './position';

/** The parsed text of a template. */
export interface TemplateDocument {
  readonly root: JsonObject;
  /** Where the value at the path starts, or the nearest ancestor that is in the text. Computed when asked for. */
  readonly position: (path: Path) => Position;
}

const START: Position = { line: 1, column: 1 };

/**
 * Parses a CloudFormation template in JSON or YAML, short-form intrinsics included.
 *
 * @throws TemplateError when the text is no JSON or YAML object.
 */
export function parseTemplate(text: string, file: string): TemplateDocument {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === '') throw new TemplateError(file, 'the file is empty; give a CloudFormation template');
  const document = body.trimStart().startsWith('{') ? parseJsonText(body, file) : parseYaml(body, file);
  if (!isObject(document.root)) {
    throw new TemplateError(
      file,
      'this is no CloudFormation template: the top level must be an object with "Resources"',
    );
  }
  return { root: document.root, position: document.position };
}

function parseJsonText(text: string, file: string): { root: Json; position: (path: Path) => Position } {
  let root: Json;
  try {
    root = JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof RangeError) throw new TemplateError(file, 'the JSON is nested too deeply to read');
    // A text that ends too early has no position: its end is the place to look.
    const offset = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const { line, column } = positionIn(lineStarts(text), offset);
    throw new TemplateError(file, 'the JSON is malformed; check for a missing comma, quote or bracket', line, column);
  }
  let locate: ((path: Path) => Position) | undefined;
  return { root, position: (path) => (locate ??= safely(() => locator(text)) ?? (() => START))(path) };
}

/** Finds places in a JSON text. The tree and the line starts are made once. */
function locator(text: string): (path: Path) => Position {
  const tree = parseTree(text);
  const starts = lineStarts(text);
  const resources = new Map<string, JsonNode>();
  for (const child of (tree && findNodeAtLocation(tree, ['Resources'])?.children) ?? []) {
    const [key, value] = child.children ?? [];
    if (key && value) resources.set(String(key.value), value);
  }
  return (path) => {
    const node = path[0] === 'Resources' ? resources.get(String(path[1])) : undefined;
    const root = node ?? tree;
    if (!root) return START;
    return positionIn(starts, offsetOf(root, node ? path.slice(2) : path));
  };
}

function offsetOf(root: JsonNode, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? root : findNodeAtLocation(root, path.slice(0, length));
    // Point at the property's name rather than at its value: that is the line a person looks for.
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return 0;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}

function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function safely<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch {
    return undefined; // A tree too deep for the locator has no positions; its values are still judged.
  }
}
