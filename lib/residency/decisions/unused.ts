import { type DecisionFinding, decisionFinding } from './decision-finding';
import { type JudgedDecision } from './judge-decision';

/** What is known of the use of grants. */
export interface Usage {
  /** Grants that something needs, by `grantKey`. */
  readonly used: ReadonlySet<string>;
  /** Ids of the deployments that were analysed. */
  readonly deployments: ReadonlySet<string>;
  /** Whether these are all that there are. */
  readonly complete: boolean;
}

/** A grant, as reports name it. */
export function grantKey(decision: string, grant: string): string {
  return `${decision}#${grant}`;
}

/** Valid records and grants that permit nothing that is there. Of a deployment that was not analysed nothing is said. */
export function unusedFindings(decisions: readonly JudgedDecision[], usage: Usage): readonly DecisionFinding[] {
  return decisions.filter(({ state }) => state === 'valid').flatMap((decision) => unusedOf(decision, usage));
}

function unusedOf({ filed }: JudgedDecision, { used, deployments, complete }: Usage): readonly DecisionFinding[] {
  const { id, grants } = filed.record;
  const isUsed = (grant: string) => used.has(grantKey(id, grant));
  const named = [...new Set(grants.flatMap((grant) => grant.deployments))];
  if (!complete && !named.some((name) => deployments.has(name))) {
    const message = `${id} is about ${named.join(', ')}, which is not among what is judged (${[...deployments].sort().join(', ') || 'nothing'})`;
    return [decisionFinding(filed, { rule: 'decision-not-applicable', level: 'warning', at: ['grants'], message })];
  }
  if (!grants.some((grant) => isUsed(grant.id))) {
    const message = `${id} permits nothing that is there; revoke it, or correct the deployments, Regions, classes and states that it grants`;
    return [decisionFinding(filed, { rule: 'decision-unused', level: 'error', at: ['grants'], message })];
  }
  return grants.flatMap((grant, index) => {
    if (isUsed(grant.id) || (!complete && !grant.deployments.some((name) => deployments.has(name)))) return [];
    const message = `${grantKey(id, grant.id)} permits nothing that is there; take it out in the next revision, or correct what it names`;
    return [
      decisionFinding(filed, { rule: 'decision-grant-unused', level: 'warning', at: ['grants', index], message }),
    ];
  });
}
