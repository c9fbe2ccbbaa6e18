import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../e2e/command';

const run = (program: string, timeout = 20_000) =>
  runCommand(process.execPath, ['-e', program], { cwd: process.cwd(), environment: {}, timeout });

/** A program that starts another, tells its id, and waits as long as that. */
const withChild = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' });
  console.log(child.pid);
`;

function isThere(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}

async function requireGone(process_: number): Promise<void> {
  for (let attempt = 0; attempt < 100 && isThere(process_); attempt += 1) await sleep(20);
  expect(isThere(process_)).toBe(false);
}

test('a command tells how it ended and what it wrote', async () => {
  const program = `console.log('out'); console.error('err'); process.exitCode = 3;`;
  const { exitCode, stdout, output } = await run(program);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: 'out\n' });
  expect(output).toContain('err');
});

test('a command that takes too long fails, and what it has started goes with it', async () => {
  const { exitCode, stdout, output } = await run(withChild, 1_500);
  expect(exitCode).toBe(1);
  expect(output).toContain('ended by SIGKILL after 1.5 s');
  await requireGone(Number(stdout));
});

test('nothing of a command is left when this process ends', async () => {
  const before = process.listeners('exit');
  const running = run(withChild);
  const [end] = process.listeners('exit').filter((listener) => !before.includes(listener));
  await sleep(1_000);
  end?.(0);
  const { exitCode, stdout } = await running;
  expect(exitCode).toBe(1);
  await requireGone(Number(stdout));
  expect(process.listeners('exit')).toEqual(before);
});
