import { allRules } from '../../residency/rule-catalogue';
import { analyse } from '../../residency/analyse';
import { asOfDate } from '../as-of';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { controlsInForce } from '../controls/controls';
import { decide } from '../decisions/decide';
import { readDecisions } from '../decisions/read-decisions';
import { InputError } from '../input-error';
import { loadTemplates } from '../input/load-templates';
import { profileScope } from '../profile-scope';
import { deliverReport, parseFormat } from '../report/format';
import { openCount, type ResidencyReport } from '../report/residency-report';
import { toolVersion } from '../tool-version';

const usage = `Usage: residency check PATH... --jurisdiction ID [options]

Judges where the data of CloudFormation templates can go. Works offline.

PATH is one of
  FILE              a CloudFormation template, JSON or YAML
  FILE@REGION       the same, for a stack in that Region; give several that belong together
  DIRECTORY         a cloud assembly (cdk.out); Regions and accounts come from its manifest

Options
  --jurisdiction ID   the jurisdiction profile whose data the templates hold, such as ca, us, eu
  --region REGION     for stacks whose Region is not told otherwise
  --account ACCOUNT   another account of the same owner; may be repeated
  --host HOST=COUNTRY country (ISO 3166-1) of a host whose name does not tell, by contract with whose it is; may be repeated
  --decisions DIR     residency decision records that may clear findings (default: none)
  --deployment ID     the id by which the records name these templates (default: the names of their stacks)
  --format FORMAT     text (default), json or sarif
  --output FILE       write the report to FILE, and one line to standard output
  --as-of DATE        read the law as of YYYY-MM-DD (default: today)
  -h, --help

Exit codes: 0 no finding, 1 findings, 2 bad input or usage.
`;

/** `residency check`: judges any templates against one jurisdiction profile. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'judge CloudFormation templates or a cloud assembly against a jurisdiction',
  usage,
  flags: {
    jurisdiction: { type: 'string' },
    region: { type: 'string' },
    account: { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    format: { type: 'string' },
    decisions: { type: 'string' },
    deployment: { type: 'string' },
    output: { type: 'string' },
    'as-of': { type: 'string' },
  },
  run: runCheck,
};

function runCheck(args: Arguments, io: CliIo): ExitCode {
  const format = parseFormat(args.value('format'));
  const report = analysePaths(args, io);
  deliverReport(report, format, args.value('output'), io);
  return openCount(report) === 0 ? exitCode.clean : exitCode.findings;
}

function analysePaths(args: Arguments, io: CliIo): ResidencyReport {
  if (args.positionals.length === 0) {
    throw new InputError("residency check needs a PATH: a template or a cloud assembly; see 'residency check --help'");
  }
  const jurisdiction = args.value('jurisdiction');
  if (jurisdiction === undefined) {
    throw new InputError(
      'residency check needs --jurisdiction ID, such as --jurisdiction ca: whose law the data is under',
    );
  }
  const accounts = args.list('account');
  const hosts = declaredHosts(args.list('host'));
  const scope = profileScope(jurisdiction, accounts, hosts);
  const asOf = asOfDate(args.value('as-of'), io.now);
  const templates = loadTemplates(args.positionals, { cwd: io.cwd, region: args.value('region') });
  const undecided = analyse(templates, { scopeOf: () => scope });
  const directory = args.value('decisions');
  const records = directory === undefined ? [] : readDecisions(directory, io.cwd);
  const deployment = args.value('deployment');
  const decided = decide(undecided, templates, () => scope, {
    records,
    asOf,
    deployment,
    controls: controlsInForce(),
    complete: false,
  });
  return {
    analysis: decided.analysis,
    decided,
    templates,
    rules: allRules(),
    options: {
      jurisdictions: [scope.jurisdiction],
      asOf,
      accounts,
      ...(Object.keys(hosts).length > 0 && { hosts }),
    },
    toolVersion: toolVersion(),
  };
}

/** @throws InputError for what is no host with a country */
function declaredHosts(declared: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    declared.map((text) => {
      const [, host, country] = /^((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*)=([A-Z]{2})$/.exec(text) ?? [];
      if (host === undefined || country === undefined) {
        throw new InputError(`--host: '${text}' is no HOST=COUNTRY; write it as api.example.com=CA`);
      }
      return [host, country];
    }),
  );
}
