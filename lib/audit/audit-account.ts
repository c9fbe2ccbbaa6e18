import { judgeLive, type LiveJudgement } from '../residency/live/judge-live';
import {
  type Declared,
  type LiveAccount,
  type LiveFact,
  type LiveResource,
  type Placement,
  type Unread,
} from '../residency/live/live-account';
import { type ResidencyScope } from '../residency/scope';
import { type TemplateInput } from '../residency/template-input';
import { type Checkpoint, type CheckpointStore } from './checkpoint';
import { type CollectContext, type Collector, type DeployedTemplate, type Page } from './collector';
import { collectors as allCollectors } from './collect';

/** What is audited, and by what it is judged. */
export interface AuditRequest extends CollectContext {
  /** What is home for a stack of the deployment. */
  readonly scopeOf: (stack: string) => ResidencyScope;
  /** What is home for everything else in the account. */
  readonly scope: ResidencyScope;
  /** ISO time. */
  readonly now: string;
  readonly checkpoints: CheckpointStore;
  /** Whether there is no time left for another page. @default - there always is */
  readonly isTimeUp?: () => boolean;
  /** @default - every collector */
  readonly collectors?: readonly Collector[];
}

/** A complete audit, or one that another invocation has to go on with. */
export type AuditResult =
  | { readonly complete: false; readonly startedAt: string; readonly done: number; readonly collectors: number }
  | ({ readonly complete: true; readonly startedAt: string; readonly live: LiveAccount } & LiveJudgement);

/**
 * Reads the account and judges it. An audit that is under way goes on where it ended.
 *
 * @throws what the checkpoint store throws; failures of reading are findings
 */
export async function auditAccount(request: AuditRequest): Promise<AuditResult> {
  const { checkpoints, isTimeUp = () => false, collectors = allCollectors } = request;
  let state: Checkpoint = (await checkpoints.load()) ?? { startedAt: request.now, done: [], pages: 0 };
  for (const collector of collectors) {
    if (state.done.includes(collector.name)) continue;
    const from = state.at?.collector === collector.name ? state.at.next : undefined;
    for await (const page of collector.collect(request, from)) {
      state = after(state, collector.name, page);
      await checkpoints.save(state, page);
      if (isTimeUp()) return interrupted(state, collectors);
    }
    // A collector whose last page said that there is more has ended all the same.
    if (!state.done.includes(collector.name)) state = { ...state, done: [...state.done, collector.name] };
  }
  const read = await gather(checkpoints, state);
  return { complete: true, startedAt: state.startedAt, ...judge(read, request) };
}

function after({ startedAt, done, pages }: Checkpoint, collector: string, { next }: Page): Checkpoint {
  const kept = { startedAt, pages: pages + 1 };
  return next === undefined ? { ...kept, done: [...done, collector] } : { ...kept, done, at: { collector, next } };
}

function interrupted({ startedAt, done }: Checkpoint, collectors: readonly Collector[]): AuditResult {
  return { complete: false, startedAt, done: done.length, collectors: collectors.length };
}

interface Read {
  readonly resources: readonly LiveResource[];
  readonly facts: readonly LiveFact[];
  readonly unread: readonly Unread[];
  readonly placements: readonly Placement[];
  readonly templates: readonly DeployedTemplate[];
}

async function gather(checkpoints: CheckpointStore, state: Checkpoint): Promise<Read> {
  const resources: LiveResource[] = [];
  const facts: LiveFact[] = [];
  const unread: Unread[] = [];
  const placements: Placement[] = [];
  const templates: DeployedTemplate[] = [];
  for await (const page of checkpoints.pages(state)) {
    resources.push(...(page.resources ?? []));
    facts.push(...(page.facts ?? []));
    unread.push(...(page.unread ?? []));
    placements.push(...(page.placements ?? []));
    templates.push(...(page.templates ?? []));
  }
  return { resources, facts, unread, placements, templates };
}

function judge(read: Read, request: AuditRequest): LiveJudgement & { readonly live: LiveAccount } {
  const { account, region, scope, scopeOf, stacks } = request;
  const live: LiveAccount = { account, region, resources: read.resources, facts: read.facts, unread: read.unread };
  return {
    live,
    ...judgeLive(live, { scope, scopeOf, declared: stacks.length === 0 ? undefined : declaredBy(read, request) }),
  };
}

function declaredBy({ placements, templates }: Read, { account, region }: AuditRequest): Declared {
  return {
    placements,
    templates: templates.map(({ stack, stackName, text }): TemplateInput => ({
      stack,
      stackName,
      file: `aws://${account}/${region}/${stackName}`,
      region,
      account,
      text: () => text,
    })),
  };
}
