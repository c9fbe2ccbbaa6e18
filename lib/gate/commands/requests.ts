import { planStages } from '../../config';
import { asOfDate } from '../as-of';
import { type Arguments, type CliIo, type Command, exitCode, type ExitCode } from '../command';
import { readDeployment } from '../deployment-file';
import { InputError } from '../input-error';
import { didYouMean } from '../nearest';
import { readText } from '../read-text';

/** What the user asked of `residency requests`. */
export interface RequestsOptions {
  /** Id of the Stage, such as `ca-prod`. */
  readonly stage: string;
  readonly region: string;
  /** `open` is of a function of its own; the others are commands of the privacy officer's function. */
  readonly action: string;
  /** Members of the request: from the file, or as they were typed. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly format: 'text' | 'json';
}

/** How it ended: done, refused by the function, or not tried at all. Messages are one line. */
export type RequestsOutcome =
  { readonly ended: 'done' } | { readonly ended: 'refused' | 'failed'; readonly message: string };

/** Does the work of `residency requests`. The entry point loads it when it is asked for: it needs the AWS SDK. */
export type RunRequests = (options: RequestsOptions, io: CliIo) => Promise<RequestsOutcome>;

interface Action {
  /** The member that the one positional is. @default - none: it is read from a file */
  readonly positional?: string;
  /** Takes JSON from `--file`. */
  readonly reads?: boolean;
  /** Flags that it needs, by the member they are. */
  readonly flags?: Readonly<Record<string, string>>;
}

const decided = { by: 'by', reason: 'reason' };

const actions: Readonly<Record<string, Action>> = {
  open: { reads: true },
  list: {},
  show: { positional: 'requestId' },
  extend: { positional: 'requestId', flags: decided },
  confirm: { positional: 'requestId', flags: { by: 'by' } },
  hold: { reads: true },
  holds: {},
  release: { positional: 'holdId', flags: decided },
};

const examples: Readonly<Record<string, string>> = {
  environment: 'prod',
  jurisdiction: 'ca',
  by: 'privacy-officer',
  reason: "'many stores'",
  file: 'request.json',
};

const usage = `Usage: residency requests ACTION [ID] [options]

Requests of persons to be erased, in one Region: opened, shown, extended, held. What names a person is read from a file
or from standard input, never from the command line. Needs AWS credentials that may call the functions of the Region.

Actions
  open          --file FILE: a verified request (docs/erasure.md#a-request); starts its erasure
  list          requests that are not closed, without the persons
  show ID       how far it is, and what is still to be told to the person
  extend ID     --reason TEXT --by ROLE: more time, once, where the law lets it; the person is told
  confirm ID    --by ROLE: the person was told what no mail could tell
  hold          --file FILE: a legal hold (docs/erasure.md#legal-holds)
  holds         every hold, also those that were released
  release ID    --reason TEXT --by ROLE: what the hold kept is decided anew on the next day

Options
  --environment ID     environment of the deployment, such as prod (required)
  --jurisdiction ID    jurisdiction of the deployment, such as ca (required)
  --file FILE          JSON; '-' is standard input
  --by ROLE            role that decides, such as privacy-officer; never a person's name
  --reason TEXT        why, in words that the person may read
  --deployment NAME    a deployment of this repository, or a module that exports a definition (default: example)
  --as-of DATE         read the law as of YYYY-MM-DD (default: today)
  --format FORMAT      text (default) or json
  -h, --help

Exit codes: 0 done, 1 refused by the function, 2 bad input or usage, or the function cannot be called.
`;

/** `residency requests`: what the privacy officer does with requests for erasure. */
export function requestsCommand(runRequests: RunRequests): Command {
  const text = { type: 'string' } as const;
  return {
    name: 'requests',
    summary: 'open, show, extend and hold requests for erasure',
    usage,
    flags: Object.fromEntries(
      ['environment', 'jurisdiction', 'file', 'by', 'reason', 'deployment', 'as-of', 'format'].map((flag) => [
        flag,
        text,
      ]),
    ),
    run: async (args, io) => tell(await runRequests(requestsOptions(args, io), io), io),
  };
}

function tell(outcome: RequestsOutcome, io: CliIo): ExitCode {
  if (outcome.ended === 'failed') throw new InputError(outcome.message);
  if (outcome.ended === 'done') return exitCode.clean;
  io.stderr.write(`residency: refused: ${outcome.message}\n`);
  return exitCode.findings;
}

function requestsOptions(args: Arguments, io: CliIo): RequestsOptions {
  const { name, action, id } = actionOf(args);
  const format = args.value('format') ?? 'text';
  if (format !== 'text' && format !== 'json') throw new InputError(`--format: '${format}' is none of text, json`);
  const environment = required(args, 'environment');
  const jurisdiction = required(args, 'jurisdiction');
  const asOf = asOfDate(args.value('as-of'), io.now);
  const plans = planStages(readDeployment(args.value('deployment'), { asOf, cwd: io.cwd }));
  const plan = plans.find((stage) => stage.environment === environment && stage.jurisdiction === jurisdiction);
  if (!plan) {
    const known = plans.map((stage) => `${stage.environment} ${stage.jurisdiction}`).join(', ');
    throw new InputError(`${environment} ${jurisdiction} is no Stage of the deployment; use one of ${known}`);
  }
  return {
    stage: plan.id,
    region: plan.instanceRegion,
    action: name,
    request: {
      ...(action.reads && readRequest(required(args, 'file'), io)),
      ...(action.positional !== undefined && { [action.positional]: id }),
      ...Object.fromEntries(Object.entries(action.flags ?? {}).map(([flag, member]) => [member, required(args, flag)])),
    },
    format,
  };
}

function actionOf(args: Arguments): { readonly name: string; readonly action: Action; readonly id?: string } {
  const [name, id, ...more] = args.positionals;
  const names = Object.keys(actions);
  if (name === undefined) throw new InputError(`residency requests needs an action; use one of ${names.join(', ')}`);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) {
    const help = didYouMean(name, names) || `; use one of ${names.join(', ')}`;
    throw new InputError(`residency requests has no action '${name}'${help}`);
  }
  if ((action.positional === undefined) !== (id === undefined) || more.length > 0) {
    const takes = action.positional === undefined ? 'no id; what names a person is read from --file' : 'one id';
    throw new InputError(`residency requests ${name} takes ${takes}`);
  }
  const takes = new Set([...Object.keys(action.flags ?? {}), ...(action.reads ? ['file'] : [])]);
  const stray = ['file', 'by', 'reason'].find((flag) => !takes.has(flag) && args.value(flag) !== undefined);
  if (stray !== undefined) throw new InputError(`residency requests ${name} takes no --${stray}; leave it out`);
  return { name, action, id };
}

function readRequest(file: string, io: CliIo): Readonly<Record<string, unknown>> {
  let value: unknown;
  const text = readText(file === '-' ? '/dev/stdin' : file, io.cwd);
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`${file}: is no JSON; docs/erasure.md has an example`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(`${file}: is no JSON object; docs/erasure.md has an example`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function required(args: Arguments, flag: string): string {
  const value = args.value(flag);
  if (value === undefined)
    throw new InputError(`residency requests needs --${flag}, such as --${flag} ${examples[flag] ?? ''}`);
  return value;
}
