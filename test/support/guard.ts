import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const platforms: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const architectures: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/** The engine of AWS CloudFormation Guard, as the package ships it for this machine. */
const engine = path.join(
  path.dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json')),
  'bin',
  platforms[process.platform] ?? process.platform,
  architectures[process.arch] ?? process.arch,
  'cfn-guard',
);

/** What a policy says of a document, by rule: only the rules that apply. */
export function guardVerdicts(directory: string, policy: string, document: unknown): Readonly<Record<string, string>> {
  const [rules, data] = [path.join(directory, 'policy.guard'), path.join(directory, 'item.json')];
  writeFileSync(rules, policy);
  writeFileSync(data, JSON.stringify(document));
  const run = spawnSync(engine, ['validate', '--rules', rules, '--data', data, '--show-summary', 'all'], {
    encoding: 'utf8',
  });
  // 0: complies or does not apply, 19: does not comply. Anything else is a mistake in the policy or the document.
  if (run.status !== 0 && run.status !== 19) throw new Error(`Guard: ${run.error?.message ?? run.stderr}${run.stdout}`);
  return Object.fromEntries(
    [...run.stdout.matchAll(/^policy\.guard\/(\S+)\s+(PASS|FAIL)$/gm)].map(([, rule = '', verdict = '']) => [
      rule,
      verdict,
    ]),
  );
}
