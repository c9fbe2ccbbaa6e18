import { analyse } from '../../residency/analyse';
import { judgeDecisions, type JudgedDecision } from '../../residency/decisions/judge-decision';
import { type AppliedDecision } from '../../residency/decisions/apply-decisions';
import { type FiledDecision } from '../../residency/decisions/parse-decision';
import { type DecisionFinding } from '../../residency/decisions/decision-finding';
import { asOfDate } from '../as-of';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { controlsInForce } from '../controls/controls';
import { decide, sha256 } from '../decisions/decide';
import { DECISIONS_DIRECTORY, readDecisions } from '../decisions/read-decisions';
import { InputError } from '../input-error';
import { loadTemplates } from '../input/load-templates';
import { profileScope } from '../profile-scope';
import { paletteFor, type Palette } from '../report/colour';
import { plural } from '../report/residency-report';

const usage = `Usage: residency decisions [DIRECTORY] [options]

Lists the residency decision records of a directory (default: ${DECISIONS_DIRECTORY}): where each stands on the day, who
answers for it, what it grants and when it ends. With templates, also the findings that it clears in them.

Options
  --template PATH     a template or cloud assembly, as 'residency check' takes it; may be repeated
  --jurisdiction ID   the jurisdiction profile whose data the templates hold
  --account ACCOUNT   another account of the same owner; may be repeated
  --deployment ID     the id by which the records name the templates (default: the names of their stacks)
  --as-of DATE        judge the records as of YYYY-MM-DD (default: today)
  -h, --help

Exit codes: 0 every approved record holds, 1 one does not, 2 bad input or usage.
`;

/** `residency decisions`: the register of exceptions. */
export const decisionsCommand: Command = {
  name: 'decisions',
  summary: 'list the residency decision records, what they grant and clear, and when they end',
  usage,
  flags: {
    template: { type: 'string', multiple: true },
    jurisdiction: { type: 'string' },
    account: { type: 'string', multiple: true },
    deployment: { type: 'string' },
    'as-of': { type: 'string' },
  },
  run: listDecisions,
};

/** A record, and what it clears when templates were given. */
type Listed = JudgedDecision & Partial<Pick<AppliedDecision, 'cleared'>>;

function listDecisions(args: Arguments, io: CliIo): ExitCode {
  const [directory, stray] = args.positionals;
  if (stray !== undefined) {
    throw new InputError(
      `residency decisions takes one directory, not '${stray}' as well; name templates by --template`,
    );
  }
  const asOf = asOfDate(args.value('as-of'), io.now);
  const { listed, findings } = judge(args, readDecisions(directory, io.cwd), asOf, io);
  const palette = paletteFor(io.stdout, io.env);
  const errors = findings.filter(({ level }) => level === 'error').length;
  const blocks = listed.map((decision) =>
    describe(
      decision,
      findings.filter(({ decision: id, file }) => isOf(decision, id, file)),
      palette,
    ),
  );
  const verdict = errors === 0 ? '' : `, ${palette.red(plural(errors, 'fault'))}`;
  io.stdout.write(
    `${[...blocks, `${plural(listed.length, 'decision record')} as of ${asOf}${verdict}`].join('\n\n')}\n`,
  );
  return errors === 0 ? exitCode.clean : exitCode.findings;
}

function judge(
  args: Arguments,
  records: readonly FiledDecision[],
  asOf: string,
  io: CliIo,
): { readonly listed: readonly Listed[]; readonly findings: readonly DecisionFinding[] } {
  const controls = controlsInForce();
  const paths = args.list('template');
  const jurisdiction = args.value('jurisdiction');
  if (paths.length === 0) {
    const listed = judgeDecisions(records, { asOf, sha256, controls });
    return { listed, findings: listed.flatMap(({ findings }) => findings) };
  }
  if (jurisdiction === undefined) {
    throw new InputError('residency decisions --template needs --jurisdiction ID too: whose law the data is under');
  }
  const scope = profileScope(jurisdiction, args.list('account'));
  const templates = loadTemplates(paths, { cwd: io.cwd });
  const analysis = analyse(templates, { scopeOf: () => scope });
  const deployment = args.value('deployment');
  const decided = decide(analysis, templates, () => scope, { records, asOf, deployment, controls, complete: false });
  return { listed: decided.decisions, findings: decided.findings };
}

function isOf({ filed }: Listed, id: string, file: string): boolean {
  return filed.record.id === id && filed.file === file;
}

function describe({ filed, state, owner, cleared }: Listed, findings: readonly DecisionFinding[], palette: Palette) {
  const { record, file } = filed;
  const { from, until, reviewBy } = record.validity;
  const label = state === 'valid' ? palette.green(state) : palette.yellow(state);
  return [
    `${palette.bold(record.id)}  ${label}  ${record.title}`,
    `  from ${from} until ${until}, review by ${reviewBy}; ${owner ?? 'approved by nobody with authority'}; ${file}`,
    ...record.grants.map(
      ({ id, effect, dataClasses, regions, countries = [], deployments }) =>
        `  ${id}: ${effect} of ${dataClasses.join(', ')} in ${[...regions, ...countries].join(', ')} for ${deployments.join(', ')}`,
    ),
    ...(cleared ?? []).map(
      ({ rule, resource, destination }) =>
        `  ${palette.green('CLEARS')}  ${rule}  ${resource.stack}/${resource.logicalId} to ${destination.title}`,
    ),
    ...(cleared?.length === 0 ? ['  clears nothing in these templates'] : []),
    ...findings.map(
      ({ level, message, line }) =>
        `  ${level === 'error' ? palette.red('REFUSED') : palette.yellow('WARNING')} line ${line}: ${message}`,
    ),
  ].join('\n');
}
