import * as z from 'zod';

const strings = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statementSchema = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: strings,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const policySchema = z.looseObject({ Statement: z.array(statementSchema) });

/** A statement of a policy as a template holds it. */
export type Statement = z.output<typeof statementSchema>;

/** The statements of a policy document in a template. */
export function statementsOf(document: unknown): readonly Statement[] {
  return policySchema.parse(document).Statement;
}

/** What a request says, by condition key. A key that is not there is absent from the request. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/**
 * Whether IAM would find a statement to apply to a request, by action and conditions. Principals and resources are not
 * looked at. Knows the operators that this project's policies use, and throws at any other.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function applies(statement: Statement, action: string, context: RequestContext): boolean {
  if (!statement.Action.some((pattern) => like(pattern, action))) return false;
  return Object.entries(statement.Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, context[key], wanted)),
  );
}

function holds(operator: string, found: string | readonly string[] | undefined, wanted: unknown): boolean {
  const values = found === undefined ? [] : [found].flat();
  const patterns = [wanted].flat().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const matches = (value: string) => patterns.some((pattern) => like(pattern, value));
  switch (operator) {
    case 'Null':
      return patterns.includes(String(found === undefined));
    case 'Bool':
    case 'StringEquals':
    case 'StringLike':
    case 'ArnLike':
    case 'ForAnyValue:StringEquals':
      return values.some(matches);
    case 'StringNotEquals':
    case 'StringNotLike':
    case 'ArnNotEquals':
      return !values.some(matches);
    case 'ForAnyValue:StringNotEquals':
      return values.some((value) => !matches(value));
    case 'NumericLessThan':
      return values.some((value) => patterns.some((pattern) => Number(value) < Number(pattern)));
    default:
      throw new Error(`condition operator '${operator}' is not known to this test helper`);
  }
}

function like(pattern: string, value: string): boolean {
  const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${expression.join('.*')}$`).test(value);
}
