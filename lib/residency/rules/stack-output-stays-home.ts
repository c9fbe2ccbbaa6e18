import { findRegion } from '../../domain/aws-region';
import { isGloballyPlaced, resourceRole } from '../facts/resource-types';
import { parseArn } from '../locate/arn';
import { UNKNOWN_ACCOUNT, type Place, unknownPlace } from '../place';
import { evaluateCondition } from '../resolve/conditions';
import { type Environment } from '../resolve/environment';
import { resolveTexts } from '../resolve/resolver';
import { display, literalOf, soleHole } from '../resolve/text';
import { defineRule } from '../rule';
import { isArray, isObject, type Json, property, scalar } from '../template/json';
import { type ResourceModel } from '../world/resource-model';

const INTRINSIC = 'Fn::GetStackOutput';

/** Outputs that stacks take from each other come from the jurisdiction, whichever property they end in. */
export default defineRule({
  id: 'stack-output-stays-home',
  title: 'Stacks use outputs of the jurisdiction',
  why: 'Fn::GetStackOutput takes a value of another Region and account, with no export that anybody could see.',
  fix: 'Take the output of a stack in a home Region of a declared account, or give that stack to the analysis.',
  severity: 'S3',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html',
  ],
  catalogue: ['CDK-02'],

  *observe(resource) {
    if (!takesOutputs(resource.properties)) return;
    for (const { path, argument } of outputsIn(resource.properties, '', resource.environment)) {
      const place = placeOfOutput(argument, resource);
      if (place) yield { rule: 'stack-output-stays-home', resource, path, place, silentWhen: ['contained'] };
    }
  },
});

interface Found {
  readonly path: string;
  readonly argument: Json;
}

/** Whether the intrinsic is used at all: hardly any resource does, and paths cost more than the question. */
function takesOutputs(node: Json): boolean {
  if (isArray(node)) return node.some(takesOutputs);
  if (!isObject(node)) return false;
  for (const key in node) if (key === INTRINSIC || takesOutputs(node[key] ?? null)) return true;
  return false;
}

/** Every use of the intrinsic in arms that can be taken. */
function* outputsIn(node: Json, path: string, environment: Environment): Generator<Found> {
  if (isArray(node)) {
    for (const [index, item] of node.entries()) yield* outputsIn(item, `${path}[${index}]`, environment);
    return;
  }
  if (!isObject(node)) return;
  const argument = property(node, INTRINSIC);
  if (argument !== undefined) {
    yield { path, argument };
    return;
  }
  const choice = property(node, 'Fn::If');
  if (isArray(choice)) {
    const [condition, whenTrue = null, whenFalse = null] = choice;
    const holds = evaluateCondition(scalar(condition) ?? '', environment, resolveTexts);
    if (holds !== false) yield* outputsIn(whenTrue, path, environment);
    if (holds !== true) yield* outputsIn(whenFalse, path, environment);
    return;
  }
  for (const [key, item] of Object.entries(node))
    yield* outputsIn(item, key.startsWith('Fn::') ? path : path === '' ? key : `${path}.${key}`, environment);
}

function placeOfOutput(argument: Json, { stack, environment }: ResourceModel): Place | undefined {
  const [resolved] = resolveTexts({ [INTRINSIC]: argument }, environment);
  const target = resolved && soleHole(resolved)?.resource;
  // A value that the set tells is judged like any other reference, unless it leads to no data.
  if (resolved && !target && soleHole(resolved)?.kind !== 'stack-output') return undefined;
  const type = target && stack.world.stack(target.stack)?.template.resources.get(target.logicalId)?.type;
  if (type !== undefined && (isGloballyPlaced(type) || resourceRole(type) === 'configuration')) return undefined;
  const regions = field(argument, 'Region', environment);
  const accounts = field(argument, 'RoleArn', environment).map((role) => {
    const account = parseArn(role)?.account;
    return account === undefined ? UNKNOWN_ACCOUNT : (literalOf(account) ?? UNKNOWN_ACCOUNT);
  });
  const title = `output ${display(field(argument, 'OutputName', environment)[0] ?? { parts: ['?'], via: [] })}`;
  const known = regions.map((region) => literalOf(region));
  const strange = known.find((region) => region === undefined || !findRegion(region));
  if (known.length > 0 && strange === undefined && !known.every((region) => region === stack.region))
    return { kind: 'located', regions: known, title, account: accounts[0] };
  if (regions.some((region) => literalOf(region) === undefined)) return unknownPlace(title);
  return { kind: 'located', regions: [stack.region], title, account: accounts[0] };
}

function field(argument: Json, name: string, environment: Environment) {
  const node = property(argument, name);
  return node === undefined ? [] : resolveTexts(node, environment);
}
