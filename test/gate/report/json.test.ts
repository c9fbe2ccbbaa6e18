import { jsonReport, JSON_SCHEMA_VERSION } from '../../../lib/gate/report/json';
import { clearedFinding, finding, reportOf } from '../../support/findings';

test('holds the whole graph, with absences written as null', () => {
  const report = reportOf([finding(), clearedFinding]);
  const document = JSON.parse(jsonReport(report)) as Record<string, unknown>;
  expect(document).toEqual({
    schemaVersion: JSON_SCHEMA_VERSION,
    tool: { name: 'residency', version: '0.1.0' },
    options: { jurisdictions: ['ca'], asOf: '2026-11-21', accounts: [] },
    templates: [{ stack: 'content', file: 'templates/content stack.json', region: 'ca-central-1', account: null }],
    counts: {
      templates: 1,
      resources: 3,
      stores: { total: 1, contained: 1, permitted: 0, escapes: 0, unproven: 0 },
      flows: { total: 0, contained: 0, permitted: 0, escapes: 0, unproven: 0 },
      findings: { open: 1, cleared: 1 },
    },
    decisions: [],
    decisionFindings: [],
    findings: [
      { ...finding(), source: null },
      { ...clearedFinding, source: null },
    ],
    stores: report.analysis.stores.map((store) => ({ ...store, key: null })),
    flows: [],
  });
});
