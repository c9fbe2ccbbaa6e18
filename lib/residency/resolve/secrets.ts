import { type Json, property } from '../template/json';
import { type NamedResource, type StackModel } from '../world/stack-model';
import { type ResolveOperand } from './conditions';
import { deeper, type Environment, MAX_DEPTH } from './environment';
import { display, hole, literal, literalOf, type Text } from './text';

/** `id:SecretString:key:stage:version`; an id can be an ARN, with colons of its own. */
const REFERENCE = /^(.+?)(?::SecretString(?::([^:]*))?(?::[^:]*){0,2})?$/;

/** Keys that hold a place. Whatever else a secret holds stays one: it must not reach a report. */
const NAMES_A_PLACE = /host|server|address|endpoint|ur[il]|broker|region|arn|bucket/i;

/**
 * A place that a secret names, when a stack of the set declares it in its template; everything else of a
 * secret, and a secret of somebody else, stays a hole.
 *
 * @param reference - what follows `secretsmanager:` in the dynamic reference
 */
export function resolveSecret(reference: Text, environment: Environment, resolve: ResolveOperand): readonly Text[] {
  const shown = display(reference);
  const unknown = [hole({ kind: 'secret', name: `secret:${shown}` })];
  const [, id = '', key = ''] = REFERENCE.exec(shown) ?? [];
  const found = environment.depth < MAX_DEPTH ? declaredSecret(reference, id, environment.stack) : undefined;
  const declared = found?.stack.template.resources.get(found.logicalId)?.properties;
  if (!found || !declared || !NAMES_A_PLACE.test(key)) return unknown;
  const node =
    property(declared, 'SecretString') ?? property(property(declared, 'GenerateSecretString'), 'SecretStringTemplate');
  const inside = { ...deeper(environment), stack: found.stack, assumptions: new Map<string, boolean>() };
  const via = `secret ${found.logicalId} of ${found.stack.name}`;
  const values = resolve(node ?? null, inside).map((text) => valueAt(text, key));
  return values.length > 0 && values.every((value) => value !== undefined)
    ? values.map((value) => literal(value, [via]))
    : unknown;
}

function declaredSecret({ parts }: Text, id: string, stack: StackModel): NamedResource | undefined {
  const [first] = parts;
  const target = typeof first === 'object' ? first.resource : undefined;
  if (!target) return stack.world.named('AWS::SecretsManager::Secret', id, stack.region);
  const owner = stack.world.stack(target.stack);
  return owner && { stack: owner, logicalId: target.logicalId };
}

/** The value of a key of the secret's JSON; `undefined` when the template does not tell it. */
function valueAt(text: Text, key: string): string | undefined {
  const whole = literalOf(text);
  if (whole === undefined) return undefined;
  try {
    const value = property(JSON.parse(whole) as Json, key);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  } catch {
    return undefined; // A secret that is no JSON has no keys.
  }
}
