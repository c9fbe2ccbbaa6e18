/** Values that a condition key is compared with. */
export type ConditionValues = string | readonly string[];

/** Condition operators, each with its keys. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, ConditionValues>>>>;

interface StatementBody {
  /** Letters and digits; names the statement in AWS's error messages and in {@link Guardrail.reasons}. */
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*';
  readonly Condition?: Conditions;
}

/** A statement of a policy, in the words of the IAM policy language. */
export type PolicyStatement = StatementBody &
  (
    | { readonly Action: ConditionValues; readonly NotAction?: never }
    | { readonly NotAction: ConditionValues; readonly Action?: never }
  ) &
  (
    | { readonly Resource: ConditionValues; readonly NotResource?: never }
    | { readonly NotResource: ConditionValues; readonly Resource?: never }
  );

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** A policy of AWS Organizations, or a managed policy of IAM, that prevents what the residency gate refuses. */
export interface Guardrail {
  /** Name in AWS, such as `residency-ca-prod-regions`. */
  readonly name: string;
  readonly type: GuardrailType;
  /** What it prevents, in one sentence. */
  readonly description: string;
  readonly document: PolicyDocument | Readonly<Record<string, unknown>>;
  /** Why each statement is there, by its `Sid`; and why each exemption is. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** Types of policy; those of AWS Organizations as `AWS::Organizations::Policy` names them. */
export type GuardrailType =
  'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'PERMISSIONS_BOUNDARY';

/**
 * The largest policy that AWS takes, in characters of its text.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const MAXIMUM_CHARACTERS: Readonly<Record<GuardrailType, number>> = {
  SERVICE_CONTROL_POLICY: 5_120,
  RESOURCE_CONTROL_POLICY: 5_120,
  AISERVICES_OPT_OUT_POLICY: 2_500,
  PERMISSIONS_BOUNDARY: 6_144,
};

/** The text of a policy without white space, as it is sent to AWS. */
export function policyText({ document }: Pick<Guardrail, 'document'>): string {
  return JSON.stringify(document);
}

/** A statement that is in a guardrail, with why. */
export interface ReasonedStatement {
  readonly statement: PolicyStatement;
  readonly reason: string;
}

/**
 * A guardrail made of statements.
 *
 * @throws Error when AWS would refuse the policy for its size
 */
export function guardrail(
  words: Pick<Guardrail, 'name' | 'type' | 'description'>,
  statements: readonly ReasonedStatement[],
): Guardrail {
  const made: Guardrail = {
    ...words,
    document: { Version: '2012-10-17', Statement: statements.map(({ statement }) => statement) },
    reasons: Object.fromEntries(statements.map(({ statement, reason }) => [statement.Sid, reason])),
  };
  const size = policyText(made).length;
  const maximum = MAXIMUM_CHARACTERS[words.type];
  if (size <= maximum) return made;
  throw new Error(`policy '${words.name}' has ${size} characters and AWS takes ${maximum}; give it fewer Regions`);
}
