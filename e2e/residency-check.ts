import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { declaredHosts, loadDeployment, planStages } from '../lib/config';
import { bareEnvironment, runCommand, type CommandResult } from './command';
import { type StackLocation } from './deploy/deployed-stacks';
import { type Deployer } from './deploy/deployer';
import { root, runFolder } from './workspace';

const timeout = 180_000;
const tsx = createRequire(__filename).resolve('tsx/cli');

const reportSchema = z.object({
  findings: z.array(z.looseObject({ verdict: z.string(), message: z.string() })),
});

export type CheckFinding = z.infer<typeof reportSchema>['findings'][number];

export interface CheckResult {
  /** 0 no finding, 1 findings. */
  readonly exitCode: number;
  readonly findings: readonly CheckFinding[];
}

/**
 * Runs `residency check` on the templates that are deployed, as CloudFormation gives them back, with what was made
 * otherwise beside it.
 */
export async function checkDeployed(
  deployer: Deployer,
  profile: string,
  stacks: readonly StackLocation[],
  label: string,
): Promise<CheckResult> {
  const folder = runFolder('deployed-templates', label);
  const paths = await Promise.all(
    stacks.map(async (stack) => {
      const file = join(folder, `${stack.name}.template.json`);
      writeFileSync(file, JSON.stringify(await deployer.deployedTemplate(stack), undefined, 1));
      return `${file}@${stack.region}`;
    }),
  );
  const accounts = [...new Set(stacks.map(({ account }) => account))].flatMap((account) => ['--account', account]);
  const hosts = planStages(loadDeployment(undefined, new Date().toISOString().slice(0, 10))).flatMap((plan) =>
    plan.profile === profile ? Object.entries(declaredHosts(plan)) : [],
  );
  const declared = hosts.flatMap(([host, country]) => ['--host', `${host}=${country}`]);
  const args = [
    tsx,
    'bin/residency.ts',
    'check',
    ...paths,
    '--jurisdiction',
    profile,
    ...accounts,
    ...declared,
    '--format',
    'json',
  ];
  const environment = { ...bareEnvironment(), HOME: runFolder('home') };
  return checkResultOf(
    'residency check',
    await runCommand(process.execPath, args, { cwd: root, environment, timeout }),
  );
}

/** The findings of a command that has judged. @throws Error when it has not */
export function checkResultOf(command: string, { exitCode, stdout, output }: CommandResult): CheckResult {
  if (exitCode !== 0 && exitCode !== 1)
    throw new Error(`${command} ended with exit code ${exitCode}: ${output.trim()}`);
  return { exitCode, findings: reportSchema.parse(JSON.parse(stdout)).findings };
}

/** @throws Error that lists the findings when there are any */
export function requireClean({ exitCode, findings }: CheckResult): void {
  if (exitCode === 0) return;
  throw new Error(
    `residency check finds in the deployed templates:\n${findings.map(({ message }) => message).join('\n')}`,
  );
}
