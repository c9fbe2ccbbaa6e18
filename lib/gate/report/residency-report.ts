import { type AppliedDecisions } from '../../residency/decisions/apply-decisions';
import { type DecisionFinding } from '../../residency/decisions/decision-finding';
import { openFindings, type Analysis, type Finding, type Verdict } from '../../residency/finding';
import { type RuleWords } from '../../residency/rule';
import { type TemplateInput } from '../../residency/template-input';

/** What every reporter is given: an analysis with all that is needed to explain it. */
export interface ResidencyReport {
  readonly analysis: Analysis;
  /** The analysed templates. */
  readonly templates: readonly Pick<TemplateInput, 'stack' | 'file' | 'region' | 'account'>[];
  /** The words of every rule, for the reports that explain them. */
  readonly rules: readonly RuleWords[];
  readonly options: {
    /** Id of the jurisdiction profile, or ids when stacks have different ones. */
    readonly jurisdictions: readonly string[];
    /** ISO date for which the law and the decision records are read. */
    readonly asOf: string;
    readonly accounts: readonly string[];
    /**
     * Countries (ISO 3166-1) of hosts, as whoever ran the command told them: nothing here can verify them.
     * Absent: nothing was told.
     */
    readonly hosts?: Readonly<Record<string, string>>;
  };
  /** The decision records that were read: what each clears, and what is wrong with them. */
  readonly decided?: AppliedDecisions | undefined;
  readonly toolVersion: string;
  /** Where a finding's resource is written in the user's own code, when that is known. */
  readonly sourceOf?: (finding: Finding) => SourcePosition | undefined;
}

/** A line of source code. */
export interface SourcePosition {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** What is wrong with decision records, so that the gate fails. */
export function decisionErrors({ decided }: Pick<ResidencyReport, 'decided'>): readonly DecisionFinding[] {
  return (decided?.findings ?? []).filter(({ level }) => level === 'error');
}

/** How many findings stand: of residency and of decision records. */
export function openCount(report: ResidencyReport): number {
  return openFindings(report.analysis).length + decisionErrors(report).length;
}

/** How many stores and flows have each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** Counts the verdicts of stores or flows. */
export function countVerdicts(judged: readonly { readonly verdict: Verdict }[]): VerdictCounts {
  const counts = { contained: 0, permitted: 0, escapes: 0, unproven: 0 };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

/** Findings that a decision record clears, or that need none: shown, but no reason to fail. */
export function clearedFindings(analysis: Analysis): readonly Finding[] {
  const open = new Set(openFindings(analysis));
  return analysis.findings.filter((finding) => !open.has(finding));
}

/** `1 finding`, `2 findings`. */
export function plural(count: number, noun: string): string {
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}
