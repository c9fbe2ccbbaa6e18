import { type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { InputError } from '../input-error';
import { readText } from '../read-text';

/** What the user asked of `residency assign`. */
export interface AssignOptions {
  readonly jurisdiction: string;
  /** Path of the registry's export, for messages. */
  readonly registry: string;
  /** What is in it. */
  readonly registryText: string;
  readonly sourceUrl: string;
  readonly targetUrl: string;
  readonly dryRun: boolean;
  readonly batchRows: number;
  readonly format: 'text' | 'json';
}

/**
 * Does the work of `residency assign`. The entry point loads it when it is asked for: it needs a database driver.
 *
 * @throws InputError when the assignment cannot go on
 */
export type RunAssign = (options: AssignOptions, io: CliIo) => Promise<ExitCode>;

const DEFAULT_BATCH_ROWS = 50_000;

const usage = `Usage: residency assign --jurisdiction ID --registry FILE [options]

Moves the organisations of one jurisdiction out of a database that holds several into the database of their Region,
with counts and checksums before and after. The source is only read. After a crash, the same command goes on.

The databases are given by environment variables, because other users of a machine see command lines:
  SOURCE_DATABASE_URL   postgresql://ROLE:PASSWORD@HOST:5432/DATABASE?sslmode=verify-full&sslrootcert=FILE
  TARGET_DATABASE_URL   the same, as the role region_assigner

Options
  --jurisdiction ID   jurisdiction of the deployment, as the registry names it, such as ca
  --registry FILE     what 'aws dynamodb scan --table-name TABLE --output json' prints of the registry
  --dry-run           say what would move, and move nothing
  --batch-rows N      rows of a transaction (default: ${DEFAULT_BATCH_ROWS})
  --format FORMAT     text (default) or json
  -h, --help

Exit codes: 0 every row is accounted for, 2 bad input, usage or data.
`;

/** `residency assign`: brings organisations into the Region of their jurisdiction. */
export function assignCommand(runAssign: RunAssign): Command {
  return {
    name: 'assign',
    summary: "move the organisations of a jurisdiction into their Region's database",
    usage,
    flags: {
      jurisdiction: { type: 'string' },
      registry: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'batch-rows': { type: 'string' },
      format: { type: 'string' },
    },
    run: (args, io) => runAssign(assignOptions(args, io), io),
  };
}

function assignOptions(args: Arguments, io: CliIo): AssignOptions {
  const [stray] = args.positionals;
  if (stray !== undefined) {
    throw new InputError(`residency assign takes no argument '${stray}'; see 'residency assign --help'`);
  }
  const required = (flag: string, example: string): string => {
    const value = args.value(flag);
    if (value === undefined) throw new InputError(`residency assign needs --${flag}, such as --${flag} ${example}`);
    return value;
  };
  const variable = (name: string): string => {
    const value = io.env[name];
    if (value === undefined || value === '') {
      throw new InputError(`residency assign needs the environment variable ${name}; see 'residency assign --help'`);
    }
    return value;
  };
  const jurisdiction = required('jurisdiction', 'ca');
  const registry = required('registry', 'registry.json');
  const format = args.value('format') ?? 'text';
  if (format !== 'text' && format !== 'json') throw new InputError(`--format: '${format}' is none of text, json`);
  return {
    jurisdiction,
    registry,
    registryText: readText(registry, io.cwd),
    sourceUrl: variable('SOURCE_DATABASE_URL'),
    targetUrl: variable('TARGET_DATABASE_URL'),
    dryRun: args.value('dry-run') !== undefined,
    batchRows: batchRows(args.value('batch-rows')),
    format,
  };
}

function batchRows(given: string | undefined): number {
  if (given === undefined) return DEFAULT_BATCH_ROWS;
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new InputError(`--batch-rows: '${given}' is no whole number from 1 to 9999999`);
}
