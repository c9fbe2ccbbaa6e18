import { judgeDecisions, type JudgedDecision } from '../../residency/decisions/judge-decision';
import { asOfDate } from '../as-of';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { sha256 } from '../decisions/decide';
import { DECISIONS_DIRECTORY, readDecisions } from '../decisions/read-decisions';
import { InputError } from '../input-error';
import { paletteFor, type Palette } from '../report/colour';
import { plural } from '../report/residency-report';

const usage = `Usage: residency decisions [DIRECTORY] [options]

Lists the residency decision records of a directory (default: ${DECISIONS_DIRECTORY}): where each stands on the day, who
answers for it, what it grants and when it ends. What a record clears is in the report of 'residency check' and of the gate.

Options
  --as-of DATE   judge the records as of YYYY-MM-DD (default: today)
  -h, --help

Exit codes: 0 every approved record holds, 1 one does not, 2 bad input or usage.
`;

/** `residency decisions`: the register of exceptions. */
export const decisionsCommand: Command = {
  name: 'decisions',
  summary: 'list the residency decision records, what they grant and when they end',
  usage,
  flags: { 'as-of': { type: 'string' } },
  run: listDecisions,
};

function listDecisions(args: Arguments, io: CliIo): ExitCode {
  const [directory, stray] = args.positionals;
  if (stray !== undefined) throw new InputError(`residency decisions takes one directory, not '${stray}' as well`);
  const asOf = asOfDate(args.value('as-of'), io.now);
  const records = readDecisions(directory, io.cwd);
  const judged = judgeDecisions(records, { asOf, sha256 });
  const palette = paletteFor(io.stdout, io.env);
  const errors = judged.flatMap(({ findings }) => findings).filter(({ level }) => level === 'error').length;
  const blocks = judged.map((decision) => describe(decision, palette));
  const verdict = errors === 0 ? '' : `, ${palette.red(plural(errors, 'fault'))}`;
  io.stdout.write(
    `${[...blocks, `${plural(judged.length, 'decision record')} as of ${asOf}${verdict}`].join('\n\n')}\n`,
  );
  return errors === 0 ? exitCode.clean : exitCode.findings;
}

function describe({ filed, state, owner, findings }: JudgedDecision, palette: Palette): string {
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
    ...findings.map(
      ({ level, message, line }) =>
        `  ${level === 'error' ? palette.red('REFUSED') : palette.yellow('WARNING')} line ${line}: ${message}`,
    ),
  ].join('\n');
}
