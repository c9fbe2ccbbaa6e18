import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GateRun } from './gate-process';
import { madeOnceInRunSync } from './run-directory';

/**
 * What `residency gate` says of one of the platforms of gate-process.ts, and the evidence that it left. It runs once in
 * a run of the tests.
 */
export function gateRun(name: string) {
  const cwd = madeOnceInRunSync('gate', (directory) => {
    const program = ['--import', 'tsx', join(__dirname, 'gate-process.ts'), directory];
    const { status, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the gate ended with ${status}: ${stderr}`);
  });
  const read = (...file: string[]): unknown => JSON.parse(readFileSync(join(cwd, ...file), 'utf8'));
  const run = (read('runs.json') as Readonly<Record<string, GateRun>>)[name];
  if (!run) throw new Error(`the gate did not run on '${name}'`);
  return { ...run, evidence: (file: string) => read(name, file), assembly: join(cwd, name, 'cdk.out') };
}
