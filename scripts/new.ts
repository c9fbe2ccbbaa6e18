import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { scaffoldJurisdiction } from './scaffold/jurisdiction';
import { scaffoldLambdaFunction } from './scaffold/lambda-function';
import { scaffoldRule } from './scaffold/rule';
import { type Scaffold, ScaffoldError, writeScaffold } from './scaffold/scaffold';

const scaffolds: Readonly<Record<string, (id: string, today: string) => Scaffold>> = {
  rule: scaffoldRule,
  jurisdiction: scaffoldJurisdiction,
  lambda: scaffoldLambdaFunction,
};

/**
 * Writes the skeleton of a new unit and returns what to tell the person who asked.
 *
 * @param today - ISO date
 * @throws ScaffoldError when the unit cannot be made
 */
export function scaffoldUnit(args: readonly string[], { root, today }: { root: string; today: string }): string {
  const [kind = '', id, ...others] = args;
  const scaffold = Object.hasOwn(scaffolds, kind) ? scaffolds[kind] : undefined;
  if (!scaffold) throw new ScaffoldError(`there is no kind '${kind}': use ${Object.keys(scaffolds).join(', ')}`);
  if (id === undefined || others.length > 0) throw new ScaffoldError(`give one id: npm run new:${kind} -- <id>`);
  const made = scaffold(id, today);
  writeScaffold(root, made);
  format([...made.files, ...made.edits].map(({ path }) => join(root, path)));
  const written = [...made.files.map(({ path }) => `wrote ${path}`), ...made.edits.map(({ path }) => `edited ${path}`)];
  return [...written, 'Next:', ...made.next.map((step) => `- ${step}`), ''].join('\n');
}

/** Where lines break depends on the length of the unit's name. */
function format(paths: readonly string[]): void {
  const arguments_ = [require.resolve('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', ...paths];
  spawnSync(process.execPath, arguments_, { stdio: ['ignore', 'ignore', 'inherit'] });
}

if (require.main === module) {
  try {
    const today = new Date().toISOString().slice(0, 10);
    process.stdout.write(scaffoldUnit(process.argv.slice(2), { root: join(__dirname, '..'), today }));
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
