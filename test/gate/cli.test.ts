import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { InvalidDeploymentError } from '../../lib/config';
import { runCli } from '../../lib/gate/cli';
import { type GateOptions } from '../../lib/gate/commands/gate';
import { cliWiring } from '../support/cli-wiring';
import { recordingIo } from '../support/cli-io';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';
import { bucketTemplate } from '../support/templates';

const directory = temporaryDirectory();
writeFiles(directory, {
  'bucket.json': bucketTemplate,
  'empty.json': '',
  'latin.json': Buffer.from([0x7b, 0xe9, 0x7d]),
  'broken.json': '{\n  "Resources": {\n',
  'text.json': '"hello"',
  'no-resources.yaml': 'Description: nothing\n',
  'folder/readme.md': 'hello',
  'app/cdk.out/manifest.json': { artifacts: {} },
  'no-assembly/manifest.json': '{ "artifacts": 7 }',
});

async function run(commandLine: string, runGate = () => Promise.resolve(0 as const)) {
  const io = recordingIo(directory);
  const code = await runCli(commandLine === '' ? [] : commandLine.split(' '), io, cliWiring({ runGate }));
  return { code, ...io.written };
}

describe('bad usage and bad input are one line on standard error, and exit code 2', () => {
  test.each([
    ['', "residency: no command given; see 'residency --help'"],
    ['chekc', "residency: there is no command 'chekc'; did you mean 'check'?"],
    [
      'frobnicate',
      "residency: there is no command 'frobnicate'; use one of gate, check, audit, decisions, explain, guardrails, flows, assign, organisations, requests, receipt",
    ],
    ['--versoin', "residency: there is no flag '--versoin'; did you mean '--version'?"],
    ['check', "residency: residency check needs a PATH: a template or a cloud assembly; see 'residency check --help'"],
    [
      'check bucket.json',
      'residency: residency check needs --jurisdiction ID, such as --jurisdiction ca: whose law the data is under',
    ],
    [
      'check bucket.json --jurisdicton ca',
      "residency: residency check has no flag --jurisdicton; did you mean '--jurisdiction'?",
    ],
    [
      'check bucket.json --frobnicate',
      "residency: residency check has no flag --frobnicate; see 'residency check --help'",
    ],
    [
      'check bucket.json --jurisdiction',
      "residency: --jurisdiction needs a value after it, such as '--jurisdiction VALUE'",
    ],
    [
      'check bucket.json --jurisdiction --format',
      "residency: --jurisdiction needs a value after it, such as '--jurisdiction VALUE'",
    ],
    [
      'check bucket.json --jurisdiction ca --jurisdiction us',
      'residency: --jurisdiction is given twice; residency check takes it once',
    ],
    ['check bucket.json --help=yes', "residency: --help takes no value; write it without '=yes'"],
    [
      'check bucket.json --jurisdiction ca --account 123',
      "residency: '123' is no AWS account; an account has 12 digits",
    ],
    [
      'check bucket.json --jurisdiction ca --host vendor.example=Canada',
      "residency: --host: 'vendor.example=Canada' is no HOST=COUNTRY; write it as api.example.com=CA",
    ],
    [
      'check bucket.json --jurisdiction ca --format txt',
      "residency: --format: 'txt' is none of text, json, sarif; did you mean 'text'?",
    ],
    [
      'check bucket.json --jurisdiction ca --as-of 2026-02-30',
      "residency: --as-of: '2026-02-30' is no date; write it as YYYY-MM-DD",
    ],
    [
      'check bucket.json --jurisdiction ca --region us-esat-1',
      "residency: --region: 'us-esat-1' is no AWS Region; did you mean 'us-east-1'?",
    ],
    [
      'check bucket.json@moon-1 --jurisdiction ca',
      "residency: bucket.json@moon-1: 'moon-1' is no AWS Region; give a code such as ca-central-1",
    ],
    [
      'check app@us-east-1 --jurisdiction ca',
      "residency: app@us-east-1: a cloud assembly tells the Region of each stack; leave '@us-east-1' away",
    ],
    [
      'check missing.json --jurisdiction ca',
      'residency: missing.json: no such file or directory; give a template or a cloud assembly (cdk.out)',
    ],
    ['check empty.json --jurisdiction ca', 'residency: empty.json: the file is empty; give a CloudFormation template'],
    ['check latin.json --jurisdiction ca', 'residency: latin.json: the file is not UTF-8 text; save it as UTF-8'],
    [
      'check app/cdk.out --jurisdiction ca',
      "residency: app/cdk.out: the cloud assembly has no stack; synthesize the app again with 'cdk synth'",
    ],
    [
      'check app --jurisdiction ca',
      "residency: app: this directory is no cloud assembly (no manifest.json); give 'app/cdk.out'",
    ],
    [
      'check folder --jurisdiction ca',
      "residency: folder: this directory is no cloud assembly (no manifest.json); give a template file, or the output directory of 'cdk synth'",
    ],
    [
      'check bucket.json --jurisdiction ca --output folder',
      'residency: folder: cannot be written (EISDIR); choose another --output',
    ],
    ['gate prod', "residency: residency gate takes no argument 'prod'; name a deployment with --deployment"],
    ['gate --as-of yesterday', "residency: --as-of: 'yesterday' is no date; write it as YYYY-MM-DD"],
  ])('residency %s', async (commandLine, line) => {
    expect(await run(commandLine)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` });
  });

  test.each([
    ['check broken.json --jurisdiction ca', /^residency: broken\.json:\d+:\d+: the JSON is malformed.*\n$/],
    ['check text.json --jurisdiction ca', /^residency: text\.json: .*no CloudFormation template.*\n$/],
    ['check no-resources.yaml --jurisdiction ca', /^residency: no-resources\.yaml: .*Resources.*\n$/],
    [
      'check no-assembly --jurisdiction ca',
      /^residency: no-assembly\/manifest\.json: not a cloud assembly manifest \(artifacts: .*\)\n$/,
    ],
    ['check bucket.json --jurisdiction canada', /^residency: 'canada' is no jurisdiction \(known: ca, us, eu.*\)\n$/],
  ])('residency %s', async (commandLine, line) => {
    const { code, stdout, stderr } = await run(commandLine);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
  });

  test('a refused deployment is told issue by issue, without a stack trace', async () => {
    const issues = [
      { path: 'jurisdictions.eu.instanceRegion', message: 'is no place' },
      { path: 'alarms', message: 'is missing' },
    ];
    const { code, stderr } = await run('gate', () => Promise.reject(new InvalidDeploymentError('d.ts', issues)));
    expect(code).toBe(2);
    expect(stderr).toBe('residency: d.ts: jurisdictions.eu.instanceRegion: is no place\nd.ts: alarms: is missing\n');
  });

  test('an error nobody expected is one line too', async () => {
    const { code, stderr } = await run('gate', () => Promise.reject(new TypeError('x is not a function\n    at y')));
    expect(code).toBe(2);
    expect(stderr).toBe(
      'residency: internal error: TypeError: x is not a function; please report it with the command line you used\n',
    );
  });
});

describe('help and version', () => {
  test.each(['--help', '-h', 'help'])('residency %s lists the commands', async (flag) => {
    const { code, stdout, stderr } = await run(flag);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}gate .+\n {2}check .+$/m);
  });

  test.each(['check', 'gate'])('residency %s --help explains every flag', async (command) => {
    const { code, stdout } = await run(`${command} --help`);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: residency ${command}`);
    expect(stdout).toContain('--as-of');
  });

  test('residency --version is the version of the package', async () => {
    const { code, stdout } = await run('--version');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('residency gate', () => {
  test('hands over what was asked for, with its defaults', async () => {
    const asked: GateOptions[] = [];
    const io = recordingIo(directory);
    const runGate = (options: GateOptions) => {
      asked.push(options);
      return Promise.resolve(1 as const);
    };
    expect(await runCli(['gate'], io, cliWiring({ runGate }))).toBe(1);
    await runCli(
      ['gate', '--deployment', 'mine.ts', '--as-of', '2027-01-01', '--output', 'out'],
      io,
      cliWiring({ runGate }),
    );
    expect(asked).toEqual([
      { deployment: undefined, asOf: '2026-11-21', output: 'evidence' },
      { deployment: 'mine.ts', asOf: '2027-01-01', output: 'out' },
    ]);
  });
});

test('the program checks a template without loading the CDK', () => {
  const root = join(__dirname, '..', '..');
  const script = `
    const { runCli } = require(${JSON.stringify(join(root, 'lib/gate/cli.ts'))});
    const io = { stdout: { write() {} }, stderr: process.stderr, cwd: ${JSON.stringify(directory)}, env: {}, now: () => new Date(), elapsed: () => 0 };
    runCli(['check', 'bucket.json@ca-central-1', '--jurisdiction', 'ca'], io, {}).then((code) => {
      const heavy = Object.keys(require.cache).filter((file) => /node_modules.(aws-cdk-lib|cdk-nag|constructs|@aws-cdk)/.test(file));
      console.log(JSON.stringify({ code, heavy }));
    });`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', script], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual({ code: 0, heavy: [] });
});
