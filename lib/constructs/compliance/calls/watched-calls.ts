/** Values that a field of an event must have, in the language of EventBridge patterns. */
export type FieldPattern = readonly (
  string | boolean | { readonly exists: boolean } | { readonly prefix: string } | { readonly 'anything-but': unknown }
)[];

/** Conditions on fields of an event, nested as the event is. */
export interface EventCondition {
  readonly [field: string]: FieldPattern | EventCondition;
}

/** Calls of one service that people are told of. */
export interface WatchedCalls {
  /** The service as EventBridge names it. */
  readonly source: string;
  /** The service as AWS CloudTrail names it. */
  readonly eventSource: string;
  /**
   * What each call can do, by name; it completes "the call can ...". A name ends with `*` where AWS CloudTrail writes the
   * version of the API behind it.
   */
  readonly calls: Readonly<Record<string, string>>;
  /** What else the detail of the event must say. @default - nothing: every such call counts */
  readonly when?: EventCondition;
}
