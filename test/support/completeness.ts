import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FILL_IN } from '../../scripts/scaffold/scaffold';

/** Raw lines, blank ones and comments included. */
const MAX_LINES = 300;

const SOURCE_FOLDERS = ['bin', 'lib', 'lambda', 'test', 'scripts', 'bench', 'e2e'];

/** Looks for one kind of thing that was forgotten; every line says what, where and how to mend it. */
export type CompletenessCheck = (tree: SourceTree) => readonly string[];

/** The sources of the project, or of a copy of it. */
export class SourceTree {
  readonly #texts = new Map<string, string>();

  constructor(private readonly root: string) {}

  /** Paths of the TypeScript files directly in a folder, in the order of their names. */
  filesIn(folder: string): readonly string[] {
    if (!this.has(folder)) return [];
    const entries = readdirSync(join(this.root, folder), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
    return files.map(({ name }) => `${folder}/${name}`).sort();
  }

  /** Names of the folders directly in a folder. */
  foldersIn(folder: string): readonly string[] {
    if (!this.has(folder)) return [];
    const entries = readdirSync(join(this.root, folder), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  /** Paths of the TypeScript files in a folder and below. */
  filesBelow(folder: string): readonly string[] {
    return [...this.filesIn(folder), ...this.foldersIn(folder).flatMap((name) => this.filesBelow(`${folder}/${name}`))];
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** The text of a file; empty when there is none. */
  text(path: string): string {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const text = this.has(path) ? readFileSync(join(this.root, path), 'utf8') : '';
    this.#texts.set(path, text);
    return text;
  }
}

const nameOf = (path: string): string => basename(path, '.ts');

/** The units of a folder with an index: every file but the index. */
function unitsOf(tree: SourceTree, folder: string): readonly string[] {
  return tree.filesIn(folder).filter((path) => nameOf(path) !== 'index');
}

/** The files of a folder that its index does not import. */
function missingInIndex(
  tree: SourceTree,
  folder: string,
  isUnit: (path: string) => boolean = () => true,
): readonly string[] {
  const index = `${folder}/index.ts`;
  return unitsOf(tree, folder)
    .filter(isUnit)
    .filter((path) => !tree.text(index).includes(`from './${nameOf(path)}'`))
    .map((path) => `${path} is not in ${index}: add an import and an entry for it`);
}

/** The files of a folder whose `id` is not the name of the file. */
function otherwiseCalled(tree: SourceTree, folder: string): readonly string[] {
  return unitsOf(tree, folder)
    .filter((path) => !tree.text(path).includes(`\n  id: '${nameOf(path)}',\n`))
    .map((path) => `${path} does not declare id: '${nameOf(path)}': give it the id that is the name of its file`);
}

const rules: CompletenessCheck = (tree) => {
  const folder = 'lib/residency/rules';
  const untested = unitsOf(tree, folder)
    .map((path) => ({ path, test: `test/residency/rules/${nameOf(path)}.test.ts` }))
    .filter(({ test }) => !tree.has(test))
    .map(({ path, test }) => `${path} has no test: write ${test} with compliant, violating and unproven examples`);
  return [...missingInIndex(tree, folder), ...otherwiseCalled(tree, folder), ...untested];
};

const jurisdictions: CompletenessCheck = (tree) => {
  const folder = 'lib/domain/jurisdictions';
  return [...missingInIndex(tree, folder), ...otherwiseCalled(tree, folder)];
};

const flowRules: CompletenessCheck = (tree) => {
  const folder = 'lib/contact-flows/rules';
  return [...missingInIndex(tree, folder), ...otherwiseCalled(tree, folder)];
};

/** A row without examples is found by test/residency/channels; here it is whole tables. */
const channels: CompletenessCheck = (tree) =>
  missingInIndex(tree, 'lib/residency/channels', (path) => tree.text(path).includes(': readonly Channel[] ='));

const lambdaFunctions: CompletenessCheck = (tree) => {
  const constructs = tree.filesBelow('lib/constructs');
  return tree
    .foldersIn('lambda')
    .filter((name) => tree.has(`lambda/${name}/handler.ts`))
    .flatMap((name) => {
      // A construct names a function by its contract.
      const naming = constructs.filter((path) => tree.text(path).includes(`/lambda/${name}/contract'`));
      return [
        ...(tree.has(`lambda/${name}/contract.ts`)
          ? []
          : [`lambda/${name} has no contract.ts: declare its event, result and environment there with zod`]),
        ...(tree.has(`test/lambda/${name}/handler.test.ts`)
          ? []
          : [`lambda/${name} has no test: write test/lambda/${name}/handler.test.ts`]),
        ...(naming.length === 1
          ? []
          : [
              `lambda/${name} is named by ${naming.length} constructs (${naming.join(', ') || 'none'}): ` +
                'exactly one file of lib/constructs must import its contract and deploy it',
            ]),
      ];
    });
};

/** A format is a file of lib/gate/report that exports a function called `<file>Report`. */
const reportFormats: CompletenessCheck = (tree) => {
  const command = 'lib/gate/commands/check.ts';
  const listed = /--format FORMAT.*/.exec(tree.text(command))?.[0] ?? '';
  return tree
    .filesIn('lib/gate/report')
    .filter((path) => tree.text(path).includes(`export function ${nameOf(path)}Report(`))
    .filter((path) => !new RegExp(`\\b${nameOf(path)}\\b`).test(listed))
    .map((path) => `${path} is a report format that ${command} does not offer: add it to the formats and to the help`);
};

const fileLength: CompletenessCheck = (tree) =>
  SOURCE_FOLDERS.flatMap((folder) => tree.filesBelow(folder))
    .map((path) => ({ path, lines: tree.text(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines: split it by theme, ${MAX_LINES} is the limit`);

const FOCUSED = /\b(?:describe|it|test)(?:\.\w+)*\.(?:only|skip|todo|failing)\b|\b(?:f|x)(?:describe|it|test)\(/g;

const focusedTests: CompletenessCheck = (tree) =>
  tree
    .filesBelow('test')
    .flatMap((path) => [...tree.text(path).matchAll(FOCUSED)].map(([found]) => ({ path, found })))
    .map(({ path, found }) => `${path} says ${found}: run every test, or delete the one that is not wanted`);

const unfinishedScaffolds: CompletenessCheck = (tree) =>
  ['lib', 'lambda', 'test']
    .flatMap((folder) => tree.filesBelow(folder))
    .flatMap((path) =>
      (tree.text(path).match(new RegExp(`${FILL_IN} [^'\`\\n]*`, 'g')) ?? []).map((found) => ({ path, found })),
    )
    .map(({ path, found }) => `${path} is not written yet: ${found.replace(FILL_IN, 'write')}`);

/** What a person forgets when adding a unit, by the name of what is checked. */
export const completenessChecks: Readonly<Record<string, CompletenessCheck>> = {
  'every rule is in the index, is called like its file and has a test': rules,
  'every jurisdiction profile is in the index and is called like its file': jurisdictions,
  'every rule about flows is in the index and is called like its file': flowRules,
  'every channel table is in the index': channels,
  'every Lambda function has a contract, a test and one construct': lambdaFunctions,
  'every report format is offered by the command line': reportFormats,
  'no source file is too long': fileLength,
  'no test is focused or skipped': focusedTests,
  'no scaffold is left unwritten': unfinishedScaffolds,
};
