import { channels } from './channels';
import { type RuleWords } from './rule';
import { rules } from './rules';

const words: readonly RuleWords[] = [
  ...rules,
  ...channels.map((channel): RuleWords => ({ ...channel, catalogue: [channel.catalogue] })),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(words.map((rule) => [rule.id, rule]));

/** The words of all rules and channels, ordered by id. */
export function allRules(): readonly RuleWords[] {
  return words;
}

/** The words of a rule, or `undefined` when there is none of that id. */
export function findRule(id: string): RuleWords | undefined {
  return byId.get(id);
}

/**
 * The words of a rule.
 *
 * @throws Error when there is none of that id: every observation names a rule of the catalogue.
 */
export function ruleOf(id: string): RuleWords {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no rule '${id}': add it to lib/residency/rules or lib/residency/channels`);
  return rule;
}
