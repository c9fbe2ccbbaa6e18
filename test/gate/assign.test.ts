import { runCli } from '../../lib/gate/cli';
import { type AssignOptions } from '../../lib/gate/commands/assign';
import { cliWiring } from '../support/cli-wiring';
import { recordingIo } from '../support/cli-io';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const directory = temporaryDirectory();
writeFiles(directory, { 'registry.json': '{ "Items": [] }' });
const databases = { SOURCE_DATABASE_URL: 'postgresql://source', TARGET_DATABASE_URL: 'postgresql://target' };

async function assign(commandLine: string, env: Readonly<Record<string, string>> = databases) {
  const io = { ...recordingIo(directory), env };
  const asked: AssignOptions[] = [];
  const code = await runCli(
    ['assign', ...commandLine.split(' ')],
    io,
    cliWiring({
      runAssign: (options) => {
        asked.push(options);
        return Promise.resolve(0);
      },
    }),
  );

  return { code, asked, ...io.written };
}

test('residency assign hands over what was asked for, with its defaults', async () => {
  const { code, asked } = await assign('--jurisdiction ca --registry registry.json');
  const defaults = {
    jurisdiction: 'ca',
    registry: 'registry.json',
    registryText: '{ "Items": [] }',
    sourceUrl: 'postgresql://source',
    targetUrl: 'postgresql://target',
    dryRun: false,
    batchRows: 50_000,
    format: 'text',
  };
  expect({ code, asked }).toEqual({ code: 0, asked: [defaults] });
  const told = await assign('--jurisdiction ca --registry registry.json --dry-run --batch-rows 7 --format json');
  expect(told.asked).toEqual([{ ...defaults, dryRun: true, batchRows: 7, format: 'json' }]);
});

test.each([
  ['--registry registry.json', 'residency: residency assign needs --jurisdiction, such as --jurisdiction ca'],
  ['--jurisdiction ca', 'residency: residency assign needs --registry, such as --registry registry.json'],
  [
    '--jurisdiction ca --registry none.json',
    'residency: none.json: cannot be read (ENOENT); check the path and its permissions',
  ],
  [
    '--jurisdiction ca --registry registry.json postgresql://x',
    "residency: residency assign takes no argument 'postgresql://x'; see 'residency assign --help'",
  ],
  [
    '--jurisdiction ca --registry registry.json --batch-rows 0',
    "residency: --batch-rows: '0' is no whole number from 1 to 9999999",
  ],
  ['--jurisdiction ca --registry registry.json --format sarif', "residency: --format: 'sarif' is none of text, json"],
])('%s is refused in one line', async (commandLine, line) => {
  expect(await assign(commandLine)).toEqual({ code: 2, asked: [], stdout: '', stderr: `${line}\n` });
});

test('the databases come from the environment, and one that is missing is named', async () => {
  const { code, stderr } = await assign('--jurisdiction ca --registry registry.json', {
    SOURCE_DATABASE_URL: 'postgresql://source',
  });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr:
      "residency: residency assign needs the environment variable TARGET_DATABASE_URL; see 'residency assign --help'\n",
  });
});
