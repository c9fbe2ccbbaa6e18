import { isArray, type Json, objectProperty, property } from '../template/json';
import { type ResolveOperand } from './conditions';
import { deeper, type Environment, MAX_DEPTH } from './environment';
import { hole, literalOf, type Text } from './text';

/** CDK's reader of values that another Region exported; the value is in that stack's writer. */
const CROSS_REGION_READER = 'Custom::CrossRegionExportReader';

/** `Ref` of a resource: a hole that knows the resource. */
export function resolveReference(name: string, environment: Environment): Text {
  const { stack } = environment;
  if (!stack.template.resources.has(name)) return hole({ kind: 'unknown', name });
  return hole({ kind: 'resource', name, resource: { stack: stack.name, logicalId: name, attribute: undefined } });
}

/** `Fn::GetAtt`; outputs of nested stacks and values that CDK carries across Regions are followed to their stack. */
export function resolveAttribute(argument: Json, environment: Environment, resolve: ResolveOperand): readonly Text[] {
  const target = attributeTarget(argument, environment, resolve);
  if (!target) return [hole({ kind: 'unknown', name: 'Fn::GetAtt' })];
  const { logicalId, attribute } = target;
  const { stack } = environment;
  const resource = stack.template.resources.get(logicalId);
  const name = `${logicalId}.${attribute}`;
  if (!resource) return [hole({ kind: 'unknown', name })];
  if (environment.depth < MAX_DEPTH) {
    const followed =
      resource.type === 'AWS::CloudFormation::Stack'
        ? nestedOutput(logicalId, attribute, environment, resolve)
        : resource.type === CROSS_REGION_READER
          ? exportedByWriter(attribute, environment, resolve)
          : undefined;
    if (followed) return followed;
  }
  return [hole({ kind: 'resource', name, resource: { stack: stack.name, logicalId, attribute } })];
}

function attributeTarget(argument: Json, environment: Environment, resolve: ResolveOperand) {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return dot < 0 ? undefined : { logicalId: argument.slice(0, dot), attribute: argument.slice(dot + 1) };
  }
  if (!isArray(argument) || typeof argument[0] !== 'string') return undefined;
  const [logicalId, ...rest] = argument;
  const attribute = rest
    .map((part) =>
      typeof part === 'string' ? part : literalOf(resolve(part, environment)[0] ?? { parts: [], via: [] }),
    )
    .join('.');
  return { logicalId, attribute };
}

function nestedOutput(
  logicalId: string,
  attribute: string,
  environment: Environment,
  resolve: ResolveOperand,
): readonly Text[] | undefined {
  const child = environment.stack.world.nested(environment.stack, logicalId);
  const value = child && property(objectProperty(child.template.outputs, attribute.replace(/^Outputs\./, '')), 'Value');
  if (!child || value === undefined) return undefined;
  return resolve(value, { ...deeper(environment), stack: child, assumptions: new Map() });
}

/** Exports that CDK's writer puts into another Region are SSM parameters `/cdk/exports/...`, indexed with the others. */
function exportedByWriter(
  attribute: string,
  environment: Environment,
  resolve: ResolveOperand,
): readonly Text[] | undefined {
  const found = environment.stack.world.storedParameter(attribute, environment.stack);
  if (!found) return undefined;
  const texts = resolve(found.node, { ...deeper(environment), stack: found.stack, assumptions: new Map() });
  return texts.map((text) => ({
    ...text,
    via: [...text.via, `CDK cross-Region export ${attribute} of ${found.stack.name}`],
  }));
}
