import { basename } from 'node:path';
import { FlowError, parseFlow } from '../../contact-flows/flow';
import { lintFlow } from '../../contact-flows/lint-flow';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { judgeTemplateFlows, type FlowJudgement } from '../flows/judge-flows';
import { InputError } from '../input-error';
import { knownRegion, loadTemplates } from '../input/load-templates';
import { pathKind, readText } from '../read-text';
import { paletteFor, type Palette } from '../report/colour';
import { plural } from '../report/residency-report';

const usage = `Usage: residency flows PATH... [--region REGION]

Judges contact flows: the notice before anything is collected, input stored encrypted only, recording and logging off
around it and on again, redacted analysis, nothing personal in attributes, functions of the own Region, answers stored
before the next call, every branch handled and ending, known actions, no ids of one instance. Works offline.

PATH is one of
  FILE              a flow in the Flow language, as exported from Amazon Connect
  FILE, FILE@REGION a CloudFormation template: all of its flows
  DIRECTORY         a cloud assembly (cdk.out)

Options
  --region REGION     Region of the instance, where nothing else tells it
  -h, --help

Exit codes: 0 no finding, 1 findings, 2 bad input or usage.
`;

/** `residency flows`: judges contact flows, on their own or in templates. */
export const flowsCommand: Command = {
  name: 'flows',
  summary: 'judge contact flows: files, templates or a cloud assembly',
  usage,
  flags: { region: { type: 'string' } },
  run: runFlows,
};

function runFlows(args: Arguments, io: CliIo): ExitCode {
  if (args.positionals.length === 0) {
    throw new InputError("residency flows needs a PATH: a flow, a template or a cloud assembly; see 'flows --help'");
  }
  const given = args.value('region');
  const region = given === undefined ? undefined : knownRegion(given, '--region');
  const judgements = args.positionals.flatMap((path) => judgePath(path, region, io.cwd));
  if (judgements.length === 0) {
    throw new InputError(`${args.positionals.join(', ')}: there is no contact flow in it; give one that has`);
  }
  const found = judgements.flatMap(({ findings }) => findings).length;
  const palette = paletteFor(io.stdout, io.env);
  io.stdout.write(judgements.flatMap((judgement) => linesOf(judgement, palette)).join(''));
  io.stdout.write(`${plural(judgements.length, 'flow')}, ${plural(found, 'finding')}\n`);
  return found === 0 ? exitCode.clean : exitCode.findings;
}

function judgePath(path: string, region: string | undefined, cwd: string): readonly FlowJudgement[] {
  if (pathKind(path, cwd) === 'file') {
    const text = readText(path, cwd);
    if (isFlow(text)) {
      return [{ file: path, line: undefined, flow: basename(path), findings: lintFile(text, path, region) }];
    }
  }
  return loadTemplates([path], { cwd, region }).flatMap(judgeTemplateFlows);
}

/** Whether a text means to be a flow and no template. */
function isFlow(text: string): boolean {
  return /"StartAction"\s*:/.test(text) && !/\bResources\b["']?\s*:/.test(text);
}

function lintFile(text: string, path: string, region: string | undefined) {
  try {
    return lintFlow(parseFlow(text, path), { region });
  } catch (error) {
    if (error instanceof FlowError) throw new InputError(error.message);
    throw error;
  }
}

function linesOf({ file, line, flow, findings }: FlowJudgement, palette: Palette): readonly string[] {
  const where = line === undefined ? file : `${file}:${line} ${flow}`;
  return findings.map(
    ({ rule, action, message, fix }) =>
      `${where}: ${palette.bold(action)}: ${message} ${palette.red(`[${rule}]`)}\n  fix: ${fix}\n`,
  );
}
