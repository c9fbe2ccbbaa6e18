import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment, runCommand } from './command';
import { root, workspace } from './workspace';

const requirements = join(root, 'e2e', 'requirements.txt');
const oldest = [3, 10] as const;
const installTimeout = 600_000;

/** A program of the virtual environment. */
export const pythonProgram = (name: string): string => join(workspace.python, 'bin', name);

/**
 * The Python packages of `e2e/requirements.txt` in the repository's own virtual environment, installed when they
 * changed.
 *
 * @throws Error when there is no Python of the version that the emulator needs, or the packages cannot be installed
 */
export async function preparePython(): Promise<void> {
  const environment = { ...bareEnvironment(), HOME: process.env['HOME'] ?? '/', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  const run = (file: string, args: readonly string[]) =>
    runCommand(file, args, { cwd: root, environment, timeout: installTimeout });
  const version = await run('python3', ['-c', 'import sys; print(*sys.version_info[:2])']).catch(() => undefined);
  const [major = 0, minor = 0] = version?.stdout.trim().split(' ').map(Number) ?? [];
  if (major !== oldest[0] || minor < oldest[1]) {
    throw new Error(
      `the emulator needs Python ${oldest.join('.')} or newer as python3; found ${major ? `${major}.${minor}` : 'none'}`,
    );
  }
  const marker = join(workspace.python, 'installed.sha256');
  const wanted = createHash('sha256').update(`${major}.${minor}\n`).update(readFileSync(requirements)).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  for (const [file, ...args] of [
    ['python3', '-m', 'venv', '--clear', workspace.python],
    [pythonProgram('python'), '-m', 'pip', 'install', '--quiet', '--no-deps', '-r', requirements],
  ] as const) {
    const { exitCode, output } = await run(file, args);
    if (exitCode !== 0)
      throw new Error(`${file} ${args.join(' ')} failed: ${output.trim().split('\n').slice(-3).join(' ')}`);
  }
  writeFileSync(marker, wanted);
}
