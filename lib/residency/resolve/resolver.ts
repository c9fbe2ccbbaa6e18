import { isArray, isObject, type Json, type JsonObject, property, scalar } from '../template/json';
import { piecesOf } from './arn-pieces';
import { assumeCondition, evaluateCondition } from './conditions';
import { deeper, type Environment, MAX_ALTERNATIVES, MAX_DEPTH } from './environment';
import { resolveImport, resolveStackOutput } from './imports';
import { resolveDynamicReferences } from './dynamic-references';
import { findInMap } from './mappings';
import { resolveParameter } from './parameters';
import { resolvePseudo } from './pseudo';
import { resolveAttribute, resolveReference } from './references';
import { concat, display, EMPTY, hole, literal, literalOf, soleHole, type Text } from './text';

/** One form that a value can have: a literal node, an array or an object whose top is no intrinsic. */
export interface Variant {
  /** `undefined`: the property is absent in this form (AWS::NoValue). */
  readonly node: Json | undefined;
  /** Set when the node is the text of an intrinsic rather than something of the template. */
  readonly text?: Text;
  readonly environment: Environment;
}

/**
 * The forms a node can have: both arms of a condition that the deployer decides, each allowed value of a list.
 * What is not known stays as a {@link Text} with holes; nothing is guessed.
 */
export function expand(node: Json | undefined, environment: Environment): readonly Variant[] {
  if (node === undefined || node === null || typeof node !== 'object') return [{ node, environment }];
  const intrinsic = intrinsicOf(node);
  if (!intrinsic) return [{ node, environment }];
  if (environment.depth > MAX_DEPTH) return [unknown('nested too deeply', environment)];
  const variants = expandIntrinsic(intrinsic, deeper(environment));
  return variants.length <= MAX_ALTERNATIVES
    ? variants
    : [...variants.slice(0, MAX_ALTERNATIVES), unknown(TOO_MANY, environment)];
}

/** The values a scalar node can have; empty when it is absent or no scalar. */
export function resolveTexts(node: Json | undefined, environment: Environment): readonly Text[] {
  const result: Text[] = [];
  for (const variant of expand(node, environment)) {
    if (variant.text) result.push(variant.text);
    else if (typeof variant.node === 'string') result.push(...dynamic([literal(variant.node)], variant.environment));
    else if (typeof variant.node === 'number' || typeof variant.node === 'boolean')
      result.push(literal(String(variant.node)));
  }
  return bounded(result);
}

/** The elements a list can have, all forms of it together. A scalar counts as a list of one. */
export function expandList(node: Json | undefined, environment: Environment): readonly Variant[] {
  return expand(node, environment).flatMap((variant) => {
    if (variant.text) return [variant];
    if (!isArray(variant.node)) return variant.node === undefined ? [] : [variant];
    return variant.node
      .flatMap((item) => expand(item, variant.environment))
      .filter((item) => item.node !== undefined || item.text);
  });
}

interface Intrinsic {
  readonly name: string;
  readonly argument: Json;
}

