import { openFindings } from '../../residency/finding';
import { decisionSummary } from './decision-summary';
import { clearedFindings, countVerdicts, type ResidencyReport } from './residency-report';

/** Version of the shape below; the first number changes when a reader of the old shape would break. */
export const JSON_SCHEMA_VERSION = '1.0.0';

/** The whole graph for machines: stores, flows, findings, and what was asked. Ends with a line feed. */
export function jsonReport(report: ResidencyReport): string {
  const { analysis, options, templates, toolVersion, sourceOf } = report;
  const document = {
    schemaVersion: JSON_SCHEMA_VERSION,
    tool: { name: 'residency', version: toolVersion },
    options,
    templates: templates.map(({ stack, file, region, account }) => ({
      stack,
      file,
      region: region ?? null,
      account: account ?? null,
    })),
    counts: {
      ...analysis.counts,
      stores: { total: analysis.stores.length, ...countVerdicts(analysis.stores) },
      flows: { total: analysis.flows.length, ...countVerdicts(analysis.flows) },
      findings: { open: openFindings(analysis).length, cleared: clearedFindings(analysis).length },
    },
    findings: analysis.findings.map((finding) => ({ ...finding, source: sourceOf?.(finding) ?? null })),
    decisions: (report.decided?.decisions ?? []).map(decisionSummary),
    decisionFindings: report.decided?.findings ?? [],
    stores: analysis.stores.map((store) => ({ ...store, region: store.region ?? null, key: store.key ?? null })),
    flows: analysis.flows,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
