import { type LiveFact, type LiveResource, type Placement, type Unread } from '../residency/live/live-account';
import { type AuditClients } from './audit-clients';

/** A stack whose resources are declared: one of the deployment, or one that the account needs for deploying. */
export interface KnownStack {
  /** Name in the set, as the gate names it. */
  readonly name: string;
  /** CloudFormation's name. */
  readonly stackName: string;
}

/** The template that CloudFormation keeps of a stack. */
export interface DeployedTemplate {
  readonly stack: string;
  readonly stackName: string;
  readonly text: string;
}

/** What a collector has read since the last page. Every part that is missing is empty. */
export interface Page {
  readonly resources?: readonly LiveResource[];
  readonly facts?: readonly LiveFact[];
  readonly unread?: readonly Unread[];
  readonly placements?: readonly Placement[];
  readonly templates?: readonly DeployedTemplate[];
  /** From where the collector goes on after this page. */
  readonly next?: string;
}

export interface CollectContext {
  readonly account: string;
  readonly region: string;
  readonly clients: AuditClients;
  readonly stacks: readonly KnownStack[];
  /** Other Regions of the account that the audit of another jurisdiction looks after: their buckets are not reported here. */
  readonly auditedElsewhere: readonly string[];
}

/** Reads one service. */
export interface Collector {
  readonly name: string;
  /** The IAM actions that it needs: the role of the audit has these and no others. */
  readonly actions: readonly string[];
  /** @param from - `next` of the last page that was kept; `undefined`: from the beginning */
  readonly collect: (context: CollectContext, from: string | undefined) => AsyncIterable<Page>;
}
