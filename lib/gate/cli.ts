import { badInputMessage } from './bad-input';
import { exitCode, type CliIo, type Command, type ExitCode } from './command';
import { assignCommand, type RunAssign } from './commands/assign';
import { auditCommand, type RunAudit } from './commands/audit';
import { checkCommand } from './commands/check';
import { decisionsCommand } from './commands/decisions';
import { explainCommand } from './commands/explain';
import { flowsCommand } from './commands/flows';
import { gateCommand, type RunGate } from './commands/gate';
import { guardrailsCommand } from './commands/guardrails';
import { organisationsCommand, type RunOrganisations } from './commands/organisations';
import { receiptCommand } from './commands/receipt';
import { requestsCommand, type RunRequests } from './commands/requests';
import { InputError } from './input-error';
import { didYouMean } from './nearest';
import { parseArguments } from './parse-arguments';
import { toolVersion } from './tool-version';

/** What the entry point gives the command line: work that needs the CDK, the AWS SDK or a database, loaded only when it is asked for. */
export interface CliWiring {
  readonly runGate: RunGate;
  readonly runAssign: RunAssign;
  readonly runAudit: RunAudit;
  readonly runOrganisations: RunOrganisations;
  readonly runRequests: RunRequests;
}

/**
 * The command line `residency`. Never throws: bad input and usage become lines on standard error.
 *
 * @param argv - without the program's own name
 * @returns 0 clean, 1 findings, 2 bad input or usage
 */
export async function runCli(argv: readonly string[], io: CliIo, wiring: CliWiring): Promise<ExitCode> {
  try {
    return await dispatch(argv, io, [
      gateCommand(wiring.runGate),
      checkCommand,
      auditCommand(wiring.runAudit),
      decisionsCommand,
      explainCommand,
      guardrailsCommand,
      flowsCommand,
      assignCommand(wiring.runAssign),
      organisationsCommand(wiring.runOrganisations),
      requestsCommand(wiring.runRequests),
      receiptCommand,
    ]);
  } catch (error) {
    io.stderr.write(`residency: ${describeBadInput(error)}\n`);
    return exitCode.badInput;
  }
}

async function dispatch(argv: readonly string[], io: CliIo, commands: readonly Command[]): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined) throw new InputError("no command given; see 'residency --help'");
  if (['--help', '-h', 'help'].includes(name)) return print(io, overview(commands));
  if (['--version', '-v'].includes(name)) return print(io, `${toolVersion()}\n`);
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const names = commands.map((candidate) => candidate.name);
    const [what, known] = name.startsWith('-') ? ['flag', ['--help', '--version']] : ['command', names];
    throw new InputError(
      `there is no ${what} '${name}'${didYouMean(name, known) || `; use one of ${names.join(', ')}`}`,
    );
  }
  const args = parseArguments(rest, command);
  return args.value('help') === undefined ? command.run(args, io) : print(io, command.usage);
}

function print(io: CliIo, text: string): ExitCode {
  io.stdout.write(text);
  return exitCode.clean;
}

function overview(commands: readonly Command[]): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`);
  return `Usage: residency COMMAND [options]

Proves that customer content stays in its jurisdiction.

Commands
${list.join('\n')}

  residency COMMAND --help    the options of a command
  residency --version

Exit codes: 0 clean, 1 findings, 2 bad input or usage.
`;
}

/** What a person is told: the message of an expected error, one line for any other. Never a stack trace. */
function describeBadInput(error: unknown): string {
  const expected = badInputMessage(error);
  if (expected !== undefined) return expected;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `internal error: ${message.split('\n')[0] ?? ''}; please report it with the command line you used`;
}
