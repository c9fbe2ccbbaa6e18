import { type ParseArgsConfig } from 'node:util';

/** Everything that a command may touch besides the files it is given. */
export interface CliIo {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Directory that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Milliseconds of a clock that never goes back; only differences mean anything. */
  readonly elapsed: () => number;
}

/** A stream of text, such as `process.stdout`. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Exit codes of the command line. */
export const exitCode = { clean: 0, findings: 1, badInput: 2 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What the user typed after the command's name. Flags that were not given are absent. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of a flag that takes one. */
  readonly value: (flag: string) => string | undefined;
  /** The values of a flag that may be repeated. */
  readonly list: (flag: string) => readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text. */
  readonly usage: string;
  readonly flags: NonNullable<ParseArgsConfig['options']>;
  /**
   * @throws InputError (or an error of a parser: see `describeBadInput`) for bad input or usage
   */
  readonly run: (args: Arguments, io: CliIo) => ExitCode | Promise<ExitCode>;
}
