import { type Channel, type Opening, type Severity, type Way } from '../lib/residency/channel';
import { channels } from '../lib/residency/channels';
import { type RuleWords } from '../lib/residency/rule';
import { rules } from '../lib/residency/rules';
import { markdownTable } from './markdown';

const severities: Readonly<Record<Severity, string>> = {
  S1: 'content in bulk',
  S2: 'content, or the power to move it',
  S3: 'logs and metadata',
  S4: 'configuration',
};

/** `AWS::S3::Bucket` belongs to `AWS::S3`; a custom resource to `Custom`. */
function serviceOf({ type }: Way): string {
  const parts = type.split('::');
  return parts.slice(0, Math.max(1, parts.length - 1)).join('::');
}

function reads({ reads: how, inbound, unknown }: Way): string {
  const what = typeof how === 'string' ? how : opening(how);
  const notes = [
    ...(inbound ? ['data coming in: never a finding'] : []),
    ...(unknown === 'silent' ? ['only known places count'] : []),
  ];
  return [what, ...notes].join('; ');
}

function opening({ to, title, values, except }: Opening): string {
  const when = values ? ` when ${anyOf(values)}` : except ? ` unless ${anyOf(except)}` : '';
  return `${to === 'abroad' ? 'leaves to' : 'cannot be known:'} ${title}${when}`;
}

function condition({ when, absent }: Way): string {
  const parts = [
    ...(when
      ? [`${code(when.path)} ${when.absent ? 'is absent' : when.values ? `is ${anyOf(when.values)}` : 'is there'}`]
      : []),
    ...(absent ? [`absent: ${opening(absent)}`] : []),
  ];
  return parts.join('; ');
}

const code = (text: string): string => `\`${text}\``;

const anyOf = (values: readonly (string | number | boolean)[]): string =>
  values.map((value) => code(String(value))).join(' or ');

function words(rule: Omit<RuleWords, 'catalogue'>, catalogue: readonly string[]): readonly string[] {
  return [
    `### ${rule.id}`,
    `${rule.title}.`,
    [
      `- Why: ${rule.why}`,
      `- Fix: ${rule.fix}`,
      `- Severity: ${rule.severity} (${severities[rule.severity]})${catalogue.length > 0 ? `; catalogue: ${catalogue.join(', ')}` : ''}`,
      `- Sources: ${rule.sources.map((source) => `<${source}>`).join(', ')}`,
    ].join('\n'),
  ];
}

function channelSection(channel: Channel): readonly string[] {
  const rows = channel.ways.map((way) => [
    code(way.type),
    way.path === '' ? 'the resource itself' : code(way.path),
    reads(way),
    condition(way),
  ]);
  return [
    ...words(channel, [channel.catalogue]),
    markdownTable(['Resource type', 'Property', 'Read as', 'Condition'], rows),
    // A channel can be visible in part: what a template does not show of it has another cover.
    ...(channel.coveredBy === undefined ? [] : [`What a template does not show is covered by ${channel.coveredBy}.`]),
  ];
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function servicesOf(visible: readonly Channel[]): ReadonlyMap<string, readonly Channel[]> {
  const services = new Map<string, Channel[]>();
  for (const channel of visible) {
    const [first] = channel.ways;
    const service = first ? serviceOf(first) : '';
    services.set(service, [...(services.get(service) ?? []), channel]);
  }
  return new Map([...services].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The reference of rules and channels (docs/rules.md), rendered from the engine's own tables. */
export function renderRules(): string {
  const visible = byId(channels.filter(({ ways }) => ways.length > 0));
  const invisible = byId(channels.filter(({ ways }) => ways.length === 0));
  const ways = visible.reduce((sum, channel) => sum + channel.ways.length, 0);
  return `${[
    '# Residency rules and channels',
    'Generated from `lib/residency` by `npm run docs`; do not edit.',
    `A channel is a way in which CloudFormation lets data cross a border: ${channels.length} channels, of which ${visible.length} are read from ${ways} properties. A rule looks at every resource for what no table can tell: ${rules.length} rules. Each says, of every place it finds, whether it is \`contained\`, \`permitted\`, \`escapes\` or \`unproven\`; the last two fail the gate. A channel of several services stands under the first.`,
    'In a property path, `[]` goes through a list and `{}` through the values of a map.',
    '## Rules on every resource',
    ...byId(rules).flatMap((rule) => words(rule, rule.catalogue)),
    ...[...servicesOf(visible)].flatMap(([service, ofService]) => [
      `## ${service}`,
      ...ofService.flatMap(channelSection),
    ]),
    '## Channels without a property of their own',
    'Each names what covers it: a rule above or the resolution of values, or something that stands outside the analyser. Whether the latter is in place is for its owner to say; the analyser cannot see it.',
    markdownTable(
      ['Channel', 'Catalogue', 'Wanted state', 'Why', 'Fix', 'Covered by'],
      invisible.map(({ id, catalogue, title, why, fix, coveredBy }) => [
        ...[id, catalogue, title, why, fix],
        coveredBy ?? '',
      ]),
    ),
  ].join('\n\n')}\n`;
}
