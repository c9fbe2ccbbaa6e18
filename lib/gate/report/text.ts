import { openFindings, type Finding, type Verdict } from '../../residency/finding';
import { plain, type Palette } from './colour';
import { clearedFindings, countVerdicts, decisionErrors, plural, type ResidencyReport } from './residency-report';

/** The report for people: findings by stack, then one line that sums up. Ends with a line feed. */
export function textReport(report: ResidencyReport, palette: Palette = plain): string {
  const open = openFindings(report.analysis);
  const cleared = clearedFindings(report.analysis);
  const blocks = [
    ...byStack(open).map(([stack, findings]) => stackBlock(report, stack, findings, palette)),
    ...(cleared.length > 0 ? [clearedBlock(cleared, palette)] : []),
    ...decisionBlock(report, palette),
    ...toldBlock(report, palette),
    summary(report, palette),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** One line: the verdict, what was looked at, and how the ways were judged. */
export function summary({ analysis, options, templates, decided }: ResidencyReport, palette: Palette = plain): string {
  const open = openFindings(analysis).length;
  const byDecision = analysis.findings.filter(({ clearedBy }) => clearedBy).length;
  const faults = decisionErrors({ decided }).length;
  const { contained, permitted, escapes, unproven } = countVerdicts(analysis.flows);
  const what = [
    plural(templates.length, 'template'),
    plural(analysis.counts.resources, 'resource'),
    plural(analysis.stores.length, 'store'),
    `${plural(analysis.flows.length, 'flow')} (${contained} contained, ${permitted} permitted, ${escapes} escaping, ${unproven} unproven)`,
  ].join(', ');
  const verdict =
    open === 0
      ? palette.green(
          `No data leaves ${options.jurisdictions.join(', ')}${byDecision > 0 ? ` but by decision (${plural(byDecision, 'finding')} cleared)` : ''}`,
        )
      : palette.red(`${plural(open, 'finding')}: data can leave ${options.jurisdictions.join(', ')}`);
  const records = faults === 0 ? '' : ` ${palette.red(plural(faults, 'fault'))} of decision records.`;
  return `${palette.bold(verdict)}.${records} ${what}; law as of ${options.asOf}.`;
}

function byStack(findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { stack } = finding.resource;
    const group = groups.get(stack);
    if (group) group.push(finding);
    else groups.set(stack, [finding]);
  }
  return [...groups];
}

function stackBlock(report: ResidencyReport, stack: string, findings: readonly Finding[], palette: Palette): string {
  const template = report.templates.find((candidate) => candidate.stack === stack);
  const where = template?.region ?? 'Region decided at deployment';
  const head = `${palette.bold(stack)} ${palette.dim(`(${where}, jurisdiction ${findings[0]?.jurisdiction ?? '?'})`)}`;
  return [head, ...findings.map((finding) => findingLines(report, finding, palette))].join('\n');
}

function findingLines(report: ResidencyReport, finding: Finding, palette: Palette): string {
  const { resource, evidence, destination } = finding;
  const source = report.sourceOf?.(finding);
  const value = evidence.value === '' ? '' : ` = ${shorten(evidence.value)}`;
  const lines = [
    `${verdictLabel(finding.verdict, palette)} ${palette.bold(finding.rule)}  ${printable(`${resource.logicalId} (${resource.type})`)}`,
    `    ${printable(finding.message)}`,
    `    to:  ${printable(destinationText(destination))}`,
    `    at:  ${evidence.file}:${evidence.line}:${evidence.column}  ${printable(`${evidence.propertyPath}${value}`)}`,
    ...(resource.constructPath
      ? [`    in:  ${resource.constructPath}${source ? `, ${source.file}:${source.line}` : ''}`]
      : []),
    ...(evidence.resolvedBy.length > 0 ? [palette.dim(`    by:  ${evidence.resolvedBy.join('; ')}`)] : []),
    `    fix: ${finding.fix}`,
  ];
  return `  ${lines.join('\n  ')}`;
}

/** `us-east-1`, or `bucket rec-us in us-east-1, account 444455556666`: each fact once. */
function destinationText({ title, region, account }: Finding['destination']): string {
  const facts = [
    ...(region !== undefined && !title.includes(region) ? [region] : []),
    ...(account !== undefined && !title.includes(account) ? [`account ${account}`] : []),
  ];
  return [title, ...facts].join(', ');
}

function verdictLabel(verdict: Verdict, palette: Palette): string {
  switch (verdict) {
    case 'escapes':
      return palette.red('ESCAPES ');
    case 'unproven':
      return palette.yellow('UNPROVEN');
    case 'permitted':
    case 'contained':
      return palette.green(verdict.toUpperCase());
  }
}

function clearedBlock(findings: readonly Finding[], palette: Palette): string {
  const lines = findings.map(({ rule, resource, clearedBy }) => {
    const by = clearedBy
      ? `decision ${clearedBy.decision} of ${clearedBy.owner}, until ${clearedBy.until}`
      : 'permitted';
    return `  ${palette.green('CLEARED')} ${rule}  ${resource.stack}/${resource.logicalId}: ${by}`;
  });
  return [palette.bold('Cleared'), ...lines].join('\n');
}

/** What is wrong with the records, errors first. */
function decisionBlock({ decided }: ResidencyReport, palette: Palette): readonly string[] {
  const findings = [...(decided?.findings ?? [])].sort((a, b) => (a.level < b.level ? -1 : a.level > b.level ? 1 : 0));
  if (findings.length === 0) return [];
  const lines = findings.map(({ rule, level, file, line, message }) => {
    const label = level === 'error' ? palette.red('REFUSED ') : palette.yellow('WARNING ');
    return `  ${label} ${palette.bold(rule)}  ${file}:${line}\n      ${printable(message)}`;
  });
  return [[palette.bold('Decision records'), ...lines].join('\n')];
}

/** What the verdict takes from whoever ran the command. */
function toldBlock({ options }: ResidencyReport, palette: Palette): readonly string[] {
  const lines = Object.entries(options.hosts ?? {}).map(([host, country]) => `  ${host} is in ${country}`);
  return lines.length === 0 ? [] : [[palette.bold('Told by --host, and not verified'), ...lines].join('\n')];
}

const LONGEST_VALUE = 120;

function shorten(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}...` : value;
}

/** Without line feeds and terminal sequences: a value of a template must not write lines of the report. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
