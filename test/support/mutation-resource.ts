/** A resource of a template of ca-central-1, free to be changed. */
export interface MutableResource {
  Type: string;
  Properties: Record<string, unknown>;
}

export type Change = (properties: Record<string, unknown>) => Record<string, unknown>;

/** A change to resources of a type that are there. */
export interface ResourceChange {
  readonly operator: string;
  readonly type: string;
  readonly change: Change;
  /** The changed resource stands beside the one that is there. @default - in its place */
  readonly beside?: true;
  /** Which resources of the type it fits. @default - all */
  readonly when?: (properties: Record<string, unknown>) => boolean;
}

export const set =
  (changes: Record<string, unknown>): Change =>
  (properties) => ({ ...properties, ...changes });
