import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FILL_IN } from '../../scripts/scaffold/scaffold';
import { completenessChecks, SourceTree } from '../support/completeness';

const checks = Object.entries(completenessChecks);

describe('the project', () => {
  const project = new SourceTree(join(__dirname, '../..'));

  test.each(checks)('%s', (_, check) => {
    expect(check(project)).toEqual([]);
  });

  test('is where the checks look: none of them is about an empty folder', () => {
    const folders = ['lib/residency/rules', 'lib/residency/channels', 'lib/domain/jurisdictions', 'lib/gate/report'];
    for (const folder of folders) expect(project.filesIn(folder)).not.toEqual([]);
  });
});

describe('what is forgotten is named with the way to mend it', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'completeness-'));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const focused = ['it', 'only'].join('.');
  const table: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    [
      'a rule',
      { 'lib/residency/rules/index.ts': '', 'lib/residency/rules/stays.ts': "{\n  id: 'goes',\n}" },
      [
        'lib/residency/rules/stays.ts is not in lib/residency/rules/index.ts: add an import and an entry for it',
        "lib/residency/rules/stays.ts does not declare id: 'stays': give it the id that is the name of its file",
        'lib/residency/rules/stays.ts has no test: write test/residency/rules/stays.test.ts with compliant, violating and unproven examples',
      ],
    ],
    [
      'a jurisdiction profile',
      { 'lib/domain/jurisdictions/nz.ts': "{\n  id: 'nz',\n}", 'lib/domain/jurisdictions/index.ts': '' },
      ['lib/domain/jurisdictions/nz.ts is not in lib/domain/jurisdictions/index.ts: add an import and an entry for it'],
    ],
    [
      'a rule about flows',
      { 'lib/contact-flows/rules/ends.ts': "{\n  id: 'ends',\n}", 'lib/contact-flows/rules/index.ts': '' },
      ['lib/contact-flows/rules/ends.ts is not in lib/contact-flows/rules/index.ts: add an import and an entry for it'],
    ],
    [
      'a channel table',
      {
        'lib/residency/channels/index.ts': "import { a } from './known';",
        'lib/residency/channels/known.ts': 'const known: readonly Channel[] = [];',
        'lib/residency/channels/forgotten.ts': 'const forgotten: readonly Channel[] = [];',
        'lib/residency/channels/ways.ts': 'what two tables share',
      },
      [
        'lib/residency/channels/forgotten.ts is not in lib/residency/channels/index.ts: add an import and an entry for it',
      ],
    ],
    [
      'a Lambda function',
      { 'lambda/erase-contact/handler.ts': '', 'lambda/shared/logger.ts': '' },
      [
        'lambda/erase-contact has no contract.ts: declare its event, result and environment there with zod',
        'lambda/erase-contact has no test: write test/lambda/erase-contact/handler.test.ts',
        'lambda/erase-contact is named by 0 constructs (none): exactly one file of lib/constructs must import its contract and deploy it',
      ],
    ],
    [
      'a report format',
      {
        'lib/gate/commands/check.ts': '  --format FORMAT     text (default) or json',
        'lib/gate/report/text.ts': 'export function textReport() {}',
        'lib/gate/report/html.ts': 'export function htmlReport() {}',
        'lib/gate/report/colour.ts': 'export function colour() {}',
      },
      [
        'lib/gate/report/html.ts is a report format that lib/gate/commands/check.ts does not offer: add it to the formats and to the help',
      ],
    ],
    [
      'a long file',
      { 'lib/long.ts': '\n'.repeat(301), 'lib/short.ts': '\n'.repeat(300) },
      ['lib/long.ts has 301 lines: split it by theme, 300 is the limit'],
    ],
    [
      'a focused test',
      { 'test/a.test.ts': `${focused}('x', () => {}); unit('y');` },
      [`test/a.test.ts says ${focused}: run every test, or delete the one that is not wanted`],
    ],
    [
      'a scaffold',
      { 'lib/a.ts': `title: '${FILL_IN} the state that is wanted',` },
      ['lib/a.ts is not written yet: write the state that is wanted'],
    ],
  ];

  test.each(table)('%s', (_, files, expected) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const tree = new SourceTree(root);
    expect(checks.flatMap(([, check]) => check(tree))).toEqual(expected);
  });

  test('every check is shown to find something', () => {
    expect(table).toHaveLength(checks.length);
  });
});
