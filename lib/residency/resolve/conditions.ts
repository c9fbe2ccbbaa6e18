import { isArray, isObject, type Json, property, scalar } from '../template/json';
import { assume, deeper, type Environment, MAX_DEPTH } from './environment';
import { literalOf, type Text } from './text';

/** Resolves the operands of a condition; given by the resolver so that conditions do not import it. */
export type ResolveOperand = (node: Json, environment: Environment) => readonly Text[];

/**
 * Whether a named condition holds: `undefined` when the deployer's parameters decide it.
 * Conditions that the stack's own Region, account or literals decide are evaluated.
 */
export function evaluateCondition(
  name: string,
  environment: Environment,
  resolve: ResolveOperand,
): boolean | undefined {
  const assumed = environment.assumptions.get(name);
  if (assumed !== undefined) return assumed;
  if (environment.depth > MAX_DEPTH) return undefined;
  const expression = property(environment.stack.template.conditions, name);
  return expression === undefined ? undefined : evaluateExpression(expression, deeper(environment), resolve);
}

function evaluateExpression(node: Json, environment: Environment, resolve: ResolveOperand): boolean | undefined {
  if (environment.depth > MAX_DEPTH || !isObject(node)) return undefined;
  const inner = deeper(environment);
  const named = property(node, 'Condition') ?? property(node, 'Fn::Condition');
  if (typeof named === 'string') return evaluateCondition(named, inner, resolve);
  const equals = property(node, 'Fn::Equals');
  if (isArray(equals)) return equal(equals[0] ?? null, equals[1] ?? null, inner, resolve);
  const not = property(node, 'Fn::Not');
  if (isArray(not)) {
    const value = evaluateExpression(not[0] ?? null, inner, resolve);
    return value === undefined ? undefined : !value;
  }
  const and = property(node, 'Fn::And');
  if (isArray(and)) return every(and.map((term) => evaluateExpression(term, inner, resolve)));
  const or = property(node, 'Fn::Or');
  if (isArray(or)) {
    const none = every(or.map((term) => negate(evaluateExpression(term, inner, resolve))));
    return negate(none);
  }
  return undefined;
}

function equal(left: Json, right: Json, environment: Environment, resolve: ResolveOperand): boolean | undefined {
  if (dependsOnParameter(left, environment) || dependsOnParameter(right, environment)) {
    return allowedToDiffer(left, right, environment, resolve);
  }
  const a = certain(resolve(left, environment));
  const b = certain(resolve(right, environment));
  return a === undefined || b === undefined ? undefined : a === b;
}

/** A default can be overridden by the deployer, so it decides nothing; allowed values decide when none can match. */
function allowedToDiffer(
  left: Json,
  right: Json,
  environment: Environment,
  resolve: ResolveOperand,
): false | undefined {
  const [reference, other] = dependsOnParameter(left, environment) ? [left, right] : [right, left];
  const name = property(reference, 'Ref');
  const parameter = typeof name === 'string' ? property(environment.stack.template.parameters, name) : undefined;
  const allowed = property(parameter, 'AllowedValues');
  const value = dependsOnParameter(other, environment) ? undefined : certain(resolve(other, environment));
  if (!isArray(allowed) || value === undefined) return undefined;
  return allowed.some((item) => scalar(item) === value) ? undefined : false;
}

/** Whether the deployer decides the value. What a parent stack passes to a nested one is decided by the parent. */
function dependsOnParameter(node: Json, environment: Environment): boolean {
  if (isArray(node)) return node.some((item) => dependsOnParameter(item, environment));
  if (!isObject(node)) return false;
  const reference = property(node, 'Ref');
  if (typeof reference === 'string') {
    return !reference.startsWith('AWS::') && environment.stack.passedParameter(reference) === undefined;
  }
  const template = property(node, 'Fn::Sub');
  if (typeof template === 'string' && /\$\{(?!AWS::|!)/.test(template)) return true;
  return Object.values(node).some((value) => dependsOnParameter(value, environment));
}

/** The environment in which the condition is so, with what that says of the conditions it is made of. */
export function assumeCondition(environment: Environment, name: string, holds: boolean, depth = 0): Environment {
  const assumed = assume(environment, name, holds);
  const expression = property(environment.stack.template.conditions, name);
  if (depth > 8 || expression === undefined) return assumed;
  const [operator, operands] = Object.entries(isObject(expression) ? expression : {})[0] ?? [];
  const decided =
    operator === 'Fn::Not' ||
    (operator === 'Fn::And' && holds) ||
    (operator === 'Fn::Or' && !holds) ||
    operator === 'Condition';
  if (!decided) return assumed;
  const value = operator === 'Fn::Not' ? !holds : holds;
  const named = (isArray(operands) ? operands.map((term) => property(term, 'Condition')) : [operands]).filter(
    (term) => typeof term === 'string',
  );
  return named.reduce((inner: Environment, term) => assumeCondition(inner, term, value, depth + 1), assumed);
}

function certain(texts: readonly Text[]): string | undefined {
  const [only] = texts;
  return texts.length === 1 && only ? literalOf(only) : undefined;
}

function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
