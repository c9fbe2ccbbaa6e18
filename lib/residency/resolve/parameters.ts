import { isArray, type Json, property, scalar } from '../template/json';
import { type ResolveOperand } from './conditions';
import { deeper, type Environment, MAX_DEPTH } from './environment';
import { hole, literal, literalOf, split, type Text } from './text';

/** A value a parameter can have; `list` for list types. */
export interface ParameterValue {
  readonly text: Text;
  readonly list?: readonly Text[];
}

/**
 * The values a parameter can have, or `undefined` when the template declares no parameter of that name.
 * What the parent passes counts first, then allowed values, then the default; a parameter without any is a hole.
 */
export function resolveParameter(
  name: string,
  environment: Environment,
  resolve: ResolveOperand,
): readonly ParameterValue[] | undefined {
  const { stack } = environment;
  const declared = property(stack.template.parameters, name);
  if (declared === undefined) return undefined;
  const type = scalar(property(declared, 'Type')) ?? 'String';
  const isList = type.startsWith('List<') || type === 'CommaDelimitedList' || type.endsWith('List<String>>');
  const values = candidates(name, declared, type, environment, resolve);
  return values.map((text) => (isList ? { text, list: split(text, ',').map(trim) } : { text }));
}

function candidates(
  name: string,
  declared: Json,
  type: string,
  environment: Environment,
  resolve: ResolveOperand,
): readonly Text[] {
  const { stack } = environment;
  const passed = stack.passedParameter(name);
  if (passed && environment.depth < MAX_DEPTH) {
    const texts = resolve(passed.node, { stack: passed.stack, assumptions: new Map(), depth: environment.depth + 1 });
    if (texts.length > 0)
      return texts.map((text) => ({ ...text, via: [...text.via, `parameter ${name} from ${passed.stack.name}`] }));
  }
  const initial = property(declared, 'Default');
  if (type.startsWith('AWS::SSM::Parameter::')) return [storedParameter(name, initial, environment, resolve)].flat();
  const allowed = property(declared, 'AllowedValues');
  if (isArray(allowed) && allowed.length > 0) {
    return allowed.map((value) => literal(scalar(value) ?? '', [`parameter ${name}: allowed value`]));
  }
  if (initial === undefined || initial === null || initial === '') return [hole({ kind: 'parameter', name })];
  const text = isArray(initial) ? initial.map((item) => scalar(item) ?? '').join(',') : (scalar(initial) ?? '');
  return [literal(text, [`parameter ${name}: default`])];
}

function storedParameter(
  name: string,
  path: Json | undefined,
  environment: Environment,
  resolve: ResolveOperand,
): readonly Text[] {
  if (typeof path !== 'string') return [hole({ kind: 'parameter-store', name })];
  const found = environment.stack.world.storedParameter(path, environment.stack);
  if (found && environment.depth < MAX_DEPTH) {
    const texts = resolve(found.node, { ...deeper(environment), stack: found.stack, assumptions: new Map() });
    if (texts.length > 0)
      return texts.map((text) => ({
        ...text,
        via: [...text.via, `SSM parameter ${path} of ${found.stack.name}`],
      }));
  }
  return [hole({ kind: 'parameter-store', name: `ssm:${path}` })];
}

function trim(text: Text): Text {
  const known = literalOf(text);
  return known === undefined ? text : literal(known.trim(), text.via);
}
