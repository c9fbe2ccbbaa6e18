import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { runCli } from '../../lib/gate/cli';
import { deploymentWishes } from '../../lib/gate/decisions/deployment-wishes';
import { profileScope } from '../../lib/gate/profile-scope';
import { ResidencyPlugin } from '../../lib/gate/residency-plugin';
import { parseDecision } from '../../lib/residency/decisions/parse-decision';
import { cliWiring } from '../support/cli-wiring';
import { testApp } from '../support/app';
import { changed } from '../support/changed';
import { recordingIo } from '../support/cli-io';
import { AS_OF, decision, validDecision } from '../support/decision';
import { exampleDeployment } from '../support/platform';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const directory = temporaryDirectory();
const abroad = (dataClass?: string) => ({
  Resources: {
    Archive: {
      Type: 'AWS::S3::Bucket',
      Properties: dataClass ? { Tags: [{ Key: 'residency:data-class', Value: dataClass }] } : {},
    },
  },
});
writeFiles(directory, {
  'app.json': abroad(),
  'metadata.json': abroad('contact-metadata'),
  'other.json': abroad(),
  'valid/RDR-2026-001.json': validDecision,
  'valid/template.yaml': 'not: a record',
  'expired/RDR-2026-001.json': changed<object>(validDecision, {
    'validity.until': '2026-10-01',
    'validity.reviewBy': '2026-09-15',
  }),
  'unsigned/RDR-2026-001.json': changed<object>(validDecision, { approvals: [] }),
  'uncontrolled/RDR-2026-001.json': changed<object>(validDecision, { compensatingControls: ['no-such-control'] }),
  'malformed/RDR-2026-001.yaml': 'schema: residency-decision/1\nid: [',
});

async function residency(...argv: string[]) {
  const io = recordingIo(directory);
  const status = await runCli(argv, io, cliWiring());
  return { status, ...io.written };
}

const check = (template: string, ...flags: string[]) =>
  residency('check', `${template}@us-east-1`, '--jurisdiction', 'ca', ...flags);

describe('residency check --decisions', () => {
  test('a valid record clears the finding that it grants', async () => {
    const { status, stdout } = await check('app.json', '--decisions', 'valid');
    expect(status).toBe(0);
    expect(stdout).toContain('CLEARED data-stays-home  app/Archive: decision RDR-2026-001');
  });

  test('SARIF suppresses it, with owner and expiry', async () => {
    const { stdout } = await check('app.json', '--decisions', 'valid', '--format', 'sarif');
    const { runs } = JSON.parse(stdout) as { runs: [{ results: [{ suppressions: [{ justification: string }] }] }] };
    expect(runs[0].results[0].suppressions[0].justification).toMatch(/RDR-2026-001, owner .+, expires 2027-08-31/);
  });

  test.each([
    ['without records', []],
    ['of another class', ['--decisions', 'valid'], 'metadata.json'],
    ['on a day after its end', ['--decisions', 'valid', '--as-of', '2027-09-01']],
    ['of a deployment that the record does not name', ['--decisions', 'valid'], 'other.json'],
  ])('a finding %s stands', async (_name, flags, template = 'app.json') => {
    expect((await check(template, ...flags)).status).toBe(1);
  });

  test.each(['expired', 'unsigned'])('a record that is %s is a finding itself', async (kind) => {
    const { status, stdout } = await check('app.json', '--decisions', kind);
    expect(status).toBe(1);
    expect(stdout).toContain(`decision-${kind}`);
    expect(stdout).toContain('ESCAPES  data-stays-home');
  });

  test('what cannot be read is bad input in one line', async () => {
    const malformed = await check('app.json', '--decisions', 'malformed');
    const missing = await check('app.json', '--decisions', 'nowhere');
    expect([malformed.status, missing.status]).toEqual([2, 2]);
    expect(malformed.stderr).toMatch(/^residency: malformed\/RDR-2026-001.yaml:2:6: [^\n]+\n$/);
    expect(missing.stderr).toBe(
      'residency: nowhere: no such directory; give the one that holds the decision records\n',
    );
  });
});

