import { asOfDate } from '../as-of';
import { type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { InputError } from '../input-error';
import { type Format, parseFormat } from '../report/format';

/** What the user asked of `residency audit`. */
export interface AuditOptions {
  /** What is audited: a Stage of a deployment, or an account of which only the jurisdiction is known. */
  readonly what:
    | { readonly stage: string; readonly deployment: string | undefined }
    | { readonly jurisdiction: string; readonly accounts: readonly string[] };
  readonly region: string | undefined;
  /** ISO date. */
  readonly asOf: string;
  readonly decisions: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
}

/** Does the work of `residency audit`. The entry point loads it when it is asked for: it needs the AWS SDK. */
export type RunAudit = (options: AuditOptions, io: CliIo) => Promise<ExitCode>;

const usage = `Usage: residency audit --stage ID [options]
       residency audit --jurisdiction ID --region REGION [options]

Reads a live account with your own credentials and judges it by the rules of the gate. With a Stage it also compares
the account with what the stacks of the deployment declare. It changes nothing.

Options
  --stage ID          a Stage of the deployment, such as ca-prod
  --deployment NAME   a deployment of this repository, or a module that exports a definition (default: example)
  --jurisdiction ID   instead of a Stage: the jurisdiction profile whose data the account holds
  --region REGION     the Region to read (default: that of the Stage's instance)
  --account ACCOUNT   with --jurisdiction: another account of the same owner; may be repeated
  --decisions DIR     residency decision records that may clear findings
                      (default: with a Stage, decisions, if it is there)
  --format FORMAT     text (default), json or sarif
  --output FILE       write the report to FILE, and one line to standard output
  --as-of DATE        read the law and the decision records as of YYYY-MM-DD (default: today)
  -h, --help

Exit codes: 0 clean, 1 findings (what could not be read is one), 2 bad input or usage.
`;

/** `residency audit`: compares a live account with what is declared. */
export function auditCommand(runAudit: RunAudit): Command {
  return {
    name: 'audit',
    summary: 'read a live account and judge it by the rules of the gate',
    usage,
    flags: {
      stage: { type: 'string' },
      deployment: { type: 'string' },
      jurisdiction: { type: 'string' },
      region: { type: 'string' },
      account: { type: 'string', multiple: true },
      decisions: { type: 'string' },
      format: { type: 'string' },
      output: { type: 'string' },
      'as-of': { type: 'string' },
    },
    run: (args, io) => runAudit(auditOptions(args, io), io),
  };
}

function auditOptions(args: Arguments, io: CliIo): AuditOptions {
  const [stray] = args.positionals;
  if (stray !== undefined) {
    throw new InputError(`residency audit takes no argument '${stray}'; name a Stage with --stage`);
  }
  const region = args.value('region');
  return {
    what: subject(args, region),
    region,
    asOf: asOfDate(args.value('as-of'), io.now),
    decisions: args.value('decisions'),
    format: parseFormat(args.value('format')),
    output: args.value('output'),
  };
}

function subject(args: Arguments, region: string | undefined): AuditOptions['what'] {
  const [stage, jurisdiction, deployment] = [args.value('stage'), args.value('jurisdiction'), args.value('deployment')];
  if (stage !== undefined && jurisdiction !== undefined) {
    throw new InputError('--stage and --jurisdiction cannot be given together; a Stage has its jurisdiction');
  }
  if (stage !== undefined) return { stage, deployment };
  if (jurisdiction === undefined) {
    throw new InputError('residency audit needs --stage ID, such as --stage ca-prod, or --jurisdiction ID');
  }
  if (region === undefined) {
    throw new InputError('residency audit --jurisdiction needs --region REGION: an account is read Region by Region');
  }
  return { jurisdiction, accounts: args.list('account') };
}
