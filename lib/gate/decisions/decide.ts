import { createHash } from 'node:crypto';
import { applyDecisions, type AppliedDecisions } from '../../residency/decisions/apply-decisions';
import { type DecidedStack } from '../../residency/decisions/grant-match';
import { type FiledDecision } from '../../residency/decisions/parse-decision';
import { type DecisionWish } from '../../residency/decisions/wish';
import { type Analysis } from '../../residency/finding';
import { type ResidencyScope } from '../../residency/scope';
import { type TemplateInput } from '../../residency/template-input';

/** Records, and by what they are judged. */
export interface DecisionOptions {
  readonly records: readonly FiledDecision[];
  /** ISO date. */
  readonly asOf: string;
  /** What the deployment definition rests on records for. */
  readonly wishes?: readonly DecisionWish[];
  /** Controls that are in force. @default - not known, and not checked */
  readonly controls?: ReadonlySet<string>;
  /** Id by which records name the judged templates, besides the names of their stacks. */
  readonly deployment?: string | undefined;
  /** Whether the analysis is of everything that the records are about. */
  readonly complete: boolean;
}

/** An analysis after the decisions of people. */
export function decide(
  analysis: Analysis,
  templates: readonly TemplateInput[],
  scopeOf: (stack: string) => ResidencyScope,
  { records, deployment, ...options }: DecisionOptions,
): AppliedDecisions {
  const stacks = templates.map((template): readonly [string, DecidedStack] => {
    const scope = scopeOf(template.stack);
    const names = [deployment, scope.deployment, template.stack, template.stackName];
    return [
      template.stack,
      {
        deployments: [...new Set(names.filter((name) => name !== undefined))],
        accounts: [...(template.account === undefined ? [] : [template.account]), ...scope.accounts],
      },
    ];
  });
  return applyDecisions(analysis, records, { ...options, sha256, stacks: new Map(stacks) });
}

/** Hexadecimal SHA-256 of a text in UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
