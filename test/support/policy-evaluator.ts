import * as z from 'zod';

const strings = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const conditionValues = z
  .union([z.string(), z.boolean(), z.number(), z.array(z.union([z.string(), z.boolean(), z.number()]))])
  .transform((value) => [value].flat().map(String));

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: z.unknown().optional(),
    Action: strings.optional(),
    NotAction: strings.optional(),
    Resource: strings.optional(),
    NotResource: strings.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).default({}),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    error: 'a statement has either Action or NotAction',
  })
  .refine(({ Resource, NotResource }) => Resource === undefined || NotResource === undefined, {
    error: 'a statement has either Resource or NotResource',
  });

const documentSchema = z.object({
  Statement: z.union([statementSchema, z.array(statementSchema)]).transform((value) => [value].flat()),
});

type EvaluatedStatement = z.output<typeof statementSchema>;

/** A call as AWS authorises it. */
export interface AccessRequest {
  /** Such as `s3:PutObject`. */
  readonly action: string;
  /** ARN; `*` for calls without a resource. */
  readonly resource?: string;
  /** What AWS knows of the call, by condition key. A key that is not there is absent from the request. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

export type Decision = 'allowed' | 'explicitly denied' | 'implicitly denied';

/**
 * What policies of one kind say of a call, by the evaluation logic of IAM: an explicit denial wins, and what nothing
 * allows is denied. Principals are not looked at: the policies of this project name everyone or nobody. Knows the
 * operators that the policies use, and throws at any other, so that no policy passes unread.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decisionOf(documents: readonly unknown[], request: AccessRequest): Decision {
  const applying = documents.flatMap(statementsIn).filter((statement) => statementApplies(statement, request));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'explicitly denied';
  return applying.length > 0 ? 'allowed' : 'implicitly denied';
}

/** The denials that apply to a call, by `Sid`. */
export function denialsOf(documents: readonly unknown[], request: AccessRequest): readonly string[] {
  return documents
    .flatMap(statementsIn)
    .filter((statement) => statement.Effect === 'Deny' && statementApplies(statement, request))
    .map(({ Sid }) => Sid ?? 'a statement without Sid');
}

const parsed = new WeakMap<object, readonly EvaluatedStatement[]>();

/** Parsed once: tests ask the same policies thousands of questions. */
function statementsIn(document: unknown): readonly EvaluatedStatement[] {
  if (typeof document !== 'object' || document === null) throw new Error('a policy document is an object');
  const known = parsed.get(document) ?? documentSchema.parse(document).Statement;
  parsed.set(document, known);
  return known;
}

function statementApplies(statement: EvaluatedStatement, { action, resource = '*', context = {} }: AccessRequest) {
  const { Action, NotAction = [], Resource, NotResource, Condition } = statement;
  const names = (pattern: string) => matches(pattern.toLowerCase(), action.toLowerCase());
  if (Action ? !Action.some(names) : NotAction.some(names)) return false;
  const covers = (pattern: string) => matchesResource(pattern, resource);
  if (Resource && !Resource.some(covers)) return false;
  if (NotResource?.some(covers)) return false;
  // Names of condition keys have no case, except for tag keys; no policy of the project has two that differ by case.
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const known = wanted.map((value) => withVariables(value, values));
      // AWS may leave out a statement whose variable has no value: whoever relies on it to deny is let through here.
      return known.every((value) => value !== undefined) && holds(operator, values.get(key.toLowerCase()), known);
    }),
  );
}

/**
 * A value with its policy variables replaced; `undefined` when one of them is not known.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function withVariables(value: string, context: ReadonlyMap<string, readonly string[]>): string | undefined {
  const names = [...value.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name);
  let replaced = value;
  for (const name of names) {
    const [known, ...others] = context.get(name.toLowerCase()) ?? [];
    if (known === undefined || others.length > 0) return undefined;
    replaced = replaced.replace(`\${${name}}`, () => known);
  }
  return replaced;
}

/** A call without a resource is authorised for `*`, which a pattern for some resources does not cover. */
function matchesResource(pattern: string, resource: string): boolean {
  return pattern === '*' || (resource !== '*' && matches(pattern, resource));
}

type Comparison = (found: string, wanted: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (found, wanted) => found === wanted,
  StringEqualsIgnoreCase: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
  StringLike: (found, wanted) => matches(wanted, found),
  ArnEquals: (found, wanted) => matchesArn(wanted, found),
  ArnLike: (found, wanted) => matchesArn(wanted, found),
  Bool: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
  NumericLessThan: (found, wanted) => Number(found) < Number(wanted),
};

const negated: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holds(operator: string, found: readonly string[] | undefined, wanted: readonly string[]): boolean {
  if (operator === 'Null') return wanted.includes(String(found === undefined));
  const [, quantifier, bare = operator] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(?:IfExists)?$/.exec(operator) ?? [];
  const positive = negated[bare];
  const compare = comparisons[positive ?? bare];
  if (!compare) throw new Error(`condition operator '${operator}' is not known to the policy evaluator`);
  const one = (value: string) => wanted.some((each) => compare(value, each)) === (positive === undefined);
  if (found === undefined) {
    if (quantifier === 'ForAnyValue') return operator.endsWith('IfExists');
    // An absent key satisfies a negated operator, and every value of none.
    return quantifier === 'ForAllValues' || operator.endsWith('IfExists') || positive !== undefined;
  }
  if (quantifier === 'ForAnyValue') return found.some(one);
  return found.every(one);
}

const expressions = new Map<string, RegExp>();

/** `*` is any text and `?` one letter. */
function matches(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  let expression = expressions.get(pattern);
  if (!expression) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
    expressions.set(pattern, expression);
  }
  return expression.test(text);
}

/** Part by part: no wildcard reaches over a colon, except in the last part. */
function matchesArn(pattern: string, arn: string): boolean {
  const [wanted, found] = [partsOf(pattern), partsOf(arn)];
  return wanted.length === found.length && wanted.every((part, index) => matches(part, found[index] ?? ''));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
