import { requireJurisdiction, type JurisdictionId } from '../../lib/domain/jurisdictions';
import { analyse } from '../../lib/residency/analyse';
import { type Finding, openFindings } from '../../lib/residency/finding';
import { type TemplateInput } from '../../lib/residency/template-input';

/** The account of every stack in the examples, and another one that the deployment declares. */
export const ACCOUNT = '111111111111';
export const DECLARED_ACCOUNT = '222222222222';
/** An account that nobody declares. */
export const FOREIGN_ACCOUNT = '999999999999';

/** YAML, a whole template (an object with `Resources`), or the resources alone. */
export type Body = string | Readonly<Record<string, unknown>>;

/** A stack of an example. Without a name it is called after its Region. */
export interface ExampleStack {
  readonly region: string | undefined;
  readonly body: Body;
  readonly name?: string;
}

/** What an example shows of its channel. `trap`: looks like a way out and is none. */
export type ExampleKind = 'compliant' | 'trap' | 'violating' | 'unproven';

/** A set of templates with the findings that it must give, and no other. */
export interface ChannelExample {
  readonly channel: string;
  readonly kind: ExampleKind;
  readonly title: string;
  readonly jurisdiction: JurisdictionId;
  readonly stacks: readonly ExampleStack[];
  /** `logicalId rule verdict`, sorted. */
  readonly finds: readonly string[];
}

/** One resource called `Subject`. */
export function subject(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return { Subject: { Type: type, Properties: properties } };
}

/** A property value that the deployer gives: the template declares no default. */
export const FROM_DEPLOYER = { 'Fn::ImportValue': 'unknown-export' };

type Draft = (channel: string) => ChannelExample;

interface Options {
  readonly others?: readonly ExampleStack[];
  readonly jurisdiction?: JurisdictionId;
  /** Further findings of other rules, as `logicalId rule verdict`. */
  readonly also?: readonly string[];
}

/** The examples of one channel. */
export function examplesOf(channel: string, drafts: readonly Draft[]): readonly ChannelExample[] {
  return drafts.map((draft) => draft(channel));
}

/** Gives no finding of any rule. */
export function compliant(title: string, body: Body, options: Options = {}): Draft {
  return draftOf('compliant', title, body, [], options);
}

/** Looks like a way out and is none: gives no finding of any rule. */
export function trap(title: string, body: Body, options: Options = {}): Draft {
  return draftOf('trap', title, body, [], options);
}

/** Gives `escapes` on the resources, and nothing else. */
export function violating(title: string, body: Body, at: string | readonly string[], options: Options = {}): Draft {
  return draftOf('violating', title, body, [at].flat(), options);
}

/** Gives `unproven` on the resources, and nothing else. */
export function unproven(title: string, body: Body, at: string | readonly string[], options: Options = {}): Draft {
  return draftOf('unproven', title, body, [at].flat(), options);
}

function draftOf(kind: ExampleKind, title: string, body: Body, at: readonly string[], options: Options): Draft {
  const { others = [], jurisdiction = 'ca', also = [] } = options;
  const [region] = requireJurisdiction(jurisdiction).homeRegions;
  const verdict = kind === 'violating' ? 'escapes' : 'unproven';
  return (channel) => ({
    channel,
    kind,
    title,
    jurisdiction,
    stacks: [{ region, body, name: 'home' }, ...others],
    finds: [...at.map((logicalId) => `${logicalId} ${channel} ${verdict}`), ...also].sort(),
  });
}

/** The open findings on an example. */
export function findingsOn(example: Pick<ChannelExample, 'stacks' | 'jurisdiction'>): readonly Finding[] {
  const inputs = example.stacks.map(({ region, body, name }): TemplateInput => {
    const stack = name ?? region ?? 'stack';
    const text = typeof body === 'string' ? body : JSON.stringify('Resources' in body ? body : { Resources: body });
    return { stack, file: `${stack}.template`, region, account: ACCOUNT, text: () => text };
  });
  const { homeRegions } = requireJurisdiction(example.jurisdiction);
  const scope = { jurisdiction: example.jurisdiction, homeRegions, accounts: [DECLARED_ACCOUNT] };
  return openFindings(analyse(inputs, { scopeOf: () => scope }));
}

/** Findings as `logicalId rule verdict`, each once, sorted; the form in which examples expect them. */
export function summaryOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ resource, rule, verdict }) => `${resource.logicalId} ${rule} ${verdict}`))].sort();
}