describe('residency decisions', () => {
  test('lists what a record grants and when it ends', async () => {
    const { status, stdout } = await residency('decisions', 'valid');
    expect(status).toBe(0);
    expect(stdout).toContain('RDR-2026-001  valid');
    expect(stdout).toContain('until 2027-08-31');
    expect(stdout).toContain('g1: at-rest-outside-home of customer-content in us-east-1 for app');
  });

  test('says what a record clears in templates', async () => {
    const template = ['--template', 'app.json@us-east-1', '--jurisdiction', 'ca'];
    const clears = await residency('decisions', 'valid', ...template);
    expect([clears.status, clears.stderr]).toEqual([0, '']);
    expect(clears.stdout).toContain('CLEARS  data-stays-home  app/Archive to us-east-1');
    const other = await residency('decisions', 'valid', '--template', 'other.json@us-east-1', '--jurisdiction', 'ca');
    expect(other.stdout).toContain('clears nothing in these templates');
    expect(other.stdout).toContain('RDR-2026-001 is about app, which is not among what is judged (other)');
    const named = await residency(
      'decisions',
      'valid',
      '--template',
      'other.json@us-east-1',
      '--jurisdiction',
      'ca',
      '--deployment',
      'app',
    );
    expect(named.stdout).toContain('CLEARS  data-stays-home  other/Archive to us-east-1');
  });

  test('needs the law of the templates', async () => {
    const { status, stderr } = await residency('decisions', 'valid', '--template', 'app.json');
    expect([status, stderr]).toEqual([
      2,
      'residency: residency decisions --template needs --jurisdiction ID too: whose law the data is under\n',
    ]);
  });

  test('judges by the controls that are in force, as check and gate do', async () => {
    const outputs = [
      await residency('decisions', 'uncontrolled'),
      await check('app.json', '--decisions', 'uncontrolled'),
    ];
    for (const { status, stdout } of outputs) {
      expect(status).toBe(1);
      expect(stdout).toContain("relies on control 'no-such-control', which is not in force");
    }
  });

  test('fails on a record that does not hold', async () => {
    expect((await residency('decisions', 'unsigned')).status).toBe(1);
  });
});

describe('residency explain', () => {
  test.each(['s3-replication', 'data-stays-home', 'decision-expired'])('says what %s wants, and why', async (rule) => {
    const { status, stdout } = await residency('explain', rule);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${rule}: .+\\n[\\s\\S]*Why: .+\\nFix: .+`));
  });

  test('suggests the nearest rule', async () => {
    const { status, stderr } = await residency('explain', 's3-replicaton');
    expect([status, stderr]).toEqual([
      2,
      "residency: there is no rule 's3-replicaton'; did you mean 's3-replication'?\n",
    ]);
  });
});

describe('at synthesis', () => {
  const synthesize = (region: string, records: Parameters<typeof decision>[0]) => {
    const app = testApp({ outdir: join(directory, `app-${Math.random()}`) });
    const stack = new Stack(app, 'app', { env: { account: '111111111111', region } });
    new CfnBucket(stack, 'Archive');
    const decisions = { records: [decision(records)], asOf: AS_OF, complete: true };
    Validations.of(app).addPlugins(
      new ResidencyPlugin({ scopeOf: () => profileScope('ca'), decisions, cwd: directory }),
    );
    return () => app.synth();
  };

  test('a valid record lets the stack through', () => expect(synthesize('us-east-1', {})).not.toThrow());
  test('an expired one does not', () =>
    expect(synthesize('us-east-1', { 'validity.until': '2026-10-01', 'validity.reviewBy': '2026-09-15' })).toThrow());
  test('a record that nothing needs stops the synthesis', () => expect(synthesize('ca-central-1', {})).toThrow());
});

test('the template is a draft that can be read', () => {
  const file = resolve(__dirname, '../../decisions/template.yaml');
  expect(parseDecision(readFileSync(file, 'utf8'), file).record.status).toBe('draft');
});

test('a definition rests on the records that it names, in every Stage', () => {
  const definition = exampleDeployment();
  const eu = {
    ...definition.jurisdictions['eu'],
    residencyDecisions: { siem: 'RDR-1', dataDisasterRecovery: 'RDR-2' },
  };
  const changedDefinition = { ...definition, jurisdictions: { ...definition.jurisdictions, eu } } as typeof definition;
  expect(deploymentWishes(definition, 'example')).toEqual([]);
  expect(
    deploymentWishes(changedDefinition, 'example').map(({ decision: id, deployment, place }) => [
      id,
      deployment,
      place,
    ]),
  ).toEqual([
    ['RDR-2', 'eu-dev', { region: 'eu-north-1' }],
    ['RDR-1', 'eu-dev', undefined],
    ['RDR-2', 'eu-prod', { region: 'eu-north-1' }],
    ['RDR-1', 'eu-prod', undefined],
  ]);
});
