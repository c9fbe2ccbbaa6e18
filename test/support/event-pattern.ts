/**
 * Whether EventBridge would match an event: the part of its pattern language that this project uses. A matcher that is not
 * known throws, so that no pattern passes for something that it does not say.
 *
 * - An object matches when each of its fields does; `$or` when one of its branches does.
 * - A list of values matches when one of them equals the event's value, or one element of it where that is a list.
 * - `exists: false` matches when the field is not there, nor what it would be in. It looks at values only: a field that
 *   holds an object does not exist for it.
 * - `anything-but` wants the field to be there.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matchesEvent(pattern: unknown, event: unknown): boolean {
  return matchesNodes(pattern, [event]);
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function matchesNodes(pattern: unknown, nodes: readonly unknown[]): boolean {
  if (Array.isArray(pattern)) return matchesValues(pattern, nodes);
  if (!isObject(pattern)) throw new Error(`a pattern holds objects and lists, not ${JSON.stringify(pattern)}`);
  return Object.entries(pattern).every(([field, inner]) => {
    if (field !== '$or') return matchesNodes(inner, childrenOf(nodes, field));
    if (!Array.isArray(inner) || inner.length < 2) throw new Error('$or needs two branches at least');
    return inner.some((branch) => matchesNodes(branch, nodes));
  });
}

/** Lists on the way are flattened, as EventBridge does. */
function childrenOf(nodes: readonly unknown[], field: string): readonly unknown[] {
  return nodes
    .flatMap((node): readonly unknown[] => (Array.isArray(node) ? node : [node]))
    .flatMap((node) => (isObject(node) && Object.hasOwn(node, field) ? [node[field]] : []));
}

function matchesValues(matchers: readonly unknown[], nodes: readonly unknown[]): boolean {
  const values = nodes
    .flatMap((node): readonly unknown[] => (Array.isArray(node) ? node : [node]))
    .filter((value) => !isObject(value));
  return matchers.some((matcher) => {
    if (!isObject(matcher)) return values.includes(matcher);
    const [[operator, operand] = [], ...others] = Object.entries(matcher);
    if (others.length > 0) throw new Error(`one matcher has one operator: ${JSON.stringify(matcher)}`);
    if (operator === 'exists') return values.length > 0 === operand;
    return values.some((value) => satisfies(value, operator, operand));
  });
}

function satisfies(value: unknown, operator: string | undefined, operand: unknown): boolean {
  if (operator === 'prefix') return typeof value === 'string' && value.startsWith(String(operand));
  if (operator === 'anything-but') return isPrimitiveList(operand) && !operand.includes(value);
  if (operator === 'numeric') return typeof value === 'number' && inRange(value, operand);
  throw new Error(`this matcher does not know '${String(operator)}'`);
}

function isPrimitiveList(operand: unknown): operand is readonly unknown[] {
  if (Array.isArray(operand) && !operand.some(isObject)) return true;
  throw new Error(`this matcher knows anything-but with a list of values only, not ${JSON.stringify(operand)}`);
}

function inRange(value: number, operand: unknown): boolean {
  if (!Array.isArray(operand) || operand.length % 2 !== 0)
    throw new Error('numeric needs pairs of operator and number');
  const terms: readonly unknown[] = operand;
  return terms.every((sign, index) => index % 2 === 1 || compares(value, String(sign), Number(terms[index + 1])));
}

function compares(value: number, sign: string, limit: number): boolean {
  if (sign === '>=') return value >= limit;
  if (sign === '>') return value > limit;
  if (sign === '<=') return value <= limit;
  if (sign === '<') return value < limit;
  if (sign === '=') return value === limit;
  throw new Error(`numeric does not know '${sign}'`);
}
