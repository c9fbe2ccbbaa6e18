import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as z from 'zod';
import { cdkContext } from './cdk-context';
import { madeOnceInRunSync } from './run-directory';
import { stacksIn, type SynthesizedStack } from './synthesized-stack';

const root = path.join(__dirname, '..', '..');
const ending = z.object({ status: z.number().nullable(), stderr: z.string() });

/** How `bin/app.ts` ended, and the directory of its cloud assembly. */
export interface ShippedApp extends z.output<typeof ending> {
  readonly directory: string;
}

/**
 * The example deployment as `cdk synth` makes it, but for the bundles of its functions: synthesized once in a run of the
 * tests, by the program that deploys it, and read by every file that asks.
 */
export function shippedApp(): ShippedApp {
  const directory = madeOnceInRunSync('shipped-app', (outdir) => {
    const { status, stderr } = runApp(outdir, cdkContext());
    writeFileSync(path.join(outdir, 'ending.json'), JSON.stringify({ status, stderr }));
  });
  return { directory, ...ending.parse(JSON.parse(readFileSync(path.join(directory, 'ending.json'), 'utf8'))) };
}

/** Runs `bin/app.ts` as the CDK CLI does. */
export function runApp(outdir: string, context: Readonly<Record<string, unknown>>) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false', CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
}

/**
 * Every stack of the example deployment, in the order of the assembly; or those of some Stages.
 *
 * @throws Error when `bin/app.ts` writes no assembly
 */
export function shippedStacks(isWanted: (stage: string) => boolean = () => true): readonly SynthesizedStack[] {
  const { directory, status, stderr } = shippedApp();
  if (!existsSync(path.join(directory, 'manifest.json'))) {
    throw new Error(`bin/app.ts ended with ${status} and no assembly: ${stderr}`);
  }
  return stacksIn(new CloudAssembly(directory)).filter(({ stage }) => isWanted(stage));
}
