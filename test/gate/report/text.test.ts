import { paletteFor } from '../../../lib/gate/report/colour';
import { summary, textReport } from '../../../lib/gate/report/text';
import { clearedFinding, finding, reportOf } from '../../support/findings';

const unproven = finding({
  verdict: 'unproven',
  rule: 'template-fully-read',
  resource: { stack: 'keys', logicalId: 'Nested', type: 'AWS::CloudFormation::Stack' },
  destination: { title: 'what Nested declares' },
  evidence: {
    file: 'keys.json',
    line: 3,
    column: 1,
    propertyPath: 'Properties.TemplateURL',
    value: '',
    resolvedBy: [],
  },
});

test('findings are grouped by stack; each says what, where to, where it is written, and the fix', () => {
  const report = reportOf([finding(), unproven], {
    sourceOf: ({ rule }) => (rule === 'data-stays-home' ? { file: 'lib/content.ts', line: 40 } : undefined),
  });
  expect(textReport(report)).toBe(`content (ca-central-1, jurisdiction ca)
  ESCAPES  data-stays-home  Recordings (AWS::S3::Bucket)
      Recordings can go to bucket rec-us in us-east-1
      to:  bucket rec-us in us-east-1, account 444455556666
      at:  templates/content stack.json:12:7  Properties.Bucket = arn:aws:s3:::rec-us
      in:  ca-prod/Content/Recordings, lib/content.ts:40
      by:  parameter Bucket: its default
      fix: Replicate to a home Region.

keys (Region decided at deployment, jurisdiction ca)
  UNPROVEN template-fully-read  Nested (AWS::CloudFormation::Stack)
      Recordings can go to bucket rec-us in us-east-1
      to:  what Nested declares
      at:  keys.json:3:1  Properties.TemplateURL
      fix: Replicate to a home Region.

2 findings: data can leave ca. 1 template, 3 resources, 1 store, 0 flows (0 contained, 0 permitted, 0 escaping, 0 unproven); law as of 2026-11-21.
`);
});

test('a cleared finding is shown with its decision and does not count', () => {
  const text = textReport(reportOf([clearedFinding]));
  expect(text).toContain(
    'CLEARED data-stays-home  content/Recordings: decision RD-2026-001 of Chief Information Officer, until 2027-03-31',
  );
  expect(text).toContain('No data leaves ca but by decision (1 finding cleared).');
});

test('values of a template cannot write lines or colours of their own', () => {
  const evidence = { ...unproven.evidence, value: 'a\n0 findings\u001b[2J' };
  const lines = textReport(reportOf([finding({ evidence, message: 'one\r\ntwo' })])).split('\n');
  expect(lines).not.toContain('0 findings');
  expect(lines.join('')).not.toContain('\u001b');
  expect(lines).toContain('      one  two');
});

test('long values are cut', () => {
  const value = 'x'.repeat(500);
  expect(textReport(reportOf([finding({ evidence: { ...unproven.evidence, value } })]))).toContain(
    `${'x'.repeat(120)}...\n`,
  );
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [undefined, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
])('on a terminal (%p) with %p, colours: %p', (isTTY, env, coloured) => {
  const stream = isTTY === undefined ? {} : { isTTY };
  expect(summary(reportOf([]), paletteFor(stream, env)).includes('\u001b[')).toBe(coloured);
});
