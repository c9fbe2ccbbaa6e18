import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { FILL_IN, ScaffoldError } from '../../scripts/scaffold/scaffold';
import { scaffoldUnit } from '../../scripts/new';
import { completenessChecks, SourceTree } from '../support/completeness';

const project = join(__dirname, '../..');
const today = '2028-02-29';

let root: string;

/** What a skeleton needs of the project to be compiled and run. */
const copied = ['lib', 'test/support', 'scripts/scaffold', 'tsconfig.json', 'cdk.json', '.prettierrc.json'];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'scaffold-'));
  for (const path of copied) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(project, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const scaffold = (...args: readonly string[]): string => scaffoldUnit(args, { root, today });

test.each([
  [['lamda', 'x'], "there is no kind 'lamda': use rule, jurisdiction, lambda"],
  [['constructor', 'x-y'], "there is no kind 'constructor': use rule, jurisdiction, lambda"],
  [[], "there is no kind '': use rule, jurisdiction, lambda"],
  [['rule'], 'give one id: npm run new:rule -- <id>'],
  [['rule', 'a-b', 'c-d'], 'give one id: npm run new:rule -- <id>'],
  [['rule', '../x'], "'../x' is no id: write words in kebab-case, such as data-stays-home"],
  [['rule', 'Data-Stays'], "'Data-Stays' is no id: write words in kebab-case, such as data-stays-home"],
  [['rule', 'stays'], "'stays' is too short an id: write at least 2 words, such as data-stays-home"],
  [['jurisdiction', 'nz_'], "'nz_' is no id: write words in kebab-case, such as nz or nz-privacy"],
  [['lambda', 'erase'], "'erase' is too short an id: write at least 2 words, such as erase-contact"],
  [
    ['rule', 'data-stays-home'],
    'lib/residency/rules/data-stays-home.ts exists already: choose another id, or edit that file',
  ],
  [['jurisdiction', 'ca'], 'lib/domain/jurisdictions/ca.ts exists already: choose another id, or edit that file'],
])('%j is refused in one line', (args, message) => {
  const before = readFileSync(join(root, 'lib/residency/rules/index.ts'), 'utf8');
  expect(() => scaffold(...args)).toThrow(new ScaffoldError(message));
  expect(readFileSync(join(root, 'lib/residency/rules/index.ts'), 'utf8')).toBe(before);
});

describe('the skeletons', () => {
  let written: readonly string[];

  beforeAll(() => {
    const output = [
      scaffold('rule', 'copies-stay-home'),
      scaffold('jurisdiction', 'nz-privacy'),
      // India: a word of the language.
      scaffold('jurisdiction', 'in'),
      // A verb that is a word of the language.
      scaffold('lambda', 'delete-contact'),
    ].join('\n');
    written = [...output.matchAll(/^(?:wrote|edited) (.+)$/gm)].map(([, path]) => path ?? '');
  });

  test('are what the project expects of such units, but for what is to be written', () => {
    const tree = new SourceTree(root);
    const known = new SourceTree(project);
    const problems = Object.values(completenessChecks).flatMap((check) => {
      const old = new Set(check(known));
      return check(tree).filter((problem) => !old.has(problem) && !problem.includes(' has no test: '));
    });
    expect(problems.filter((problem) => !problem.includes(' is not written yet: write '))).toEqual([]);
    const unwritten = new Set(problems.map((problem) => problem.split(' ')[0]));
    expect([...unwritten].sort()).toEqual([
      'lambda/delete-contact/contract.ts',
      'lambda/delete-contact/delete.ts',
      'lib/constructs/delete-contact/delete-contact.ts',
      'lib/domain/jurisdictions/in.ts',
      'lib/domain/jurisdictions/nz-privacy.ts',
      'lib/residency/rules/copies-stay-home.ts',
      'test/residency/rules/copies-stay-home.test.ts',
    ]);
  });

  test('compile', () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      config: unknown;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    // The types of the CDK alone take 5 s to load: the construct is compiled by its own test, which runs below.
    const files = written.filter((path) => !path.includes('constructs/')).map((path) => join(root, path));
    const program = ts.createProgram(files, options);
    const diagnostics = files.flatMap((file) => [
      ...program.getSemanticDiagnostics(program.getSourceFile(file)),
      ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
    ]);
    expect(diagnostics.map(({ messageText, file }) => [file?.fileName, messageText])).toEqual([]);
  });

  test('have tests that fail, and say what to write', () => {
    const tests = written.filter((path) => path.endsWith('.test.ts'));
    const config = {
      rootDir: root,
      transform: { '^.+\\.ts$': join(project, 'test/support/typescript-transformer.mjs') },
      testMatch: ['**/*.test.ts'],
    };
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(dirname(require.resolve('jest/package.json')), 'bin/jest.js'),
        '--config',
        JSON.stringify(config),
        '--json',
        '--runInBand',
        ...tests,
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false' } },
    );
    const { testResults } = JSON.parse(stdout) as {
      testResults: readonly { name: string; status: string; message: string }[];
    };
    const failing = testResults.filter(({ status, message }) => status === 'failed' && message.includes(FILL_IN));
    expect(testResults).toHaveLength(4);
    expect(failing.map(({ name }) => name.split('/').at(-1)).sort()).toEqual([
      'copies-stay-home.test.ts',
      'delete.test.ts',
      'handler.test.ts',
    ]);
  });
});
