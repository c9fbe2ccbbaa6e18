import { readValidationReport } from '../../lib/gate/validation-report';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const directory = temporaryDirectory();

function read(pluginReports: unknown) {
  writeFiles(directory, {
    'validation-report.json': { version: '55.0.0', title: 'Validation Report', pluginReports },
  });
  return readValidationReport(directory, '/project');
}

function readValidationOf(one: object) {
  return read([{ pluginName: 'p', conclusion: 'failure', violations: [one] }]).findings;
}

const violation = {
  ruleName: 'AwsSolutions-S1',
  description: 'no access logs',
  severity: 'error',
  suggestedFix: 'turn them on',
  violatingConstructs: [
    {
      constructPath: 'ca-prod/Content/Bucket',
      cloudFormationResource: { templatePath: 'assembly/a.template.json', logicalId: 'Bucket', propertyPaths: [] },
      stackTraces: [
        '...new Bucket2 in aws-cdk-lib...\nnew Content (/project/lib/content.ts:15:11)\n...node internals...',
      ],
    },
    { constructPath: 'ca-prod/Content/Other', stackTraces: ['/project/bin/app.ts:7:3'] },
  ],
};

test('a violation is one finding for each construct, with the line of the code that made it', () => {
  const { findings } = read([{ pluginName: 'AwsSolutions', conclusion: 'failure', violations: [violation] }]);
  expect(findings).toEqual([
    {
      plugin: 'AwsSolutions',
      rule: 'AwsSolutions-S1',
      severity: 'error',
      message: 'no access logs',
      fix: 'turn them on',
      constructPath: 'ca-prod/Content/Bucket',
      logicalId: 'Bucket',
      template: 'assembly/a.template.json',
      source: { file: 'lib/content.ts', line: 15 },
    },
    expect.objectContaining({
      constructPath: 'ca-prod/Content/Other',
      logicalId: undefined,
      source: { file: 'bin/app.ts', line: 7 },
    }),
  ]);
});

test('a violation that names no construct is a finding all the same', () => {
  const violations = [{ ...violation, violatingConstructs: [] }];
  expect(read([{ pluginName: 'p', conclusion: 'success', violations }]).findings).toMatchObject([
    { rule: 'AwsSolutions-S1', constructPath: '', source: undefined },
  ]);
});

test('a plugin that failed is a finding', () => {
  const metadata = { error: "Validation plugin 'p' failed: out of memory" };
  expect(read([{ pluginName: 'p', conclusion: 'failure', metadata, violations: [] }]).findings).toMatchObject([
    { plugin: 'p', rule: 'plugin-failed', severity: 'error', message: metadata.error },
  ]);
});

test('suppressed violations keep their reason', () => {
  const suppressed = {
    ...violation,
    acknowledgedId: 'AwsSolutions::AwsSolutions-S1',
    reason: 'why',
    acknowledgedAt: 'ca-prod',
  };
  const report = read([{ pluginName: 'p', conclusion: 'success', violations: [], suppressedViolations: [suppressed] }]);
  expect(report.findings).toEqual([]);
  expect(report.suppressed.map(({ reason, acknowledgedAt }) => [reason, acknowledgedAt])).toEqual([
    ['why', 'ca-prod'],
    ['why', 'ca-prod'],
  ]);
});

test('fails when there is no report, or another shape: nothing was validated then', () => {
  expect(() => readValidationReport('/nowhere', '/project')).toThrow('ENOENT');
  expect(() => read('none')).toThrow();
});

test.each([
  ['Content.build (/project/lib/a b.ts:15:11)', 'lib/a b.ts', 15],
  ['/project/lib/a.ts:15:11', 'lib/a.ts', 15],
  ['    at new Content (/project/lib/a.ts:15:11)', 'lib/a.ts', 15],
  ['/project/lib/a.ts:15 (:)\n/project/lib/b.ts:16:2', 'lib/a.ts', 15],
  [
    '...new Bucket2 in aws-cdk-lib...\nnew Promise (:)\nf (node:internal/x:1:2)\ng (/project/lib/a.ts:3:4)',
    'lib/a.ts',
    3,
  ],
  ['f (/project/node_modules/x/a.js:1:2)\ng (lib/a.ts:3:4)', 'lib/a.ts', 3],
  ["Run with '--debug' to include location info", undefined, undefined],
])('the trace %j is of %s:%p', (trace, file, line) => {
  const violatingConstructs = [{ constructPath: 'a', stackTraces: [trace] }];
  const [finding] = readValidationOf({ ...violation, violatingConstructs });
  expect(finding?.source).toEqual(file === undefined ? undefined : { file, line });
});
