import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { openFindings, type Finding } from '../../residency/finding';
import { type DecisionFinding } from '../../residency/decisions/decision-finding';
import { decisionRuleWords, type DecisionRule } from '../../residency/decisions/rule-words';
import { type RuleWords } from '../../residency/rule';
import { type ResidencyReport } from './residency-report';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface SarifOptions {
  /** Directory that file names are made relative to, as code-scanning services want them. */
  readonly cwd: string;
}

/**
 * The report in SARIF, for code scanning and for auditors' tools. Ends with a line feed.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: ResidencyReport, options: SarifOptions): string {
  return `${JSON.stringify(sarifLog(report, options), undefined, 2)}\n`;
}

function sarifLog(report: ResidencyReport, { cwd }: SarifOptions): Log {
  const rules = [...report.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
  const open = new Set(openFindings(report.analysis));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'residency',
            semanticVersion: report.toolVersion,
            rules: [...rules.map(descriptorOf), ...usedDecisionRules(report).map(decisionDescriptor)],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...report.analysis.findings.map((finding) => ({
            ...resultOf(finding, report, cwd),
            ...(ruleIndex.has(finding.rule) ? { ruleIndex: ruleIndex.get(finding.rule) } : {}),
            // SARIF: once one result of a run says whether it is suppressed, all of them must.
            suppressions: open.has(finding) ? [] : [suppressionOf(finding)],
          })),
          ...(report.decided?.findings ?? []).map((finding) => decisionResult(finding, cwd)),
        ],
        properties: {
          jurisdictions: report.options.jurisdictions,
          asOf: report.options.asOf,
          ...(report.options.hosts && { hostsTold: report.options.hosts }),
        },
      },
    ],
  };
}

function descriptorOf({ id, title, why, fix, sources }: RuleWords): ReportingDescriptor {
  const helpUri = sources.find((source) => /^https:\/\/\S+$/.test(source));
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nFix: ${fix}\n\nSources: ${sources.join('; ')}`,
      markdown: `${why}\n\n**Fix:** ${fix}\n\n**Sources:** ${sources.join('; ')}`,
    },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['data-residency', 'security'] },
  };
}

/** Only the rules that are broken: records are few, and their rules many. */
function usedDecisionRules({ decided }: ResidencyReport): readonly DecisionRule[] {
  return [...new Set((decided?.findings ?? []).map(({ rule }) => rule))].sort();
}

function decisionDescriptor(rule: DecisionRule): ReportingDescriptor {
  const { title, why, fix } = decisionRuleWords(rule);
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\nFix: ${fix}` },
  };
}

function decisionResult({ rule, level, decision, file, line, message }: DecisionFinding, cwd: string): Result {
  return {
    ruleId: rule,
    level,
    message: { text: message },
    locations: [{ ...physical(file, line, undefined, cwd), logicalLocations: [{ name: decision, kind: 'object' }] }],
    partialFingerprints: { 'residencyFinding/v1': `${rule}:${decision}:${line}` },
    suppressions: [],
  };
}

function resultOf(finding: Finding, report: ResidencyReport, cwd: string): Result {
  const { rule, verdict, resource, dataClass, jurisdiction, destination, evidence, id } = finding;
  const source = report.sourceOf?.(finding);
  return {
    ruleId: rule,
    level: verdict === 'permitted' ? 'note' : 'error',
    message: { text: messageOf(finding) },
    locations: [
      {
        ...physical(evidence.file, evidence.line, evidence.column, cwd),
        logicalLocations: [
          {
            name: resource.logicalId,
            fullyQualifiedName: `${resource.stack}/${resource.logicalId}`,
            kind: 'resource',
          },
        ],
      },
    ],
    ...(source ? { relatedLocations: [relatedLocation(source.file, source.line, cwd)] } : {}),
    partialFingerprints: { 'residencyFinding/v1': id },
    properties: {
      verdict,
      jurisdiction,
      dataClass,
      resourceType: resource.type,
      ...(resource.constructPath === undefined ? {} : { constructPath: resource.constructPath }),
      propertyPath: evidence.propertyPath,
      value: evidence.value,
      destination: { title: destination.title, region: destination.region, account: destination.account },
      fix: finding.fix,
    },
  };
}

function messageOf({ message, destination, fix }: Finding): string {
  const to = message.includes(destination.title) ? '' : ` Destination: ${destination.title}.`;
  return `${message}${/[.!?]$/.test(message) ? '' : '.'}${to} Fix: ${fix}`;
}

function suppressionOf({ clearedBy }: Finding) {
  return {
    kind: 'external' as const,
    status: 'accepted' as const,
    justification: clearedBy
      ? `Residency decision ${clearedBy.decision}, owner ${clearedBy.owner}, expires ${clearedBy.until}`
      : 'Permitted by the class of the data or by the deployment definition',
  };
}

function relatedLocation(file: string, line: number, cwd: string): Location {
  return { id: 1, ...physical(file, line, undefined, cwd), message: { text: 'Where the construct is written' } };
}

function physical(
  file: string,
  line: number,
  column: number | undefined,
  cwd: string,
): Pick<Location, 'physicalLocation'> {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file, cwd) },
      region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
    },
  };
}

/** Relative to the working directory, each segment encoded; a file outside of it keeps its absolute address. */
export function uriOf(file: string, cwd: string): string {
  if (/^aws:\/\//.test(file)) return file; // A live account is no file.
  const path = isAbsolute(file) ? relative(cwd, file) : file;
  if (isAbsolute(path) || (isAbsolute(file) && path.startsWith('..'))) return pathToFileURL(file).href;
  return path
    .split(sep)
    .filter((segment, index) => !(segment === '.' && index === 0))
    .map(encodeURIComponent)
    .join('/');
}
