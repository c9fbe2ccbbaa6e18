import { createRequire } from 'node:module';
import { runCommand } from './command';
import { type Emulator } from './emulator/emulator';
import { checkResultOf, type CheckResult } from './residency-check';
import { root } from './workspace';

const timeout = 180_000;
const tsx = createRequire(__filename).resolve('tsx/cli');

/** Runs `residency audit` on a Stage, with the account's credentials and the emulator in the place of AWS. */
export async function auditStage(emulator: Emulator, account: string, stage: string): Promise<CheckResult> {
  const args = [tsx, 'bin/residency.ts', 'audit', '--stage', stage, '--format', 'json'];
  const environment = emulator.environment(account);
  return checkResultOf(
    'residency audit',
    await runCommand(process.execPath, args, { cwd: root, environment, timeout }),
  );
}
