import { type ResolveOperand } from './conditions';
import { deeper, type Environment, MAX_DEPTH } from './environment';
import { resolveSecret } from './secrets';
import { concat, display, hole, type Part, type Text } from './text';

const OPENING = '{{resolve:';

/**
 * Follows `{{resolve:ssm:name}}` and `{{resolve:secretsmanager:id:SecretString:key}}` to what the set declares. What it does
 * not declare stays a hole.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function resolveDynamicReferences(
  text: Text,
  environment: Environment,
  resolve: ResolveOperand,
): readonly Text[] {
  if (!text.parts.some((part) => typeof part === 'string' && part.includes(OPENING))) return [text];
  let results: readonly Text[] = [{ parts: [], via: text.via }];
  for (const piece of pieces(text)) {
    const alternatives = piece.reference ? follow(piece.text, environment, resolve) : [piece.text];
    results = results.flatMap((result) => alternatives.map((alternative) => concat(result, alternative)));
  }
  return results;
}

interface Piece {
  readonly text: Text;
  readonly reference: boolean;
}

/** Cuts the text at the borders of its references; a reference can hold holes. */
function pieces(text: Text): readonly Piece[] {
  const result: Piece[] = [];
  let open: Part[] | undefined;
  const push = (part: Part, reference: boolean) => {
    if (part !== '') result.push({ text: { parts: [part], via: [] }, reference });
  };
  for (const part of text.parts) {
    if (typeof part !== 'string') {
      if (open) open.push(part);
      else push(part, false);
      continue;
    }
    for (const token of part.split(/(\{\{resolve:|\}\})/)) {
      if (token === OPENING && !open) open = [];
      else if (token === '}}' && open) {
        result.push({ text: { parts: open, via: [] }, reference: true });
        open = undefined;
      } else if (open) open.push(token);
      else push(token, false);
    }
  }
  if (open) result.push({ text: { parts: [OPENING, ...open], via: [] }, reference: false });
  return result;
}

function follow(reference: Text, environment: Environment, resolve: ResolveOperand): readonly Text[] {
  const whole = display(reference);
  const [service = '', ...rest] = whole.split(':');
  if (service === 'secretsmanager') return resolveSecret(withoutService(reference), environment, resolve);
  const name = (rest[0] ?? '').trim();
  const { stack } = environment;
  const found = environment.depth < MAX_DEPTH ? stack.world.storedParameter(name, stack) : undefined;
  const texts = found
    ? resolve(found.node, { ...deeper(environment), stack: found.stack, assumptions: new Map() })
    : [];
  if (!found || texts.length === 0) return [hole({ kind: 'parameter-store', name: `ssm:${name}` })];
  return texts.map((text) => ({ ...text, via: [...text.via, `SSM parameter ${name} of ${found.stack.name}`] }));
}

/** What follows `secretsmanager:`. */
function withoutService({ parts, via }: Text): Text {
  const [first, ...rest] = parts;
  const tail = typeof first === 'string' ? first.slice('secretsmanager:'.length) : '';
  return { parts: tail === '' ? rest : [tail, ...rest], via };
}
