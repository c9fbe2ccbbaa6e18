import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand, type CommandResult } from '../command';
import { requireLoopbackEnvironment } from '../loopback';

/** Synthesis bundles every function, which takes a busy machine ten minutes and more. */
const timeout = 1_800_000;
const cdk = join(dirname(createRequire(__filename).resolve('aws-cdk/package.json')), 'bin', 'cdk');

/** The CDK command line, for one account of the emulator. */
export class CdkCli {
  /** @param folder - where it runs: there it reads `cdk.json`, and keeps what it looked up */
  constructor(
    private readonly environment: Readonly<Record<string, string>>,
    private readonly folder: string,
  ) {
    if (!environment['AWS_ENDPOINT_URL']) throw new Error('no AWS_ENDPOINT_URL: without one the CDK speaks to AWS');
    requireLoopbackEnvironment(environment);
  }

  synth(output: string, context: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    const pairs = Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
    return this.run('synth', '--quiet', '--output', output, ...pairs);
  }

  /** @param trusted - another account, whose credentials may look up in these environments */
  bootstrap(environments: readonly string[], trusted?: string): Promise<CommandResult> {
    return this.run('bootstrap', ...environments, ...(trusted === undefined ? [] : ['--trust-for-lookup', trusted]));
  }

  /** @param stacks - ids or patterns */
  deploy(assembly: string, stacks: readonly string[], ...options: string[]): Promise<CommandResult> {
    return this.run(
      'deploy',
      ...stacks,
      '--app',
      assembly,
      '--require-approval',
      'never',
      '--progress',
      'events',
      ...options,
    );
  }

  /** @param mapping - a file that tells what is imported, by logical id */
  import(assembly: string, stack: string, mapping: string): Promise<CommandResult> {
    return this.run('import', stack, '--app', assembly, '--resource-mapping', mapping, '--force');
  }

  destroy(assembly: string, stacks: readonly string[]): Promise<CommandResult> {
    return this.run('destroy', ...stacks, '--app', assembly, '--force');
  }

  private run(...args: string[]): Promise<CommandResult> {
    return runCommand(process.execPath, [cdk, ...args], { cwd: this.folder, environment: this.environment, timeout });
  }
}

/**
 * The last words of a CDK command that failed, which tell why.
 *
 * @throws Error when the command failed
 */
export function requireSuccess(command: string, { exitCode, output }: CommandResult): void {
  if (exitCode === 0) return;
  throw new Error(`${command} ended with exit code ${exitCode}:\n${output.trim().split('\n').slice(-15).join('\n')}`);
}
