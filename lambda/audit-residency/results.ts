import { type AppliedDecisions } from '../../lib/residency/decisions/apply-decisions';
import { openFindings, type Verdict } from '../../lib/residency/finding';
import { type LiveAccount } from '../../lib/residency/live/live-account';
import { AUDIT_METRICS, type AuditMetric, auditMetrics } from './contract';

/** A complete audit with what people decided. */
export interface AuditOutcome {
  readonly stage: string;
  /** ISO times. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly live: LiveAccount;
  readonly decided: AppliedDecisions;
}

/** How many findings stand: of residency and of decision records. */
export function openCount({ decided }: Pick<AuditOutcome, 'decided'>): number {
  return openFindings(decided.analysis).length + decided.findings.filter(({ level }) => level === 'error').length;
}

/** The numbers of an audit. */
export function metricsOf(outcome: AuditOutcome): Readonly<Record<AuditMetric, number>> {
  const { flows, stores } = outcome.decided.analysis;
  const count = (verdict: Verdict) => [...flows, ...stores].filter((judged) => judged.verdict === verdict).length;
  return {
    CompleteAudits: 1,
    OpenFindings: openCount(outcome),
    Contained: count('contained'),
    Permitted: count('permitted'),
    Escaping: count('escapes'),
    Unproven: count('unproven'),
    NotRead: outcome.live.unread.length,
  };
}

/**
 * A line of the log out of which CloudWatch makes metrics, so that the function needs no right to write them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricLine(outcome: AuditOutcome): string {
  const { stage, live, endedAt } = outcome;
  const definition = {
    Namespace: AUDIT_METRICS,
    Dimensions: [['Stage', 'Region']],
    Metrics: auditMetrics.map((Name) => ({ Name, Unit: 'Count' })),
  };
  return `${JSON.stringify({
    _aws: { Timestamp: Date.parse(endedAt), CloudWatchMetrics: [definition] },
    Stage: stage,
    Region: live.region,
    ...metricsOf(outcome),
  })}\n`;
}

/** What is kept as evidence: counts, findings, stores, what was not read, and the decisions. */
export function evidenceOf(outcome: AuditOutcome): unknown {
  const { stage, startedAt, endedAt, live, decided } = outcome;
  return {
    schemaVersion: '1.0.0',
    stage,
    account: live.account,
    region: live.region,
    startedAt,
    endedAt,
    counts: { ...metricsOf(outcome), resources: live.resources.length, facts: live.facts.length },
    findings: decided.analysis.findings,
    decisionFindings: decided.findings,
    decisions: decided.decisions.map(({ filed, state }) => ({ id: filed.record.id, file: filed.file, state })),
    notRead: live.unread,
    stores: decided.analysis.stores,
  };
}
