import { runCli } from '../../lib/gate/cli';
import { type RequestsOptions, type RequestsOutcome } from '../../lib/gate/commands/requests';
import { recordingIo } from '../support/cli-io';
import { cliWiring } from '../support/cli-wiring';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const directory = temporaryDirectory();
const ID = '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11';
const request = { requestId: ID, identifiers: [{ kind: 'phone', value: '+15145550100' }] };
const place = '--environment prod --jurisdiction ca';
writeFiles(directory, { 'request.json': request, 'list.json': '[]', 'broken.json': '{' });

async function requests(commandLine: string, outcome: RequestsOutcome = { ended: 'done' }) {
  const io = recordingIo(directory);
  const asked: RequestsOptions[] = [];
  const wiring = cliWiring({
    runRequests: (options) => {
      asked.push(options);
      return Promise.resolve(outcome);
    },
  });
  const code = await runCli(['requests', ...commandLine.split(' ').filter((word) => word !== '')], io, wiring);
  return { code, asked, ...io.written };
}

test.each<[string, string, RequestsOptions['request']]>([
  ['open --file request.json', 'open', request],
  ['hold --file request.json', 'hold', request],
  ['list', 'list', {}],
  ['holds', 'holds', {}],
  [`show ${ID}`, 'show', { requestId: ID }],
  [`extend ${ID} --reason stores --by dpo`, 'extend', { requestId: ID, reason: 'stores', by: 'dpo' }],
  [`confirm ${ID} --by dpo`, 'confirm', { requestId: ID, by: 'dpo' }],
  [`release ${ID} --reason settled --by counsel`, 'release', { holdId: ID, reason: 'settled', by: 'counsel' }],
])('residency requests %s', async (commandLine, action, asked) => {
  expect(await requests(`${commandLine} ${place}`)).toEqual({
    code: 0,
    asked: [{ stage: 'ca-prod', region: 'ca-central-1', action, request: asked, format: 'text' }],
    stdout: '',
    stderr: '',
  });
});

test.each([
  ['', 'needs an action; use one of open, list, show,'],
  ['opn', "has no action 'opn'; did you mean 'open'?"],
  [`show ${place}`, 'residency requests show takes one id'],
  [`open +15145550100 --file request.json ${place}`, 'takes no id; what names a person is read from --file'],
  [`open ${place}`, 'needs --file, such as --file request.json'],
  [`open --file missing.json ${place}`, 'missing.json: cannot be read'],
  [`open --file list.json ${place}`, 'list.json: is no JSON object'],
  [`open --file broken.json ${place}`, 'broken.json: is no JSON;'],
  [`extend ${ID} --reason stores ${place}`, 'needs --by, such as --by privacy-officer'],
  [`list --by dpo ${place}`, 'residency requests list takes no --by; leave it out'],
  ['list --environment prod', 'needs --jurisdiction, such as --jurisdiction ca'],
  ['list --environment prod --jurisdiction moon', 'prod moon is no Stage of the deployment; use one of'],
  [`list ${place} --format sarif`, "--format: 'sarif' is none of text, json"],
])('residency requests %s is refused in one line', async (commandLine, message) => {
  const { code, asked, stdout, stderr } = await requests(commandLine);
  expect({ code, asked, stdout, lines: stderr.trim().split('\n').length }).toEqual({
    code: 2,
    asked: [],
    stdout: '',
    lines: 1,
  });
  expect(stderr).toContain(message);
});

test('exit codes tell what is refused from what could not be tried', async () => {
  const refused = await requests(`list ${place}`, { ended: 'refused', message: 'it is answered' });
  expect(refused).toMatchObject({ code: 1, stderr: 'residency: refused: it is answered\n' });
  const failed = await requests(`list ${place}`, { ended: 'failed', message: 'no credentials' });
  expect(failed).toMatchObject({ code: 2, stderr: 'residency: no credentials\n' });
});
