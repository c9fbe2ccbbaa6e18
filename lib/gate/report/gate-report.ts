import { type Store } from '../../residency/finding';
import { type GateEvidence } from '../evidence';
import { type PolicyFinding } from '../validation-report';
import { type Palette } from './colour';
import { countVerdicts, openCount, plural } from './residency-report';
import { textReport } from './text';

/** One line when a phase of the gate is over. Ends with a line feed. */
export function phaseLine(name: string, milliseconds: number, result: string, palette: Palette): string {
  return `${name.padEnd(15)}${palette.dim(duration(milliseconds).padStart(8))}  ${result}\n`;
}

export interface GateReportOptions {
  /** Directory of the evidence, as the user named it. */
  readonly output: string;
  readonly totalMilliseconds: number;
}

/** What a person reads at the end of the gate: where data lies, what was refused, and the verdict last. */
export function gateReport(evidence: GateEvidence, options: GateReportOptions, palette: Palette): string {
  const { report, policyFindings, synthesis, controlCounts } = evidence;
  const refused = synthesis.residency.refusedAcknowledgements.map(
    ({ rule, constructPath }) =>
      `  ${palette.red('REFUSED ')} ${rule}  acknowledged at ${constructPath || 'the app'}; a residency finding cannot be acknowledged`,
  );
  const blocks = [
    locationTable(report.analysis.stores, palette),
    ...(policyFindings.length > 0 ? [policyBlock(policyFindings, palette)] : []),
    ...(refused.length > 0 ? [[palette.bold('Refused acknowledgements'), ...refused].join('\n')] : []),
    textReport(report, palette).trimEnd(),
    `controls: ${controlCounts.enforced} of ${controlCounts.total} enforced, ${controlCounts.proven} proven by a test`,
    verdict(evidence, options, palette),
  ];
  return `\n${blocks.join('\n\n')}\n`;
}

function verdict(
  { report, policyFindings, synthesis }: GateEvidence,
  options: GateReportOptions,
  palette: Palette,
): string {
  const findings = openCount(report) + synthesis.residency.refusedAcknowledgements.length + policyFindings.length;
  const word = findings === 0 ? palette.green('PASS') : palette.red(`FAIL, ${plural(findings, 'finding')}`);
  return `${palette.bold(word)} in ${duration(options.totalMilliseconds)}. Evidence: ${options.output}`;
}

/** Stores per jurisdiction and Region, with how they were judged. */
function locationTable(stores: readonly Store[], palette: Palette): string {
  const groups = new Map<string, Store[]>();
  for (const store of stores) {
    const key = `${store.jurisdiction.padEnd(14)}${(store.region ?? 'unknown').padEnd(16)}`;
    groups.set(key, [...(groups.get(key) ?? []), store]);
  }
  const header = `${'Jurisdiction'.padEnd(14)}${'Region'.padEnd(16)}${columns(['stores', 'contained', 'permitted', 'escapes', 'unproven'])}`;
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const { contained, permitted, escapes, unproven } = countVerdicts(group);
      const row = `${key}${columns([group.length, contained, permitted, escapes, unproven])}`;
      return escapes + unproven > 0 ? palette.red(row) : row;
    });
  return [palette.bold(header), ...rows].join('\n');
}

function columns(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(11)).join('');
}

/** Most constructs that one line names; the evidence has all. */
const SHOWN = 3;

/** One line for each thing to fix: the same rule on thirty buckets, or in three packs, is one. */
function policyBlock(findings: readonly PolicyFinding[], palette: Palette): string {
  const groups = new Map<string, PolicyFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${ruleWithoutPack(finding)}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [
    palette.bold('CloudFormation, cdk-nag and contact flows'),
    ...[...groups.values()].flatMap((group) => policyLines(group, palette)),
  ].join('\n');
}

function policyLines(group: readonly PolicyFinding[], palette: Palette): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const plugins = [...new Set(group.map(({ plugin }) => plugin))].join(', ');
  const places = [...new Set(group.map(placeOf))];
  const more = places.length > SHOWN ? `, and ${places.length - SHOWN} more` : '';
  return [
    `  ${palette.red(first.severity.toUpperCase().padEnd(8))} ${palette.bold(ruleWithoutPack(first))} (${plugins})  ${briefly(first.message)}`,
    `    at:  ${places.slice(0, SHOWN).join(', ')}${more}`,
    ...(first.fix ? [`    fix: ${first.fix}`] : []),
  ];
}

/** cdk-nag names a rule after its pack: `PCI.DSS.321-S3BucketLoggingEnabled`. */
function ruleWithoutPack({ rule, plugin }: PolicyFinding): string {
  return rule.startsWith(`${plugin}-`) ? rule.slice(plugin.length + 1) : rule;
}

function placeOf({ constructPath, source }: PolicyFinding): string {
  return `${constructPath || 'the app'}${source ? ` (${source.file}:${source.line})` : ''}`;
}

/** Without the list of control ids, which can be forty long; the evidence has it. */
function briefly(message: string): string {
  return message.replace(/ - \(Control IDs?: .*$/s, '');
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
