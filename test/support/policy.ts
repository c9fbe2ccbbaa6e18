import * as z from 'zod';
import { decisionOf } from './policy-evaluator';

const strings = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
/** What a template leaves to CloudFormation, such as a reference, is compared as it is written. */
const conditionValues = z
  .unknown()
  .transform((value) => [value].flat().map((each) => (typeof each === 'string' ? each : JSON.stringify(each))));

const statementSchema = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: strings,
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).default({}),
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

/** Whether IAM would find a statement to apply to a request, by action and conditions. Principals and resources are not looked at. */
export function applies({ Action, Condition }: Statement, action: string, context: RequestContext): boolean {
  const statement = { Effect: 'Allow', Action, Resource: '*', Condition };
  return decisionOf([{ Statement: statement }], { action, context }) === 'allowed';
}
