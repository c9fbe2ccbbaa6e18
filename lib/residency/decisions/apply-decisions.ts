import { findJurisdiction } from '../../domain/jurisdictions';
import { type Analysis, type Clearance, type Finding, type Flow, type ResourceAddress, type Store } from '../finding';
import { type DecisionFinding } from './decision-finding';
import { type DecidedStack, permits } from './grant-match';
import { type DecisionLaw, type JudgedDecision, judgeDecisions } from './judge-decision';
import { type FiledDecision } from './parse-decision';
import { type DecisionWish, judgeWish } from './wish';
import { grantKey, unusedFindings } from './unused';

/** How to apply records to an analysis. */
export interface ApplyOptions extends DecisionLaw {
  /** What decisions have to know of every stack of the analysis, by its name. */
  readonly stacks: ReadonlyMap<string, DecidedStack>;
  /** What a deployment definition rests on records for. */
  readonly wishes?: readonly DecisionWish[];
  /**
   * Whether the analysis is of everything that the records are about. Then a record about a deployment that is not in
   * the analysis is refused as unused; else it is a warning.
   */
  readonly complete: boolean;
}

/** A record with what it clears. */
export interface AppliedDecision extends JudgedDecision {
  /** Findings that the record clears. */
  readonly cleared: readonly Finding[];
}

/** An analysis after the decisions of people. */
export interface AppliedDecisions {
  readonly analysis: Analysis;
  /** Every record, by id. */
  readonly decisions: readonly AppliedDecision[];
  /** What is wrong with the records, by record and line. Those of level `error` fail the gate. */
  readonly findings: readonly DecisionFinding[];
}

/**
 * Clears the findings that a valid record grants, and says what is wrong with the records.
 *
 * Pure: the result depends on the analysis, the records and the date alone.
 */
export function applyDecisions(
  analysis: Analysis,
  records: readonly FiledDecision[],
  options: ApplyOptions,
): AppliedDecisions {
  const judged = judgeDecisions(records, options);
  const wishes = (options.wishes ?? []).map((wish) => judgeWish(wish, judged, options.asOf));
  const used = new Set(
    wishes.flatMap((wish) => ('grant' in wish ? [grantKey(wish.decision.filed.record.id, wish.grant.id)] : [])),
  );
  const clearances = new Map<Finding, Clearance>();
  for (const finding of analysis.findings) {
    const [clearance, ...others] = clearancesOf(finding, judged, options);
    if (!clearance) continue;
    clearances.set(finding, clearance);
    for (const { decision, grant } of [clearance, ...others]) used.add(grantKey(decision, grant));
  }
  const deployments = new Set([...options.stacks.values()].flatMap((stack) => stack.deployments));
  const findings = [
    ...judged.flatMap((decision) => decision.findings),
    ...wishes.flatMap((wish) => ('finding' in wish ? [wish.finding] : [])),
    ...unusedFindings(judged, { used, deployments, complete: options.complete }),
  ];
  return {
    analysis: cleared(analysis, clearances),
    decisions: judged.map((decision) => ({
      ...decision,
      cleared: analysis.findings.filter((found) => clearances.get(found)?.decision === decision.filed.record.id),
    })),
    findings: uniqueFindings(findings).sort(byPlace),
  };
}

/** Every grant that clears the finding, by the order of the records. */
function clearancesOf(finding: Finding, decisions: readonly JudgedDecision[], options: ApplyOptions): Clearance[] {
  const stack = options.stacks.get(finding.resource.stack);
  if (!stack) return []; // Nobody knows which deployment it belongs to, so no record can name it.
  return decisions.flatMap(({ filed: { record }, state, owner }) => {
    const jurisdiction = findJurisdiction(record.profile);
    if (state !== 'valid' || owner === undefined || !jurisdiction) return [];
    return record.grants
      .filter((grant) => permits(grant, finding, { jurisdiction, asOf: options.asOf, stack }))
      .map((grant) => ({ decision: record.id, grant: grant.id, owner, until: record.validity.until }));
  });
}

function cleared(analysis: Analysis, clearances: ReadonlyMap<Finding, Clearance>): Analysis {
  if (clearances.size === 0) return analysis;
  const byFlow = new Map<string, Clearance>();
  const byStore = new Map<string, Clearance>();
  for (const [finding, clearance] of clearances) {
    byFlow.set(flowKey(finding.rule, finding.resource, finding.evidence.propertyPath), clearance);
    if (finding.rule === 'data-stays-home') byStore.set(resourceKey(finding.resource), clearance);
  }
  return {
    ...analysis,
    findings: analysis.findings.map((finding) => {
      const clearance = clearances.get(finding);
      return clearance ? { ...finding, clearedBy: clearance } : finding;
    }),
    flows: analysis.flows.map((flow): Flow => {
      const clearance = byFlow.get(flowKey(flow.rule, flow.source, flow.evidence.propertyPath));
      return clearance
        ? { ...flow, verdict: 'permitted', reason: reasonOf(clearance), decision: clearance.decision }
        : flow;
    }),
    stores: analysis.stores.map((store): Store => {
      const clearance = store.verdict === 'escapes' ? byStore.get(resourceKey(store.resource)) : undefined;
      return clearance ? { ...store, verdict: 'permitted', reason: reasonOf(clearance) } : store;
    }),
  };
}

function reasonOf({ decision, grant, owner, until }: Clearance): string {
  return `permitted until ${until} by residency decision ${decision}#${grant} of ${owner}`;
}

function flowKey(rule: string, resource: ResourceAddress, path: string): string {
  return JSON.stringify([rule, resource.stack, resource.logicalId, path]);
}

function resourceKey({ stack, logicalId }: ResourceAddress): string {
  return JSON.stringify([stack, logicalId]);
}

/** A wish that is made in two environments is refused once a place. */
function uniqueFindings(findings: readonly DecisionFinding[]): DecisionFinding[] {
  return [...new Map(findings.map((finding) => [`${finding.file} ${finding.message}`, finding])).values()];
}

function byPlace(a: DecisionFinding, b: DecisionFinding): number {
  if (a.decision !== b.decision) return a.decision < b.decision ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
