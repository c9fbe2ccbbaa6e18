import { channels } from '../../residency/channels';
import { type Channel } from '../../residency/channel';
import { decisionRules, decisionRuleWords, findDecisionRule } from '../../residency/decisions/rule-words';
import { type RuleWords } from '../../residency/rule';
import { allRules, findRule } from '../../residency/rule-catalogue';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { InputError } from '../input-error';
import { didYouMean } from '../nearest';

const usage = `Usage: residency explain RULE

Says what a rule wants, why, which properties it reads, how to fix a finding, and where that is written.
RULE is the id in a finding, such as s3-replication.

Exit codes: 0 explained, 2 there is no such rule.
`;

/** `residency explain`: the words of one rule. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what a rule wants, why, and how to fix a finding',
  usage,
  flags: {},
  run: explain,
};

function explain(args: Arguments, io: CliIo): ExitCode {
  const [id, stray] = args.positionals;
  if (id === undefined || stray !== undefined)
    throw new InputError("residency explain takes one RULE; see 'residency explain --help'");
  io.stdout.write(`${textOf(id)}\n`);
  return exitCode.clean;
}

function textOf(id: string): string {
  const rule = findRule(id);
  if (rule)
    return describe(
      rule,
      channels.find((channel) => channel.id === id),
    );
  const decisionRule = findDecisionRule(id);
  if (decisionRule) {
    const { title, why, fix } = decisionRuleWords(decisionRule);
    return [`${decisionRule}: ${title}`, '', `Why: ${why}`, `Fix: ${fix}`].join('\n');
  }
  const known = [...allRules().map((candidate) => candidate.id), ...decisionRules];
  throw new InputError(`there is no rule '${id}'${didYouMean(id, known) || '; docs/rules.md lists them all'}`);
}

function describe({ id, title, why, fix, severity, sources }: RuleWords, channel: Channel | undefined): string {
  return [
    `${id}: ${title} (${severity})`,
    '',
    `Why: ${why}`,
    `Fix: ${fix}`,
    ...(channel ? propertiesOf(channel) : []),
    '',
    'Sources:',
    ...sources.map((source) => `  ${source}`),
  ].join('\n');
}

function propertiesOf({ ways, coveredBy }: Channel): readonly string[] {
  const read = ways
    .filter(({ inbound }) => !inbound)
    .map(({ type, path }) => `  ${type}${path === '' ? '' : ` ${path}`}`);
  return [
    ...(read.length > 0 ? ['', 'Properties read:', ...read] : []),
    ...(coveredBy === undefined ? [] : ['', `Covered by: ${coveredBy}`]),
  ];
}
