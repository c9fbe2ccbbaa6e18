import { exampleDeployment, loadDeployment } from '../../lib/config';
import { readDeployment } from '../../lib/gate/deployment-file';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const cwd = temporaryDirectory();
const asOf = '2026-11-21';
const json = JSON.stringify(exampleDeployment);
writeFiles(cwd, {
  'named.js': `exports.deployment = ${json};`,
  'default.js': `exports.default = ${json};`,
  'plain.json': json,
  'nothing.js': 'exports.other = 1;',
  'throws.js': 'throw new Error("first line\\nsecond line");',
  'broken.json': '{',
  'empty.json': '',
  'refused.json': '{}',
});

test.each([undefined, 'example', 'named.js', './default.js', 'plain.json'])(
  '%s is the example deployment',
  (deployment) => {
    expect(readDeployment(deployment, { asOf, cwd })).toEqual(loadDeployment(undefined, asOf));
  },
);

test.each([
  ['gone.ts', 'gone.ts: no such file; give a module that exports a deployment definition'],
  ['nothing.js', "nothing.js: exports no definition; export it as 'deployment' or as default"],
  ['throws.js', 'throws.js: the module cannot be loaded (first line); fix it, or check what it imports'],
  ['empty.json', 'empty.json: the file is empty; give a deployment definition'],
  ['broken.json', 'broken.json:1:2: the JSON is malformed; check for a missing comma, quote or bracket'],
])('fails on %s with one line', (deployment, message) => {
  expect(() => readDeployment(deployment, { asOf, cwd })).toThrow(new RegExp(`^${message.replace(/[.()]/g, '\\$&')}$`));
});

test('a definition that is refused says where it comes from', () => {
  expect(() => readDeployment('refused.json', { asOf, cwd })).toThrow(/^refused\.json: /);
  expect(() => readDeployment('unheard-of', { asOf, cwd })).toThrow(/^unheard-of: .*use one of example/);
});
