import { asOfDate } from '../as-of';
import { type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { InputError } from '../input-error';

/** What the user asked of `residency gate`. */
export interface GateOptions {
  /** Name of a deployment of this repository, or path of a module that exports a definition. */
  readonly deployment: string | undefined;
  /** ISO date. */
  readonly asOf: string;
  /** Directory of the decision records. `undefined`: `decisions`, if it is there. */
  readonly decisions: string | undefined;
  /** Directory of the evidence. */
  readonly output: string;
}

/** Does the work of `residency gate`. The entry point loads it when it is asked for: it needs the CDK. */
export type RunGate = (options: GateOptions, io: CliIo) => Promise<ExitCode>;

const usage = `Usage: residency gate [options]

Synthesizes every environment of the deployment and judges it: CloudFormation validation, cdk-nag (AwsSolutions,
NIST 800-53 r5, HIPAA, PCI DSS), contact flows, data residency, and the controls that are enforced. Works offline.

Options
  --deployment NAME   a deployment of this repository, or a module that exports a definition (default: example)
  --as-of DATE        read the law and the decision records as of YYYY-MM-DD (default: today)
  --decisions DIR     residency decision records that may clear findings (default: decisions, if it is there)
  --output DIR        where the evidence is written (default: evidence)
  -h, --help

Exit codes: 0 clean, 1 findings, 2 bad input or usage.
`;

/** `residency gate`: the main job of this project's continuous integration. */
export function gateCommand(runGate: RunGate): Command {
  return {
    name: 'gate',
    summary: 'synthesize every environment of the deployment and judge it, with evidence',
    usage,
    flags: {
      deployment: { type: 'string' },
      'as-of': { type: 'string' },
      decisions: { type: 'string' },
      output: { type: 'string' },
    },
    run: (args, io) => runGate(gateOptions(args, io), io),
  };
}

function gateOptions(args: Arguments, io: CliIo): GateOptions {
  const [stray] = args.positionals;
  if (stray !== undefined) {
    throw new InputError(`residency gate takes no argument '${stray}'; name a deployment with --deployment`);
  }
  return {
    deployment: args.value('deployment'),
    asOf: asOfDate(args.value('as-of'), io.now),
    decisions: args.value('decisions'),
    output: args.value('output') ?? 'evidence',
  };
}
