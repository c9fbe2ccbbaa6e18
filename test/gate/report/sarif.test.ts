import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, Result } from 'sarif';
import { sarifReport, uriOf } from '../../../lib/gate/report/sarif';
import { allRules } from '../../../lib/residency/rule-catalogue';
import { clearedFinding, finding, reportOf } from '../../support/findings';

const cwd = resolve('/project');

function logOf(...findings: Parameters<typeof reportOf>): Log {
  const text = sarifReport(reportOf(...findings), { cwd });
  expect(text.endsWith('}\n')).toBe(true);
  return JSON.parse(text) as Log;
}

function resultsOf(...findings: Parameters<typeof reportOf>): readonly Result[] {
  return logOf(...findings).runs[0]?.results ?? [];
}

test('the log is SARIF 2.1.0 of one run, with every rule explained', () => {
  const { version, $schema, runs } = logOf([]);
  expect(version).toBe('2.1.0');
  expect($schema).toMatch(/sarif-schema-2\.1\.0\.json$/);
  expect(runs).toHaveLength(1);
  const { name, semanticVersion, rules = [] } = runs[0]?.tool.driver ?? { name: '' };
  expect({ name, semanticVersion }).toEqual({ name: 'residency', semanticVersion: '0.1.0' });
  expect(rules.map(({ id }) => id)).toEqual(allRules().map(({ id }) => id));
  for (const rule of rules) {
    expect(rule.shortDescription?.text).toBeTruthy();
    expect(rule.fullDescription?.text).toBeTruthy();
    expect(rule.help?.text).toContain('Fix: ');
    expect(rule.help?.markdown).toContain('**Fix:** ');
  }
});

test('no finding is an empty list of results, not none', () => {
  expect(resultsOf([])).toEqual([]);
  expect(logOf([]).runs[0]).toHaveProperty('results', []);
});

describe('a result', () => {
  const [result] = resultsOf([finding()]);

  test('names the rule, its place in the list, and the level', () => {
    expect(result).toMatchObject({ ruleId: 'data-stays-home', level: 'error', suppressions: [] });
    expect(allRules()[result?.ruleIndex ?? -1]?.id).toBe('data-stays-home');
  });

  test('says where the data would go, and how to fix it', () => {
    expect(result?.message.text).toBe(
      'Recordings can go to bucket rec-us in us-east-1. Fix: Replicate to a home Region.',
    );
  });

  test('names the destination when the message does not', () => {
    const [silent] = resultsOf([finding({ message: 'Recordings leave.' })]);
    expect(silent?.message.text).toContain('Destination: bucket rec-us in us-east-1.');
  });

  test('points at the line of the template and at the resource', () => {
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'templates/content%20stack.json' },
          region: { startLine: 12, startColumn: 7 },
        },
        logicalLocations: [{ name: 'Recordings', fullyQualifiedName: 'content/Recordings', kind: 'resource' }],
      },
    ]);
  });

  test('has a fingerprint that does not depend on lines', () => {
    expect(result?.partialFingerprints).toEqual({ 'residencyFinding/v1': '0123456789abcdef' });
  });

  test("points at the user's own code when it is known", () => {
    const [located] = resultsOf([finding()], { sourceOf: () => ({ file: 'lib/content.ts', line: 40 }) });
    expect(located?.relatedLocations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'lib/content.ts' },
      region: { startLine: 40 },
    });
  });
});

test.each([
  ['escapes', 'error'],
  ['unproven', 'error'],
  ['permitted', 'note'],
] as const)('%s is at level %s', (verdict, level) => {
  expect(resultsOf([finding({ verdict })])[0]?.level).toBe(level);
});

test('a finding that a decision record clears is suppressed, with owner and expiry', () => {
  const [open, cleared] = resultsOf([finding(), clearedFinding]);
  expect(open?.suppressions).toEqual([]);
  expect(cleared?.suppressions).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: 'Residency decision RD-2026-001, owner Chief Information Officer, expires 2027-03-31',
    },
  ]);
});

test.each([
  ['cdk.out/a.json', 'cdk.out/a.json'],
  ['./cdk.out/a.json', 'cdk.out/a.json'],
  ['../other/a b#1.json', '../other/a%20b%231.json'],
  [join(cwd, 'cdk.out', 'a.json'), 'cdk.out/a.json'],
  [resolve('/elsewhere/a.json'), pathToFileURL('/elsewhere/a.json').href],
])('%s has the address %s', (file, uri) => {
  expect(uriOf(file, cwd)).toBe(uri);
});
