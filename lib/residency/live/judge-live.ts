import { analyse, byAddress } from '../analyse';
import { destinationsOf } from '../destination';
import { type Analysis, type Finding, type Flow } from '../finding';
import { findingId } from '../finding-id';
import { judgePlace } from '../judge';
import { unknownPlace } from '../place';
import { ruleOf } from '../rule-catalogue';
import { type TemplateInput } from '../template-input';
import { copyDrift } from './copy-drift';
import { DeclaredState } from './declared-state';
import { type Drift, type DriftRule, type LiveView } from './drift-rule';
import { keyDrift } from './key-drift';
import { type LiveAccount, type LiveOptions, type Unread } from './live-account';
import { LiveAddresses, liveTemplates } from './live-templates';
import { retentionDrift } from './retention-drift';
import { instanceDrift } from './instance-drift';
import { storageDrift } from './storage-drift';

/** What an audit says of an account. */
export interface LiveJudgement {
  /** The same shape as that of templates, with the same rules and ids. */
  readonly analysis: Analysis;
  /** The live state in the shape of templates, by the stacks that declare it. */
  readonly templates: readonly TemplateInput[];
}

const driftRules: readonly DriftRule[] = [instanceDrift, storageDrift, retentionDrift, keyDrift, copyDrift];

/**
 * Judges what an audit has read: by the engine of the gate what configuration says, and by comparison with the declared
 * templates what only a live account tells. What could not be read is `unproven`.
 *
 * Pure: the result depends on the inputs alone.
 */
export function judgeLive(live: LiveAccount, options: LiveOptions): LiveJudgement {
  const addresses = new LiveAddresses(options.declared?.placements ?? [], live.region);
  const templates = liveTemplates(live, addresses);
  const names = new Set(options.declared?.templates.map(({ stack }) => stack));
  const scopeOf = (stack: string) => (names.has(stack) ? options.scopeOf(stack) : options.scope);
  const analysis = analyse(templates, { scopeOf });
  const declared = options.declared && new DeclaredState(options.declared, scopeOf);
  const view: LiveView = { live, addresses, declared };
  const refused = new Set(analysis.findings.map(({ resource }) => keyOf(resource)));
  const classes = new Map(analysis.stores.map(({ resource, dataClass }) => [keyOf(resource), dataClass]));
  const findings: Finding[] = [];
  const flows: Flow[] = [];
  const drifts = [...driftRules.flatMap((rule) => [...rule(view)]), ...live.unread.map(unreadDrift)];
  // One cause, one finding: what speaks only where nothing else does comes last.
  for (const drift of [...drifts.filter(isFirst), ...drifts.filter((other) => !isFirst(other))]) {
    const { stack, logicalId } = addresses.of(drift.of);
    const resource = { stack, logicalId, type: drift.of.type };
    if (drift.unlessRefused && refused.has(keyOf(resource))) continue;
    const scope = scopeOf(stack);
    const dataClass = classes.get(keyOf(resource)) ?? 'customer-content';
    const { verdict, reason } = judgePlace(drift.place, { scope, account: live.account, dataClass });
    const [destination] = destinationsOf(drift.place, scope);
    const flow: Flow = {
      rule: drift.rule,
      source: resource,
      destination,
      dataClass,
      verdict,
      reason,
      evidence: evidenceOf(drift, live.account),
    };
    flows.push(flow);
    if (verdict !== 'escapes' && verdict !== 'unproven') continue;
    findings.push(findingOf(flow, verdict, drift, scope.jurisdiction));
    refused.add(keyOf(resource));
  }
  return {
    analysis: {
      ...analysis,
      flows: [...analysis.flows, ...flows],
      findings: [...analysis.findings, ...findings].sort(byAddress),
    },
    templates,
  };
}

function isFirst({ unlessRefused }: Drift): boolean {
  return unlessRefused !== true;
}

/** Nothing that could not be read is taken for clean. */
function unreadDrift({ of, what, reason, permission }: Unread): Drift {
  const missing = permission === undefined ? '' : `; the permission ${permission} is missing`;
  return {
    rule: 'live-account-read',
    of,
    path: what,
    place: unknownPlace(what, `${what} could not be read: ${reason}${missing}`),
  };
}

function findingOf(flow: Flow, verdict: 'escapes' | 'unproven', drift: Drift, jurisdiction: string): Finding {
  const { rule, source, destination, dataClass, reason, evidence } = flow;
  const says =
    verdict === 'escapes'
      ? `${dataClass} can go to ${destination.title}`
      : `cannot prove that ${dataClass} stays in jurisdiction '${jurisdiction}' as declared`;
  return {
    id: findingId(rule, source.stack, source.logicalId, drift.path),
    rule,
    verdict,
    jurisdiction,
    resource: source,
    dataClass,
    destination,
    message: `${says}: ${reason}`,
    fix: ruleOf(rule).fix,
    evidence,
  };
}

function evidenceOf({ of, path, value }: Drift, account: string): Flow['evidence'] {
  return {
    file: `aws://${account}/${of.region}`,
    line: 1,
    column: 1,
    propertyPath: path === '' ? 'Properties' : `Properties.${path}`,
    value: value ?? '',
    resolvedBy: [`read live: ${of.type} ${of.id}`],
  };
}

function keyOf({ stack, logicalId, type }: { stack: string; logicalId: string; type: string }): string {
  return JSON.stringify([stack, logicalId, type]);
}