function intrinsicOf(node: Json): Intrinsic | undefined {
  if (!isObject(node)) return undefined;
  let name: string | undefined;
  for (const key in node) {
    if (name !== undefined) return undefined; // an object with two keys is no intrinsic
    name = key;
  }
  if (name === undefined || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  const argument = property(node, name);
  return argument === undefined ? undefined : { name, argument };
}

function expandIntrinsic({ name, argument }: Intrinsic, environment: Environment): readonly Variant[] {
  const texts = (values: readonly Text[]): readonly Variant[] =>
    values.map((text) => ({ node: null, text, environment }));
  switch (name) {
    case 'Ref':
      return expandReference(scalar(argument) ?? '', environment);
    case 'Fn::If':
      return expandIf(argument, environment);
    case 'Fn::FindInMap':
      return findInMap(argument, environment, resolveTexts).flatMap((found) =>
        found.text ? texts([found.text]) : expand(found.node, environment),
      );
    case 'Fn::Split':
      return expandSplit(argument, environment);
    case 'Fn::Select':
      return expandSelect(argument, environment);
    case 'Fn::GetAZs':
      return expandZones(argument, environment);
    case 'Fn::GetAtt':
      return texts(resolveAttribute(argument, environment, resolveTexts));
    case 'Fn::Sub':
      return texts(resolveSub(argument, environment));
    case 'Fn::Join':
      return texts(resolveJoin(argument, environment));
    case 'Fn::Base64':
      return texts(resolveTexts(argument, environment));
    case 'Fn::ImportValue':
      return texts(resolveTexts(argument, environment).flatMap((key) => resolveImport(key, environment, resolveTexts)));
    case 'Fn::GetStackOutput':
      return texts(resolveStackOutput(argument, environment, resolveTexts));
    case 'Fn::ToJsonString':
      return [{ node: argument, environment }];
    case RESOLVED: {
      const text = isObject(argument) ? resolvedTexts.get(argument) : undefined;
      return text ? texts([text]) : [unknown(name, environment)];
    }
    default:
      return [unknown(name === 'Fn::Transform' ? 'macro output' : name, environment, name === 'Fn::Transform')];
  }
}

function unknown(name: string, environment: Environment, macro = false): Variant {
  return { node: null, text: hole({ kind: macro ? 'macro' : 'unknown', name }), environment };
}

function expandReference(name: string, environment: Environment): readonly Variant[] {
  if (name === 'AWS::NoValue') return [{ node: undefined, environment }];
  if (name.startsWith('AWS::')) return [{ node: null, text: resolvePseudo(name, environment.stack), environment }];
  const parameter = resolveParameter(name, environment, resolveTexts);
  if (!parameter) return [{ node: null, text: resolveReference(name, environment), environment }];
  return parameter.map((value) =>
    value.list ? { node: value.list.map(asNode), environment } : { node: null, text: value.text, environment },
  );
}

function expandIf(argument: Json, environment: Environment): readonly Variant[] {
  if (!isArray(argument)) return [unknown('Fn::If', environment)];
  const [condition, whenTrue, whenFalse] = argument;
  const name = scalar(condition) ?? '';
  const holds = evaluateCondition(name, environment, resolveTexts);
  const arms: Variant[] = [];
  if (holds !== false) arms.push(...expand(whenTrue, assumeCondition(environment, name, true)));
  if (holds !== true) arms.push(...expand(whenFalse, assumeCondition(environment, name, false)));
  return arms;
}

function expandSplit(argument: Json, environment: Environment): readonly Variant[] {
  if (!isArray(argument)) return [unknown('Fn::Split', environment)];
  const [separator, source] = argument;
  return resolveTexts(source, environment).map((text) => {
    const known = literalOf(text);
    if (known !== undefined) return { node: known.split(scalar(separator) ?? ''), environment };
    return { node: piecesOf(text, scalar(separator) ?? '', environment).map(asNode), environment };
  });
}

/** Stands in a list of nodes for a text that is resolved already. No template can contain one: texts are looked up by identity. */
const RESOLVED = 'Fn::Resolved';
const resolvedTexts = new WeakMap<JsonObject, Text>();

function asNode(text: Text): Json {
  const token: JsonObject = {};
  resolvedTexts.set(token, text);
  return literalOf(text) ?? { [RESOLVED]: token };
}

function isResolvedResource(node: Json | undefined): boolean {
  const token = property(node, RESOLVED);
  const text = isObject(token) ? resolvedTexts.get(token) : undefined;
  return text !== undefined && soleHole(text)?.kind === 'resource';
}

function expandSelect(argument: Json, environment: Environment): readonly Variant[] {
  if (!isArray(argument)) return [unknown('Fn::Select', environment)];
  const [index, source] = argument;
  const positions = resolveTexts(index, environment).map((text) => Number(literalOf(text)));
  return expand(source, environment).flatMap((variant): readonly Variant[] => {
    if (!isArray(variant.node) || variant.text) {
      const name = variant.text ? `Fn::Select of ${display(variant.text)}` : 'Fn::Select';
      return [unknown(name, environment)];
    }
    const list = variant.node;
    return positions.flatMap((position) => {
      // A piece of what only deployment decides, such as the host of a function's URL, is where the whole is.
      const item = list[position] ?? (list.length === 1 && isResolvedResource(list[0]) ? list[0] : undefined);
      return item === undefined ? [unknown('Fn::Select', environment)] : expand(item, variant.environment);
    });
  });
}

function expandZones(argument: Json, environment: Environment): readonly Variant[] {
  const regions =
    argument === '' ? [resolvePseudo('AWS::Region', environment.stack)] : resolveTexts(argument, environment);
  return regions.map((region) => {
    const known = literalOf(region);
    if (known === undefined) return { node: null, text: region, environment };
    return { node: ['a', 'b', 'c'].map((zone) => known + zone), environment };
  });
}

const TOO_MANY = 'too many alternatives';

/** What is cut off stays as one unknown value: an alternative is never dropped in silence. */
function bounded(texts: readonly Text[]): readonly Text[] {
  if (texts.length <= MAX_ALTERNATIVES) return texts;
  return [...texts.slice(0, MAX_ALTERNATIVES), hole({ kind: 'unknown', name: TOO_MANY })];
}

/** Every combination of one alternative from each place; capped, with the rest as one unknown value. */
function combine(pieces: readonly (readonly Text[])[]): readonly Text[] {
  let results: readonly Text[] = [EMPTY];
  for (const alternatives of pieces) {
    if (alternatives.length === 0) continue;
    const next = results.flatMap((result) => alternatives.map((text) => concat(result, text)));
    if (next.length > MAX_ALTERNATIVES) return bounded(next);
    results = next;
  }
  return results;
}

function resolveJoin(argument: Json, environment: Environment): readonly Text[] {
  if (!isArray(argument)) return [hole({ kind: 'unknown', name: 'Fn::Join' })];
  const [delimiter, list] = argument;
  const separator = literal(scalar(delimiter) ?? '');
  return expand(list, environment).flatMap((variant) => {
    if (variant.text) return [variant.text];
    if (!isArray(variant.node)) return [hole({ kind: 'unknown', name: 'Fn::Join' })];
    const items = variant.node.map((item) => joinedTexts(item, variant.environment, separator));
    const present = items.filter((alternatives) => alternatives.length > 0);
    const joined = combine(
      present.flatMap((alternatives, index) => (index === 0 ? [alternatives] : [[separator], alternatives])),
    );
    return dynamic(joined, environment);
  });
}

/** With dynamic references such as `{{resolve:ssm:name}}` followed. */
function dynamic(texts: readonly Text[], environment: Environment): readonly Text[] {
  return texts.flatMap((text) => resolveDynamicReferences(text, environment, resolveTexts));
}

/** An element of Fn::Join; a list inside the list (a list parameter, Fn::Split) joins with the same separator. */
function joinedTexts(item: Json, environment: Environment, separator: Text): readonly Text[] {
  return expand(item, environment).flatMap((variant) => {
    if (variant.text) return [variant.text];
    if (isArray(variant.node)) {
      const inner = variant.node.map((element) => resolveTexts(element, variant.environment));
      return combine(
        inner.flatMap((alternatives, index) => (index === 0 ? [alternatives] : [[separator], alternatives])),
      );
    }
    return resolveTexts(variant.node, variant.environment);
  });
}

function resolveSub(argument: Json, environment: Environment): readonly Text[] {
  const [template, variables] = isArray(argument) ? argument : [argument, {}];
  if (typeof template !== 'string') return [hole({ kind: 'unknown', name: 'Fn::Sub' })];
  const pieces: (readonly Text[])[] = [];
  let last = 0;
  for (const match of template.matchAll(/\$\{(!?)\s*([^}]*?)\s*\}/g)) {
    const [whole, escape, name = ''] = match;
    if (match.index > last) pieces.push([literal(template.slice(last, match.index))]);
    last = match.index + whole.length;
    pieces.push(escape ? [literal(`\${${name}}`)] : subVariable(name, variables ?? {}, environment));
  }
  if (last < template.length) pieces.push([literal(template.slice(last))]);
  return dynamic(combine(pieces), environment);
}

function subVariable(name: string, variables: Json, environment: Environment): readonly Text[] {
  const own = property(variables, name);
  if (own !== undefined) return resolveTexts(own, environment);
  const dot = name.indexOf('.');
  const node: Json = dot < 0 ? { Ref: name } : { 'Fn::GetAtt': [name.slice(0, dot), name.slice(dot + 1)] };
  return resolveTexts(node, environment);
}
