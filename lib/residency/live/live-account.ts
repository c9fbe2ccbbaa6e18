import { type ResidencyScope } from '../scope';
import { type TemplateInput } from '../template-input';
import { type JsonObject } from '../template/json';

/** A resource as it is, in the shape that CloudFormation gives to its type. */
export interface LiveResource {
  /** CloudFormation resource type. */
  readonly type: string;
  /** CloudFormation's primary identifier, such as the name of a bucket. */
  readonly id: string;
  readonly region: string;
  /** What can be set; attributes that AWS computes are left out. */
  readonly properties: JsonObject;
}

/** What the account tells beside the properties of resources. `of` names the resource that it is about. */
export type LiveFact = { readonly of: LiveSubject } & (
  | { readonly kind: 'key-state'; readonly state: string }
  | { readonly kind: 'key-rotation'; readonly enabled: boolean }
  | { readonly kind: 'key-grant'; readonly grant: string; readonly grantee: string }
  | { readonly kind: 'instance-status'; readonly status: string }
  | { readonly kind: 'instance-replica'; readonly region: string }
  /** A copy that AWS keeps in another place: a replicated backup, a copied recovery point. */
  | { readonly kind: 'copy'; readonly what: string; readonly region: string; readonly account: string | undefined }
  /** A snapshot that a person or a program made; automated ones are no fact. */
  | { readonly kind: 'snapshot'; readonly source: string }
  /** Who may restore a snapshot: account ids, or `all`. */
  | { readonly kind: 'snapshot-shared'; readonly with: string }
);

/** A live thing by type and identifier; it need not be a resource that a template can declare. */
export interface LiveSubject {
  readonly type: string;
  readonly id: string;
  readonly region: string;
}

/** Something that the audit could not read. */
export interface Unread {
  readonly of: LiveSubject;
  /** What was asked for, such as `the policy of the bucket`. */
  readonly what: string;
  readonly reason: string;
  /** The IAM action that is missing, when that is why. */
  readonly permission?: string;
}

/** Where CloudFormation put a resource of a stack. */
export interface Placement {
  /** Name of the stack in the set, as the gate names it. */
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/** What an audit has read of one account and Region. */
export interface LiveAccount {
  readonly account: string;
  readonly region: string;
  readonly resources: readonly LiveResource[];
  readonly facts: readonly LiveFact[];
  readonly unread: readonly Unread[];
}

/** What was declared: the deployed templates of the deployment's stacks, and which resources they made. */
export interface Declared {
  readonly templates: readonly TemplateInput[];
  readonly placements: readonly Placement[];
}

/** How to judge a live account. */
export interface LiveOptions {
  /** What is home for a stack of the set. */
  readonly scopeOf: (stack: string) => ResidencyScope;
  /** What is home for everything that no stack declares. */
  readonly scope: ResidencyScope;
  /** `undefined`: nobody says what should be there, and nothing is compared. */
  readonly declared: Declared | undefined;
}
