import type { Log } from 'sarif';
import { gateRun } from '../support/gate-runs';

describe('the deployment that ships', () => {
  // Environments are alike (test/stacks/platform.test.ts), and CI runs the gate on all: here it judges `prod`.
  const { code, stdout, evidence } = gateRun('shipped');

  test('passes', () => {
    expect(stdout).toMatch(/^PASS in .* Evidence: shipped$/m);
    expect(code).toBe(0);
  });

  test('is summed up on one screen: phases, where data lies, controls', () => {
    expect(stdout.split('\n').length).toBeLessThan(40);
    expect(stdout).toMatch(/^synthesis +\d.* \d+ stacks, \d+ resources$/m);
    expect(stdout).toMatch(/^CloudFormation +\d.* 0 findings$/m);
    expect(stdout).toMatch(/^cdk-nag +\d.* 0 findings, \d+ acknowledged$/m);
    expect(stdout).toMatch(/^residency +\d.* 0 findings$/m);
    expect(stdout).toMatch(/^ca +ca-central-1 +\d+/m);
    expect(stdout).toMatch(/^us +us-east-1 +\d+/m);
    expect(stdout).toMatch(/^eu +eu-central-1 +\d+/m);
    expect(stdout).toMatch(/^controls: \d+ of 111 enforced, \d+ proven by a test$/m);
  });

  test('leaves evidence of every store, with its key and why it may lie there', () => {
    const { stores } = evidence('data-locations.json') as { stores: readonly Record<string, unknown>[] };
    expect(stores.length).toBeGreaterThan(50);
    for (const store of stores) {
      expect(store).toMatchObject({
        stage: expect.stringMatching(/-prod$/) as string,
        account: expect.stringMatching(/^\d{12}$/) as string,
      });
      expect(store['region']).not.toBeNull();
      expect(store['reason']).toBeTruthy();
    }
    expect(stores.filter(({ type, key }) => type === 'AWS::S3::Bucket' && key === null)).toEqual([]);
  });

  test('leaves every acknowledgement with its reason', () => {
    const { open, acknowledged } = evidence('policy-findings.json') as {
      open: unknown[];
      acknowledged: { reason: string }[];
    };
    expect(open).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test('leaves what it was judged by, and judges residency in a tenth of the time', () => {
    const run = evidence('run.json') as { timings: Record<string, number> };
    expect(run).toMatchObject({
      deployment: 'example',
      asOf: '2026-11-21',
      outcome: 'clean',
      versions: { 'aws-cdk-lib': '2.276.0', 'cdk-nag': '3.0.2' },
      counts: { controls: { total: 111 } },
    });
    const total = Object.values(run.timings).reduce((sum, spent) => sum + spent, 0);
    expect(run.timings['residency']).toBeLessThan(total / 10);
  });

  test('leaves a SARIF log without results', () => {
    expect((evidence('residency.sarif') as Log).runs[0]?.results).toEqual([]);
  });
});

describe('what is not clean fails', () => {
  const { code, stdout, evidence } = gateRun('refused');

  test('with exit code 1 and a count', () => {
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL, \d+ findings in /m);
    expect(evidence('run.json')).toMatchObject({ outcome: 'findings' });
  });

  test('data that can leave: named with its construct and the line that made it', () => {
    expect(stdout).toMatch(/^residency .* 2 findings$/m);
    expect(stdout).toMatch(/in: {2}ca-dev\/Content\/Leak, .*test\/support\/gate-process\.ts:\d+$/m);
    const results = (evidence('residency.sarif') as Log).runs[0]?.results ?? [];
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      ruleId: 's3-replication',
      level: 'error',
      properties: { constructPath: 'ca-dev/Content/Leak' },
    });
    const location = results[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    expect(location?.uri).toMatch(/^refused\/cdk\.out\/.+\.template\.json$/);
  });

  test('a residency finding that someone acknowledged', () => {
    expect(stdout).toContain('REFUSED  residency::s3-replication  acknowledged at ca-dev/Content/Acknowledged');
  });

  test('a property that CloudFormation refuses, and a cdk-nag finding', () => {
    expect(stdout).toMatch(/^CloudFormation .* [1-9]\d* findings?$/m);
    expect(stdout).toMatch(/^ {2}ERROR +S1 \(AwsSolutions\) /m);
    const { open } = evidence('policy-findings.json') as { open: { plugin: string }[] };
    expect(open.map(({ plugin }) => plugin)).toEqual(
      expect.arrayContaining(['CloudFormation Validate', 'AwsSolutions']),
    );
  });
});

describe('what cannot be judged is bad input, in one line', () => {
  test.each([
    [
      'a construct that throws',
      'throwing',
      /^the deployment cannot be synthesized: no such alias; run 'npx cdk synth' to see where$/,
    ],
    [
      'a stack of no jurisdiction',
      'stray',
      /^the templates cannot be judged: .*stack 'Stray' is in no Stage of the deployment; use one of ca-dev, /,
    ],
    ['a platform without stacks', 'empty', /^the templates cannot be judged: the deployment has no stack$/],
  ])('%s', (_, name, message) => {
    expect(gateRun(name)).toMatchObject({ refusal: expect.stringMatching(message) as string });
  });
});
