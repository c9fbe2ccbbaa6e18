import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { type IConstruct } from 'constructs';
import { ResidencyChecks } from '../../lib/gate/residency-checks';
import { ACKNOWLEDGEMENT_RULE, ResidencyPlugin } from '../../lib/gate/residency-plugin';
import { profileScope } from '../../lib/gate/profile-scope';
import { readValidationReport, type PolicyFinding } from '../../lib/gate/validation-report';
import { testApp } from '../support/app';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';
import { replicatingProperties, replicatingTemplate } from '../support/templates';

const directory = temporaryDirectory();
let count = 0;

/** An app with one stack in a home Region, or in the Region given. */
function appWithStack(region = 'ca-central-1'): { app: App; stack: Stack } {
  const context = { 'aws:cdk:disable-creation-stack-traces': false };
  const app = testApp({ outdir: join(directory, `app-${(count += 1)}`), context });
  const stage = new Stage(app, 'ca-prod', { env: { account: '111111111111', region } });
  return { app, stack: new Stack(stage, 'Content') };
}

/** What CDK's report says of residency after a synthesis, or nothing when the synthesis passes. */
function refusals(app: App, plugin = new ResidencyChecks({ jurisdiction: 'ca' })): readonly PolicyFinding[] {
  Validations.of(app).addPlugins(plugin);
  try {
    app.synth();
    return [];
  } catch (error) {
    expect(error).toHaveProperty('name', 'ValidationFailed');
    return readValidationReport(app.outdir, process.cwd()).findings.filter((finding) => finding.plugin === 'residency');
  }
}

/** Escape hatch: no construct property shows the replication, only the template does. */
function leak(bucket: CfnBucket): CfnBucket {
  bucket.addPropertyOverride('ReplicationConfiguration', replicatingProperties.ReplicationConfiguration);
  return bucket;
}

test('a stack at home synthesizes', () => {
  const { app, stack } = appWithStack();
  new CfnBucket(stack, 'Recordings');
  expect(refusals(app)).toEqual([]);
});

test('a stack in a foreign Region stops the synthesis, and the violation explains itself', () => {
  const { app, stack } = appWithStack('us-east-1');
  new CfnBucket(stack, 'Recordings');
  const [violation] = refusals(app);
  expect(violation).toMatchObject({
    rule: 'data-stays-home',
    severity: 'fatal',
    constructPath: 'ca-prod/Content/Recordings',
    logicalId: 'Recordings',
    source: { file: 'test/gate/residency-plugin.test.ts' },
  });
  expect(violation?.message).toContain('us-east-1');
  expect(violation?.fix).toBeTruthy();
  const report = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
  expect(report).toMatch(/"ruleMetadata": \{\s*"verdict": "escapes",\s*"jurisdiction": "ca"/);
});

test('a stack whose Region is left open is not home', () => {
  const app = testApp({ outdir: join(directory, 'open') });
  new CfnBucket(new Stack(app, 'Anywhere'), 'Recordings');
  expect(refusals(app).map(({ logicalId }) => logicalId)).toEqual(['Recordings']);
});

test.each<[string, (stack: Stack) => void, string]>([
  ['an escape hatch', (stack) => leak(new CfnBucket(stack, 'Recordings')), 'ca-prod/Content/Recordings'],
  [
    'an included template',
    (stack) => {
      writeFiles(directory, { 'included.json': replicatingTemplate });
      new CfnInclude(stack, 'Included', { templateFile: join(directory, 'included.json') });
    },
    'ca-prod/Content/Included/Recordings',
  ],
  [
    'a nested stack',
    (stack) => leak(new CfnBucket(new NestedStack(stack, 'Nested'), 'Recordings')),
    'ca-prod/Content/Nested/Recordings',
  ],
  [
    'a nested stack of a nested stack',
    (stack) => leak(new CfnBucket(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'), 'Recordings')),
    'ca-prod/Content/Outer/Inner/Recordings',
  ],
])('what %s declares is judged', (_, build, constructPath) => {
  const { app, stack } = appWithStack();
  build(stack);
  expect(refusals(app).map((refusal) => refusal.constructPath)).toEqual([constructPath]);
});

describe('a residency finding cannot be acknowledged', () => {
  test.each<[string, (app: App, stack: Stack, bucket: CfnBucket) => IConstruct, string]>([
    ['the construct', (_app, _stack, bucket) => bucket, "'ca-prod/Content/Recordings'"],
    ['the stack', (_app, stack) => stack, "'ca-prod/Content'"],
    ['the app', (app) => app, 'the app'],
  ])('at %s', (_, scopeOf, place) => {
    const { app, stack } = appWithStack();
    const bucket = leak(new CfnBucket(stack, 'Recordings'));
    Validations.of(scopeOf(app, stack, bucket)).acknowledge({ id: 'residency::s3-replication', reason: 'we want it' });
    const found = refusals(app);
    expect(found.map(({ rule }) => rule)).toEqual(['s3-replication', ACKNOWLEDGEMENT_RULE]);
    expect(found[1]).toMatchObject({ severity: 'fatal', constructPath: 'ca-prod/Content/Recordings' });
    expect(found[1]?.message).toContain(
      `'residency::s3-replication' is acknowledged at ${place} (reason given: we want it)`,
    );
  });

  test.each(['residency::anything', 'Residency::anything', `residency::${ACKNOWLEDGEMENT_RULE}`])(
    'the attempt with %s alone stops the synthesis',
    (id) => {
      const { app, stack } = appWithStack();
      Validations.of(new CfnBucket(stack, 'Recordings')).acknowledge({ id, reason: 'just in case' });
      expect(refusals(app).map(({ rule }) => rule)).toEqual([ACKNOWLEDGEMENT_RULE]);
    },
  );

  test('acknowledgements of other plugins are none of its business', () => {
    const { app, stack } = appWithStack();
    Validations.of(new CfnBucket(stack, 'Recordings')).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'logs elsewhere',
    });
    expect(refusals(app)).toEqual([]);
  });
});

test('stacks of the same name in two Regions are told apart', () => {
  const app = testApp({ outdir: join(directory, 'twins') });
  for (const region of ['ca-central-1', 'ca-west-1']) {
    const stage = new Stage(app, `ca-${region}`, { env: { account: '111111111111', region } });
    new CfnBucket(new Stack(stage, 'Content', { stackName: 'content' }), 'Recordings');
  }
  const plugin = new ResidencyPlugin({ scopeOf: () => profileScope('ca') });
  expect(refusals(app, plugin)).toEqual([]);
  expect(plugin.result?.templates.map(({ stack }) => stack)).toEqual([
    'content@ca-ca-central-1/Content',
    'content@ca-ca-west-1/Content',
  ]);
});

test('a plugin that cannot decide what is home stops the synthesis', () => {
  const { app, stack } = appWithStack();
  new CfnBucket(stack, 'Recordings');
  const plugin = new ResidencyPlugin({
    scopeOf: (path) => {
      throw new Error(`no scope for ${path}`);
    },
  });
  expect(refusals(app, plugin)).toMatchObject([
    { rule: 'plugin-failed', message: expect.stringContaining('no scope for ca-prod/Content') as string },
  ]);
  expect(plugin.result).toBeUndefined();
});

test('an unknown jurisdiction is refused at once, with the nearest', () => {
  expect(() => new ResidencyChecks({ jurisdiction: 'eu-gdpr' })).toThrow(
    /'eu-gdpr' is no jurisdiction.*known: ca, us, eu/,
  );
  expect(() => new ResidencyChecks({ jurisdiction: 'ca', accounts: ['1'] })).toThrow("'1' is no AWS account");
});
