import { Stack, Stage, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { acknowledge, rulesInPacks } from '../../lib/constructs/acknowledge';
import { testApp } from '../support/app';
import { home } from '../support/stack';

const reason = 'Holds nothing but public files.';

const report = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(z.object({ ruleName: z.string() })),
      suppressedViolations: z.array(z.object({ ruleName: z.string() })).default([]),
    }),
  ),
});

describe('acknowledge', () => {
  test('clears the one finding that it names and leaves it in the report as suppressed', () => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'acknowledge-'));
    try {
      const app = testApp({ outdir });
      const bucket = new Bucket(new Stack(app, 'Test', { env: home }), 'Bucket');
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      acknowledge(bucket, { rule: 'AwsSolutions-S1', reason });
      expect(() => app.synth()).toThrow('AwsSolutions::AwsSolutions-S10');
      const text = readFileSync(path.join(outdir, 'validation-report.json'), 'utf8');
      const [pack] = report.parse(JSON.parse(text)).pluginReports;
      expect(pack?.violations.map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-S10']);
      expect(pack?.suppressedViolations.map(({ ruleName }) => ruleName)).toEqual(['AwsSolutions-S1']);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test.each([
    ['an app', () => testApp(), 'hide findings of every resource'],
    ['a stage', () => new Stage(testApp(), 'Stage'), 'hide findings of every resource'],
    ['a stack', () => new Stack(testApp(), 'Stack'), 'hide findings of every resource'],
  ])('fails at %s', (_, scope, message) => {
    expect(() => acknowledge(scope(), { rule: 'AwsSolutions-S1', reason })).toThrow(message);
  });

  test.each([
    ['a short reason', { rule: 'AwsSolutions-S1', reason: 'because' }, 'shorter than 20 characters'],
    ['a blank reason', { rule: 'AwsSolutions-S1', reason: ' '.repeat(30) }, 'shorter than 20 characters'],
    ['a residency rule', { rule: 'residency::storage', reason }, 'only a residency decision record can clear it'],
    ['a residency rule in capitals', { rule: 'Residency-X', reason }, 'only a residency decision record can clear it'],
    ['a rule of no pack', { rule: 'S1', reason }, 'belongs to no pack'],
    ['one bad rule among good ones', { rule: ['AwsSolutions-S1', 'X'] as const, reason }, "'X' at 'Test/Bucket'"],
  ])('fails for %s', (_, acknowledgement, message) => {
    const bucket = new Bucket(new Stack(testApp(), 'Test'), 'Bucket');
    expect(() => acknowledge(bucket, acknowledgement)).toThrow(message);
  });

  test('names a rule in every pack that has it', () => {
    expect(rulesInPacks('X')).toEqual(['HIPAA.Security-X', 'NIST.800.53.R5-X', 'PCI.DSS.321-X']);
    expect(rulesInPacks('X', ['AwsSolutions'])).toEqual(['AwsSolutions-X']);
  });
});
