import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { type SourcePosition } from './report/residency-report';

const violatingConstructSchema = z.object({
  constructPath: z.string().optional(),
  cloudFormationResource: z
    .object({ templatePath: z.string(), logicalId: z.string(), propertyPaths: z.array(z.string()).optional() })
    .optional(),
  stackTraces: z.array(z.string()).optional(),
});

const violationSchema = z.object({
  ruleName: z.string(),
  description: z.string(),
  suggestedFix: z.string().optional(),
  severity: z.string().optional(),
  violatingConstructs: z.array(violatingConstructSchema),
});

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.string(),
      metadata: z.record(z.string(), z.string()).optional(),
      violations: z.array(violationSchema),
      suppressedViolations: z
        .array(violationSchema.extend({ acknowledgedId: z.string(), reason: z.string(), acknowledgedAt: z.string() }))
        .optional(),
    }),
  ),
});

/** One finding of one plugin on one construct. */
export interface PolicyFinding {
  readonly plugin: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly fix: string | undefined;
  readonly constructPath: string;
  readonly logicalId: string | undefined;
  /** Relative to the assembly. */
  readonly template: string | undefined;
  readonly source: SourcePosition | undefined;
}

/** What CDK's validation wrote about a synthesis. */
export interface ValidationReport {
  readonly findings: readonly PolicyFinding[];
  readonly suppressed: readonly (PolicyFinding & { readonly reason: string; readonly acknowledgedAt: string })[];
}

/** The file in the assembly, as CDK names it. */
const FILE = 'validation-report.json';

/**
 * Reads what CDK's validation wrote into an assembly. A plugin that failed to run counts as a finding of its own.
 *
 * @param cwd - directory that source files are made relative to
 * @throws Error when the report is missing or has another shape: nothing was validated then
 */
export function readValidationReport(assemblyDirectory: string, cwd: string): ValidationReport {
  const { pluginReports } = reportSchema.parse(JSON.parse(readFileSync(join(assemblyDirectory, FILE), 'utf8')));
  return {
    findings: pluginReports.flatMap(({ pluginName, conclusion, metadata, violations }) => {
      const findings = violations.flatMap((violation) => findingsOf(pluginName, violation, cwd));
      if (conclusion === 'success' || findings.length > 0) return findings;
      const message = metadata?.['error'] ?? `plugin '${pluginName}' failed and named no resource`;
      return findingsOf(
        pluginName,
        { ruleName: 'plugin-failed', description: message, violatingConstructs: [{}] },
        cwd,
      );
    }),
    suppressed: pluginReports.flatMap(({ pluginName, suppressedViolations = [] }) =>
      suppressedViolations.flatMap((violation) =>
        findingsOf(pluginName, violation, cwd).map((finding) => ({
          ...finding,
          reason: violation.reason,
          acknowledgedAt: violation.acknowledgedAt,
        })),
      ),
    ),
  };
}

function findingsOf(
  plugin: string,
  violation: z.output<typeof violationSchema>,
  cwd: string,
): readonly PolicyFinding[] {
  // A violation without a construct does not stop a synthesis, but it is one.
  const constructs = violation.violatingConstructs.length > 0 ? violation.violatingConstructs : [{}];
  return constructs.map(
    ({ constructPath = '', cloudFormationResource, stackTraces = [] }: z.output<typeof violatingConstructSchema>) => ({
      plugin,
      rule: violation.ruleName,
      severity: violation.severity ?? 'error',
      message: violation.description,
      fix: violation.suggestedFix,
      constructPath,
      logicalId: cloudFormationResource?.logicalId,
      template: cloudFormationResource?.templatePath,
      source: sourcePosition(stackTraces, cwd),
    }),
  );
}

/** `name (file:line:column)` or `file:line:column`. */
const FRAME = /\(?((?:[A-Za-z]:)?[^\s():][^():]*):(\d+):\d+\)?\s*$/;

/** `file:line (:)`, as CDK writes a function without a name whose position it does not know. */
const NAMELESS_FRAME = /^((?:[A-Za-z]:)?[^\s():]*[/\\][^\s():]+):(\d+)/;

/** The first line of the user's own code in CDK's stack traces; CDK folds library frames into `...`. */
function sourcePosition(stackTraces: readonly string[], cwd: string): SourcePosition | undefined {
  for (const frame of stackTraces.flatMap((trace) => trace.split('\n'))) {
    if (/node_modules|\(node:/.test(frame)) continue;
    const [, file, line] = FRAME.exec(frame) ?? NAMELESS_FRAME.exec(frame.trim()) ?? [];
    if (file === undefined || line === undefined) continue;
    return { file: relative(cwd, resolve(cwd, file)), line: Number(line) };
  }
  return undefined;
}
