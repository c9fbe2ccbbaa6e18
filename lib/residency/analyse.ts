import { type DataClass, dataClasses } from '../domain/data-class';
import { observeChannels } from './channel-observer';
import { dataClassOf } from './data-class-of';
import { destinationsOf, otherDestinations } from './destination';
import { evidenceFor } from './evidence';
import { type Analysis, type Destination, type Finding, type Flow, type Store, type Verdict } from './finding';
import { findingId } from './finding-id';
import { judgePlace, type Judgement } from './judge';
import { ruleOf } from './rule-catalogue';
import { type Observation, type RuleContext } from './rule';
import { rules } from './rules';
import { type ResidencyScope } from './scope';
import { storeOf } from './store-of';
import { type TemplateInput } from './template-input';
import { type Unread, unreadOf } from './unread';
import { type ResourceModel } from './world/resource-model';
import { resourcesOf } from './world/resources';
import { World } from './world/world';

/** How to judge a set of templates. */
export interface AnalysisOptions {
  /** What is home for the stack of that name. */
  readonly scopeOf: (stack: string) => ResidencyScope;
  /** Which stacks are judged, by name; the others only tell what these refer to. @default - all */
  readonly isJudged?: (stack: string) => boolean;
}

/**
 * Finds every place to which data of the templates can go, and judges it.
 *
 * The result depends on the inputs alone: not on their order, the clock or the machine.
 *
 * @throws TemplateError when a template cannot be read.
 */
export function analyse(inputs: readonly TemplateInput[], { scopeOf, isJudged }: AnalysisOptions): Analysis {
  const world = new World(inputs, scopeOf);
  const stores: Store[] = [];
  const flows: Flow[] = [];
  const findings: Finding[] = [];
  let count = 0;
  for (const stack of [...world.stacks].sort(byName)) {
    if (isJudged?.(stack.name) === false) continue;
    for (const resource of resourcesOf(stack)) {
      count += 1;
      const dataClass = dataClassOf(resource);
      const store = storeOf(resource, dataClass);
      if (store) stores.push(store);
      for (const judged of judgeResource(resource, dataClass)) {
        flows.push(flowOf(judged));
        if (judged.verdict !== 'contained') findings.push(findingOf(judged));
      }
    }
  }
  return {
    stores,
    flows,
    findings: findings.filter(({ verdict }) => verdict !== 'permitted').sort(byAddress),
    counts: { templates: inputs.length, resources: count },
  };
}

interface Judged extends Observation, Judgement {
  readonly dataClass: DataClass;
  readonly destination: Destination;
  readonly alsoTo?: readonly Destination[];
}

const SEVERITY: Readonly<Record<Verdict, number>> = { contained: 0, permitted: 1, unproven: 2, escapes: 3 };

/** The worst judgement for each rule and property of a resource, with every place outside home that it leads to. */
function judgeResource(resource: ResourceModel, dataClass: DataClass): readonly Judged[] {
  const groups = new Map<string, Judged[]>();
  for (const observation of observationsOf(resource)) {
    const judged = judge(observation, dataClass);
    if (observation.silentWhen?.includes(judged.verdict)) continue;
    const key = `${judged.rule} ${judged.path}`;
    const group = groups.get(key);
    if (group) group.push(judged);
    else groups.set(key, [judged]);
  }
  return [...groups.values()].map(worstOf);
}

function worstOf(group: readonly Judged[]): Judged {
  const worst = group.reduce((a, b) => (isWorse(b, a) ? b : a));
  if (worst.verdict === 'contained' || worst.verdict === 'permitted') return worst;
  const refused = group.filter(({ verdict }) => verdict === 'escapes' || verdict === 'unproven');
  const alsoTo = otherDestinations(
    worst.destination,
    refused.flatMap(({ place, resource }) => destinationsOf(place, resource.stack.scope)),
  );
  return alsoTo.length > 0 ? { ...worst, alsoTo } : worst;
}

/** Of two ways that are equally bad, the one of the more protected data. */
function isWorse(a: Judged, b: Judged): boolean {
  const difference = SEVERITY[a.verdict] - SEVERITY[b.verdict];
  return difference > 0 || (difference === 0 && dataClasses.indexOf(a.dataClass) < dataClasses.indexOf(b.dataClass));
}

function* observationsOf(resource: ResourceModel): Generator<Observation> {
  const read = new Set<string>();
  yield* observeChannels(resource, read);
  let unread: Unread | undefined;
  const context: RuleContext = { unread: () => (unread ??= unreadOf(resource, (path) => read.has(path))) };
  for (const rule of rules) yield* rule.observe(resource, context);
}

function judge(observation: Observation, dataClass: DataClass): Judged {
  const { stack } = observation.resource;
  const carried = observation.carries ?? dataClass;
  return {
    ...observation,
    ...judgePlace(observation.place, { scope: stack.scope, account: stack.account, dataClass: carried }),
    dataClass: carried,
    destination: destinationsOf(observation.place, stack.scope)[0],
  };
}

function flowOf(judged: Judged): Flow {
  const { rule, resource, destination, alsoTo, dataClass, verdict, reason } = judged;
  return {
    rule,
    source: resource.address,
    destination,
    ...(alsoTo ? { alsoTo } : {}),
    dataClass,
    verdict,
    reason,
    evidence: evidenceFor(resource, judged.path, judged.text),
  };
}

function findingOf(judged: Judged): Finding {
  const { rule, resource, destination, alsoTo, dataClass, reason } = judged;
  const { stack, address } = resource;
  const words = ruleOf(rule);
  const verdict = judged.verdict === 'contained' ? 'permitted' : judged.verdict;
  const says =
    verdict === 'unproven'
      ? `cannot prove that ${dataClass} stays in jurisdiction '${stack.scope.jurisdiction}'`
      : `${dataClass} can go to ${destination.title}`;
  return {
    id: findingId(rule, stack.name, resource.logicalId, judged.path),
    rule,
    verdict,
    jurisdiction: stack.scope.jurisdiction,
    resource: address,
    dataClass,
    destination,
    ...(alsoTo ? { alsoTo } : {}),
    message: `${says}: ${reason}`,
    fix: words.fix,
    evidence: evidenceFor(resource, judged.path, judged.text),
  };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compare(a.name, b.name);
}

/** The order of findings in an analysis: by stack, resource, path and rule. */
export function byAddress(a: Finding, b: Finding): number {
  return (
    compare(a.resource.stack, b.resource.stack) ||
    compare(a.resource.logicalId, b.resource.logicalId) ||
    compare(a.evidence.propertyPath, b.evidence.propertyPath) ||
    compare(a.rule, b.rule)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
