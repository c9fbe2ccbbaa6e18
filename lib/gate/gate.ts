import { basename, join, resolve } from 'node:path';
import { type Finding } from '../residency/finding';
import { allRules } from '../residency/rule-catalogue';
import { exitCode, type CliIo, type ExitCode } from './command';
import { type GateOptions } from './commands/gate';
import { allControls, countControls } from './controls/controls';
import { deploymentDecisions } from './decisions/deployment-decisions';
import { readDeployment } from './deployment-file';
import { writeEvidence, type GateEvidence } from './evidence';
import { FLOW_PLUGIN_NAME } from './flows/judge-flows';
import { paletteFor } from './report/colour';
import { gateReport, phaseLine } from './report/gate-report';
import { openCount, plural, type ResidencyReport, type SourcePosition } from './report/residency-report';
import { PLUGIN_NAME } from './residency-plugin';
import { synthesize, type BuildPlatform, type Synthesis } from './synthesize';
import { toolVersion } from './tool-version';
import { type PolicyFinding } from './validation-report';

export interface GateWiring {
  readonly buildPlatform: BuildPlatform;
}

/**
 * `residency gate`: synthesizes every environment once and judges what comes out.
 *
 * @throws InputError, InvalidDeploymentError when the deployment cannot be judged at all
 */
export function runGate(options: GateOptions, io: CliIo, { buildPlatform }: GateWiring): ExitCode {
  const { asOf, output } = options;
  const startedAt = io.now().toISOString();
  const palette = paletteFor(io.stdout, io.env);
  const timings: Record<string, number> = {};
  const phase = (name: string, milliseconds: number, result: string): void => {
    timings[name] = Math.round(milliseconds);
    io.stdout.write(phaseLine(name, milliseconds, result, palette));
  };

  const start = io.elapsed();
  const definition = readDeployment(options.deployment, { asOf, cwd: io.cwd });
  const stages = Object.keys(definition.jurisdictions).length * Object.keys(definition.environments).length;
  phase('definition', io.elapsed() - start, `${plural(stages, 'Stage')} of jurisdictions`);

  // Synthesis and its policies are one call into the CDK: on a terminal, say that something is going on.
  if (io.stdout.isTTY) io.stdout.write(`synthesis and judgement of ${plural(stages, 'Stage')} ...\r`);
  const outdir = resolve(io.cwd, output, 'cdk.out');
  const source = options.deployment ?? 'example';
  const decisions = deploymentDecisions(definition, { asOf, cwd: io.cwd, source, directory: options.decisions });
  const synthesis = synthesize(definition, buildPlatform, {
    asOf,
    decisions,
    outdir,
    cwd: io.cwd,
    elapsed: io.elapsed,
  });
  const policyFindings = refusedFindings(synthesis);
  const report = residencyReport(synthesis, asOf);
  const residencyFindings = openCount(report) + synthesis.residency.refusedAcknowledgements.length;
  const ofPlugin = (name: string) => policyFindings.filter(({ plugin }) => plugin === name).length;
  const nagFindings = policyFindings.length - ofPlugin(CLOUDFORMATION_PLUGIN) - ofPlugin(FLOW_PLUGIN_NAME);
  const { analysis } = report;
  phase(
    'synthesis',
    synthesis.timings.synthesis,
    `${plural(synthesis.stacks, 'stack')}, ${plural(analysis.counts.resources, 'resource')}`,
  );
  phase('CloudFormation', synthesis.timings.cloudformation, plural(ofPlugin(CLOUDFORMATION_PLUGIN), 'finding'));
  phase(
    'cdk-nag',
    synthesis.timings.cdkNag,
    `${plural(nagFindings, 'finding')}, ${synthesis.accepted.length} acknowledged`,
  );
  phase('contact flows', synthesis.timings.flows, plural(ofPlugin(FLOW_PLUGIN_NAME), 'finding'));
  phase('residency', synthesis.timings.residency, plural(residencyFindings, 'finding'));

  const writing = io.elapsed();
  const controls = allControls();
  const outcome = residencyFindings + policyFindings.length === 0 ? 'clean' : 'findings';
  const evidence: GateEvidence = {
    report,
    synthesis,
    policyFindings,
    controls,
    controlCounts: countControls(controls),
    run: { deployment: source, asOf, startedAt, timings, outcome },
  };
  const files = writeEvidence(output, evidence, io.cwd);
  phase('evidence', io.elapsed() - writing, `${plural(files.length, 'file')} in ${output}`);

  io.stdout.write(gateReport(evidence, { output, totalMilliseconds: io.elapsed() - start }, palette));
  return outcome === 'clean' ? exitCode.clean : exitCode.findings;
}

/** As CDK names its own plugin in the report. */
const CLOUDFORMATION_PLUGIN = 'CloudFormation Validate';

/** Warnings fail as errors do: CDK calls a value that is not in an enumeration a warning. */
const INNOCENT = ['informational', 'info', 'debug'];

/** Findings of other plugins; residency's own are taken from the analysis, which knows more about them. */
function refusedFindings({ validation }: Synthesis): readonly PolicyFinding[] {
  return validation.findings.filter(
    ({ plugin, severity }) => plugin !== PLUGIN_NAME && !INNOCENT.includes(severity.toLowerCase()),
  );
}

function residencyReport({ residency, validation }: Synthesis, asOf: string): ResidencyReport {
  const sources = sourcesByResource(validation.findings);
  const scopes = [...residency.scopes.values()];
  return {
    analysis: residency.analysis,
    decided: residency.decided,
    templates: residency.templates,
    rules: allRules(),
    options: {
      jurisdictions: [...new Set(scopes.map(({ jurisdiction }) => jurisdiction))].sort(),
      asOf,
      accounts: [...new Set(scopes.flatMap(({ accounts }) => accounts))].sort(),
    },
    toolVersion: toolVersion(),
    sourceOf: (finding: Finding) => sources.get(resourceKey(finding.evidence.file, finding.resource.logicalId)),
  };
}

/** CDK knows the line of the user's code that made a resource; a template does not. */
function sourcesByResource(findings: readonly PolicyFinding[]): ReadonlyMap<string, SourcePosition> {
  const sources = new Map<string, SourcePosition>();
  for (const { template, logicalId, source } of findings) {
    if (template === undefined || logicalId === undefined || source === undefined) continue;
    sources.set(resourceKey(template, logicalId), source);
  }
  return sources;
}

/** A template's file name tells the stack within one assembly. */
function resourceKey(template: string, logicalId: string): string {
  return join(basename(template), logicalId);
}
