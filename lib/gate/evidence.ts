import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { type Store } from '../residency/finding';
import { type Control, type ControlCounts } from './controls/controls';
import { type ResidencyReport } from './report/residency-report';
import { decisionSummary } from './report/decision-summary';
import { sarifReport } from './report/sarif';
import { type Synthesis } from './synthesize';
import { type PolicyFinding } from './validation-report';
import { writeOutput } from './write-output';

/** What a run of the gate leaves behind for an auditor. */
export interface GateEvidence {
  readonly report: ResidencyReport;
  readonly synthesis: Synthesis;
  /** Findings of CloudFormation's validation and of cdk-nag that nobody accepted. */
  readonly policyFindings: readonly PolicyFinding[];
  readonly controls: readonly Control[];
  readonly controlCounts: ControlCounts;
  readonly run: {
    readonly deployment: string;
    readonly asOf: string;
    /** ISO date and time. */
    readonly startedAt: string;
    /** Milliseconds per phase. */
    readonly timings: Readonly<Record<string, number>>;
    readonly outcome: 'clean' | 'findings';
  };
}

/**
 * Writes the evidence and returns the names of its files.
 *
 * @throws InputError when a file cannot be written
 */
export function writeEvidence(directory: string, evidence: GateEvidence, cwd: string): readonly string[] {
  const files: readonly (readonly [string, string])[] = [
    ['residency.sarif', sarifReport(evidence.report, { cwd })],
    ['data-locations.json', json(dataLocations(evidence))],
    ['decisions.json', json(decisionRegister(evidence))],
    ['policy-findings.json', json(policySummary(evidence))],
    ['controls.json', json({ counts: evidence.controlCounts, controls: evidence.controls })],
    ['run.json', json(runSummary(evidence))],
  ];
  for (const [name, text] of files) writeOutput(join(directory, name), text, cwd);
  return files.map(([name]) => name);
}

/** Where every store of the deployment lies, under which key, and why it may. */
function dataLocations({ report, synthesis, run }: GateEvidence): unknown {
  const templates = new Map(report.templates.map((template) => [template.stack, template]));
  return {
    deployment: run.deployment,
    asOf: run.asOf,
    stores: report.analysis.stores.map((store: Store) => ({
      stack: store.resource.stack,
      logicalId: store.resource.logicalId,
      type: store.resource.type,
      constructPath: store.resource.constructPath ?? null,
      stage: synthesis.residency.scopes.get(store.resource.stack)?.deployment ?? null,
      account: templates.get(store.resource.stack)?.account ?? null,
      region: store.region ?? null,
      jurisdiction: store.jurisdiction,
      dataClass: store.dataClass,
      key: store.key ?? null,
      verdict: store.verdict,
      reason: store.reason,
    })),
  };
}

/** Every exception: where it stands, who answers for it, what it clears and when it ends. */
function decisionRegister({ report, run }: GateEvidence): unknown {
  const { decisions = [], findings = [] } = report.decided ?? {};
  return { asOf: run.asOf, decisions: decisions.map(decisionSummary), findings };
}

function policySummary({ policyFindings, synthesis }: GateEvidence): unknown {
  return {
    open: policyFindings,
    acknowledged: synthesis.accepted,
    refusedAcknowledgements: synthesis.residency.refusedAcknowledgements.map(({ rule, reason, constructPath }) => ({
      rule,
      reason,
      constructPath,
    })),
  };
}

function runSummary({ run, report, controlCounts, synthesis }: GateEvidence): unknown {
  return {
    ...run,
    versions: { residency: report.toolVersion, node: process.version, ...installedVersions() },
    counts: { stacks: synthesis.stacks, ...report.analysis.counts, controls: controlCounts },
  };
}

const packageSchema = z.object({ version: z.string() });

function installedVersions(): Readonly<Record<string, string>> {
  const load = createRequire(__filename);
  const packages = ['aws-cdk-lib', 'cdk-nag'];
  return Object.fromEntries(packages.map((name) => [name, packageSchema.parse(load(`${name}/package.json`)).version]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
