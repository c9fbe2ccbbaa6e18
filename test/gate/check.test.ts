import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../../lib/gate/cli';
import { cliWiring } from '../support/cli-wiring';
import { recordingIo } from '../support/cli-io';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';
import { bucketTemplate, emptyTemplate, replicatingTemplate } from '../support/templates';

const directory = temporaryDirectory();
const yaml = `Resources:
  Recordings:
    Type: AWS::S3::Bucket
    Properties:
      ReplicationConfiguration:
        Role: !Sub arn:aws:iam::\${AWS::AccountId}:role/replication
        Rules:
          - Status: Enabled
            Destination: { Bucket: !Sub 'arn:aws:s3:::elsewhere-\${AWS::Region}' }
`;
const many = Object.fromEntries(
  Array.from({ length: 20_000 }, (_, index) => [
    `Bucket${index}`,
    { Type: 'AWS::S3::Bucket', Metadata: { Comment: 'x'.repeat(200) }, Properties: {} },
  ]),
);
writeFiles(directory, {
  'bucket.json': bucketTemplate,
  'empty.json': emptyTemplate,
  'leak.json': replicatingTemplate,
  'leak.yaml': yaml,
  'host.json': {
    Resources: {
      Collector: {
        Type: 'AWS::Events::ApiDestination',
        Properties: {
          ConnectionArn: { 'Fn::Sub': 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:connection/a/b' },
          HttpMethod: 'POST',
          InvocationEndpoint: 'https://collector.vendor.example/events',
        },
      },
    },
  },
  'bom.json': `\uFEFF${JSON.stringify(bucketTemplate)}`,
  'large.json': { Resources: many },
  'cdk.out/manifest.json': {
    artifacts: {
      Content: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111111111111/eu-west-1',
        properties: { templateFile: 'Content.template.json' },
      },
    },
  },
  'cdk.out/Content.template.json': bucketTemplate,
});

async function check(commandLine: string) {
  const io = recordingIo(directory);
  const code = await runCli(['check', ...commandLine.split(' ')], io, cliWiring());
  return { code, ...io.written };
}

test.each([
  ['bucket.json@ca-central-1 --jurisdiction ca', 0],
  ['bucket.json --region ca-central-1 --jurisdiction ca', 0],
  ['bom.json@ca-central-1 --jurisdiction ca', 0],
  ['empty.json@us-east-1 --jurisdiction ca', 0],
  ['bucket.json@us-east-1 --jurisdiction ca', 1],
  ['bucket.json@us-east-1 --jurisdiction us', 0],
  ['bucket.json --jurisdiction ca', 1],
  ['leak.json@ca-central-1 --jurisdiction ca', 1],
  ['leak.yaml@ca-central-1 --jurisdiction ca', 1],
  ['host.json@ca-central-1 --jurisdiction ca', 1],
  ['host.json@ca-central-1 --jurisdiction ca --host collector.vendor.example=CA', 0],
  ['host.json@ca-central-1 --jurisdiction ca --host collector.vendor.example=US', 1],
  ['cdk.out --jurisdiction eu', 0],
  ['cdk.out --jurisdiction ca', 1],
  ['bucket.json@ca-central-1 cdk.out --jurisdiction ca', 1],
])('residency check %s: exit code %i', async (commandLine, code) => {
  expect(await check(commandLine)).toMatchObject({ code, stderr: '' });
});

test('flags may stand before the path', async () => {
  expect((await check('--jurisdiction ca --region ca-central-1 bucket.json')).code).toBe(0);
});

test('the text names the line of the template, the resource and the Region', async () => {
  const { stdout } = await check('bucket.json@us-east-1 --jurisdiction ca');
  expect(stdout).toMatch(/^bucket \(us-east-1, jurisdiction ca\)$/m);
  expect(stdout).toMatch(/ESCAPES .*Recordings \(AWS::S3::Bucket\)/);
  expect(stdout).toMatch(/at: {2}bucket\.json:5:\d+ {2}Properties$/m);
  expect(stdout).toMatch(/^1 finding: data can leave ca\./m);
});

test('every format repeats the hosts that it was told, and none when nothing was', async () => {
  const told = 'host.json@ca-central-1 --jurisdiction ca --host collector.vendor.example=CA --format';
  const [text, json, sarif] = [await check(`${told} text`), await check(`${told} json`), await check(`${told} sarif`)];
  expect(text.stdout).toContain('Told by --host, and not verified\n  collector.vendor.example is in CA\n');
  const hosts = { 'collector.vendor.example': 'CA' };
  expect(JSON.parse(json.stdout)).toMatchObject({ options: { hosts } });
  expect(JSON.parse(sarif.stdout)).toMatchObject({ runs: [{ properties: { hostsTold: hosts } }] });
  for (const format of ['text', 'json', 'sarif']) {
    const { stdout } = await check(`host.json@ca-central-1 --jurisdiction ca --format ${format}`);
    expect(stdout).not.toMatch(/Told by|hostsTold|"hosts":/);
  }
});

test('the machine formats go to standard output, alone', async () => {
  const json = await check('bucket.json@us-east-1 --jurisdiction ca --format json');
  expect(JSON.parse(json.stdout)).toMatchObject({ counts: { findings: { open: 1 } } });
  const sarif = await check('bucket.json@us-east-1 --jurisdiction ca --format sarif');
  expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }] }] });
});

test('--output writes the report, in directories it makes, and one line to standard output', async () => {
  const { code, stdout } = await check(
    'bucket.json@us-east-1 --jurisdiction ca --format sarif --output out/deep/report.sarif',
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/^1 finding: .* Report: out\/deep\/report\.sarif\n$/);
  const written: unknown = JSON.parse(readFileSync(join(directory, 'out/deep/report.sarif'), 'utf8'));
  expect(written).toMatchObject({ version: '2.1.0' });
});

test('the same input gives the same report', async () => {
  const first = await check('leak.json@ca-central-1 cdk.out --jurisdiction ca --format json');
  const second = await check('leak.json@ca-central-1 cdk.out --jurisdiction ca --format json');
  expect(second).toEqual(first);
});

test('a template of 5 MB is judged in seconds', async () => {
  const start = performance.now();
  expect((await check('large.json@ca-central-1 --jurisdiction ca')).code).toBe(0);
  expect(performance.now() - start).toBeLessThan(10_000);
});
