import { join } from 'node:path';
import * as z from 'zod';
import { bareEnvironment, runCommand } from '../command';
import { type AssemblyStack } from '../deploy/assembly';
import { pythonProgram } from '../python-environment';
import { type Report } from '../report';
import { root, runFolder } from '../workspace';

const timeout = 300_000;

const matchesSchema = z.array(
  z.object({
    Filename: z.string(),
    Level: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
  }),
);

/**
 * Begins to lint every template with cfn-lint for the Region that its stack is in, one Region after the other, while
 * other things go on.
 *
 * @returns what waits for it and reports: an error fails; warnings are counted
 */
export function beginLint(stacks: readonly AssemblyStack[]): (report: Report) => Promise<void> {
  const regions = [...new Set(stacks.map(({ region }) => region))].sort();
  let before: Promise<unknown> = Promise.resolve();
  const begun = regions.map((region) => {
    const files = stacks
      .filter((stack) => stack.region === region)
      .map((stack) => join(stack.directory, stack.templateFile));
    const matches = before.then(() => lint(region, files));
    // A Region that fails stops no other; whoever waits for it is told.
    before = matches.catch(() => undefined);
    return { title: `${files.length} templates for ${region} have no error`, matches };
  });
  return async (report) => {
    report.chapter('CloudFormation linting by cfn-lint, begun before the story');
    for (const { title, matches } of begun) await report.step(title, async () => requireNoError(await matches, report));
  };
}

function requireNoError(matches: z.infer<typeof matchesSchema>, report: Report): void {
  const errors = matches.filter(({ Level }) => Level === 'Error');
  if (errors.length > 0) throw new Error(errors.map(messageOf).join('\n'));
  const rules = new Set(matches.map(({ Rule }) => Rule.Id));
  if (matches.length > 0) report.line(`${matches.length} remarks that are no errors: ${[...rules].sort().join(', ')}`);
}

async function lint(region: string, files: readonly string[]): Promise<z.infer<typeof matchesSchema>> {
  const args = ['--regions', region, '--format', 'json', '--non-zero-exit-code', 'none', '--template', ...files];
  const environment = { ...bareEnvironment(), HOME: runFolder('home') };
  const { exitCode, stdout, output } = await runCommand(pythonProgram('cfn-lint'), args, {
    cwd: root,
    environment,
    timeout,
  });
  if (exitCode !== 0) throw new Error(`cfn-lint ended with exit code ${exitCode}: ${output.trim().slice(-500)}`);
  return matchesSchema.parse(JSON.parse(stdout.trim() === '' ? '[]' : stdout));
}

function messageOf({ Filename, Rule, Message, Location }: z.infer<typeof matchesSchema>[number]): string {
  return `${Filename}: ${Rule.Id} ${Location.Path?.join('/') ?? ''}: ${Message}`;
}
