import { type CliIo } from '../../lib/gate/command';

/** What a command wrote. */
export interface RecordedIo extends CliIo {
  readonly written: { stdout: string; stderr: string };
}

/** Streams that remember, a clock that stands still on 2026-11-21, and a stopwatch that goes on by 1 ms a look. */
export function recordingIo(cwd: string, stdoutIsTerminal = false): RecordedIo {
  const written = { stdout: '', stderr: '' };
  let milliseconds = 0;
  return {
    written,
    stdout: { isTTY: stdoutIsTerminal, write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    cwd,
    env: {},
    now: () => new Date('2026-11-21T12:00:00Z'),
    elapsed: () => (milliseconds += 1),
  };
}
