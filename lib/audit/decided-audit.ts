import { createHash } from 'crypto';
import { applyDecisions, type AppliedDecisions } from '../residency/decisions/apply-decisions';
import { type FiledDecision } from '../residency/decisions/parse-decision';
import { type LiveJudgement } from '../residency/live/judge-live';
import { type ResidencyScope } from '../residency/scope';

/** By what decisions are applied to an audit. */
export interface AuditDecisions {
  readonly records: readonly FiledDecision[];
  /** ISO date. */
  readonly asOf: string;
  readonly account: string;
  readonly scope: ResidencyScope;
}

/**
 * The judgement after the decisions of people. An expired record clears nothing and is itself a finding. A record that
 * clears nothing here may be about another Region, so it is not refused as unused.
 */
export function decideAudit(
  { analysis, templates }: LiveJudgement,
  { records, asOf, account, scope }: AuditDecisions,
): AppliedDecisions {
  const accounts = [...new Set([account, ...scope.accounts])];
  const stacks = templates.map(({ stack }) => {
    const deployments = scope.deployment === undefined ? [stack] : [scope.deployment, stack];
    return [stack, { deployments, accounts }] as const;
  });
  return applyDecisions(analysis, records, {
    asOf,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    stacks: new Map(stacks),
    complete: false,
  });
}
