import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(__dirname, '..');

/** A run of a child process. */
export interface ChildRun {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  readonly stdout: string;
}

/**
 * Runs Node, without network and without the switches of the shell that asked.
 *
 * @throws Error when the process ends with a code that is not accepted; the message holds what it said
 */
export function runNode(
  args: readonly string[],
  { env = {}, accepted = [0] }: { readonly env?: Readonly<Record<string, string>>; readonly accepted?: number[] } = {},
): ChildRun {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CDK_DISABLE_CLI_TELEMETRY: 'true', ...env },
  });
  const milliseconds = performance.now() - start;
  if (!accepted.includes(status ?? -1))
    throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}: ${stdout}${stderr}`);
  return { milliseconds, stdout };
}

/** Runs a TypeScript file as the command line is run. */
export function runTypeScript(args: readonly string[], options?: Parameters<typeof runNode>[1]): ChildRun {
  return runNode(['--import', 'tsx', ...args], options);
}

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** The value of a flag such as `--runs 5`. */
export function numberFlag(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return fallback;
  const value = Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
  return value;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
