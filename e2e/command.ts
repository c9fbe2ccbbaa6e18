import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  readonly stdout: string;
}

export interface CommandOptions {
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds until the command is ended. */
  readonly timeout: number;
}

/**
 * Runs a command to its end. A command that takes too long is ended and fails, and one that runs when this process ends
 * is ended too, with what it has started.
 */
export function runCommand(
  file: string,
  args: readonly string[],
  { cwd, environment, timeout }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that all of it can be ended.
      detached: true,
    });
    const end = (): void => endGroup(child.pid);
    process.once('exit', end);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, timeout);
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const settled = (): void => {
      clearTimeout(timer);
      process.off('exit', end);
    };
    child.on('error', (error) => {
      settled();
      reject(error);
    });
    child.on('close', (code, signal) => {
      settled();
      if (signal !== null) output += `\nended by ${signal}${isLate ? ` after ${timeout / 1000} s` : ''}`;
      resolve({ exitCode: code ?? 1, output, stdout });
    });
  });
}

/** Ends a process and all that it has started, if they are still there. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** What a command needs of the caller's environment to run at all; AWS settings stay behind. */
export function bareEnvironment(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const kept = [
    'PATH',
    'LANG',
    'LC_ALL',
    'SystemRoot',
    'PIP_INDEX_URL',
    'PIP_CONFIG_FILE',
    'PIP_CERT',
    'SSL_CERT_FILE',
  ];
  return Object.fromEntries(kept.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
}
