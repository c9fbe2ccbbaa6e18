import { requireJurisdiction } from '../../domain/jurisdictions';
import { decisionRules, decisionRuleWords, findDecisionRule } from '../../residency/decisions/rule-words';
import { allRules, findRule } from '../../residency/rule-catalogue';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { describeRule } from '../explain/describe-rule';
import { InputError } from '../input-error';
import { didYouMean } from '../nearest';
import { profileScope } from '../profile-scope';

const usage = `Usage: residency explain RULE [--jurisdiction ID]

Says what a rule wants, why, which properties it reads, an example that leaves and one that stays, the law of a
jurisdiction, and how to fix a finding. RULE is the id in a finding, such as s3-replication.

Options
  --jurisdiction ID   the jurisdiction profile of the example and of the law (default: ca)
  -h, --help

Exit codes: 0 explained, 2 there is no such rule.
`;

/** `residency explain`: the words of one rule. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what a rule wants, why, and how to fix a finding',
  usage,
  flags: { jurisdiction: { type: 'string' } },
  run: explain,
};

function explain(args: Arguments, io: CliIo): ExitCode {
  const [id, stray] = args.positionals;
  if (id === undefined || stray !== undefined)
    throw new InputError("residency explain takes one RULE; see 'residency explain --help'");
  io.stdout.write(`${textOf(id, profileScope(args.value('jurisdiction') ?? 'ca').jurisdiction)}\n`);
  return exitCode.clean;
}

function textOf(id: string, jurisdiction: string): string {
  const rule = findRule(id);
  if (rule) return describeRule(rule, requireJurisdiction(jurisdiction));
  const decisionRule = findDecisionRule(id);
  if (decisionRule) {
    const { title, why, fix } = decisionRuleWords(decisionRule);
    return [`${decisionRule}: ${title}`, '', `Why: ${why}`, `Fix: ${fix}`].join('\n');
  }
  const known = [...allRules().map((candidate) => candidate.id), ...decisionRules];
  throw new InputError(`there is no rule '${id}'${didYouMean(id, known) || '; docs/rules.md lists them all'}`);
}
