import { type DataClass } from '../domain/data-class';

/**
 * What is known of a place where data can go.
 *
 * - `contained`: inside the jurisdiction.
 * - `permitted`: outside, by a valid decision record or a declared data class.
 * - `escapes`: outside.
 * - `unproven`: nothing in the given templates tells where it is.
 */
export const verdicts = ['contained', 'permitted', 'escapes', 'unproven'] as const;

export type Verdict = (typeof verdicts)[number];

/** A resource of an analysed template. */
export interface ResourceAddress {
  /** Name of the stack as the caller gave it. */
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** `aws:cdk:path` of the resource's metadata, when it has one. */
  readonly constructPath?: string;
}

/** Where in the text a statement comes from, and how the value was found. */
export interface Evidence {
  /** The template's file, as the caller named it. */
  readonly file: string;
  /** 1-based; 1 when the position is not known. */
  readonly line: number;
  readonly column: number;
  /** Path inside the resource, such as `Properties.Rules[0].Destination.Bucket`. */
  readonly propertyPath: string;
  /** The value, resolved as far as it can be. Unresolved parts read `${Name}`. */
  readonly value: string;
  /** How each part was resolved, in words. */
  readonly resolvedBy: readonly string[];
}

/** The other end of a flow. */
export interface Destination {
  /** What a person would call it, such as `us-east-1` or `bucket rec-us in us-east-1`. */
  readonly title: string;
  readonly region?: string;
  /** ISO 3166-1, when the place is outside AWS and its country is known. */
  readonly country?: string;
  readonly account?: string;
  /** The resource, when it is in one of the templates. */
  readonly resource?: ResourceAddress;
}

/** A place where data lies. */
export interface Store {
  readonly resource: ResourceAddress;
  readonly dataClass: DataClass;
  /** `undefined`: not known. */
  readonly region: string | undefined;
  readonly jurisdiction: string;
  /** The key that encrypts it, as far as it can be resolved. */
  readonly key: string | undefined;
  readonly verdict: Verdict;
  readonly reason: string;
}

/** A way on which data can go from one place to another. */
export interface Flow {
  readonly rule: string;
  readonly source: ResourceAddress;
  readonly destination: Destination;
  /** Further places outside home that the same property can lead to. */
  readonly alsoTo?: readonly Destination[];
  readonly dataClass: DataClass;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly evidence: Evidence;
  /** The decision record that permits it. */
  readonly decision?: string;
}

/** What a decision record says of a finding that it clears. */
export interface Clearance {
  /** Id of the record. */
  readonly decision: string;
  /** Id of the grant within it. */
  readonly grant: string;
  /** Role and name of who approved it. */
  readonly owner: string;
  /** ISO date of the first day on which it does not hold any more. */
  readonly until: string;
}

/** A flow or a store that the gate refuses, or one that a decision record clears. */
export interface Finding {
  /** Stable over runs: rule, stack, resource and property path. */
  readonly id: string;
  readonly rule: string;
  readonly verdict: Exclude<Verdict, 'contained'>;
  readonly jurisdiction: string;
  readonly resource: ResourceAddress;
  readonly dataClass: DataClass;
  readonly destination: Destination;
  /** Further places outside home that the same property can lead to. */
  readonly alsoTo?: readonly Destination[];
  /** One line: what, where to, why it matters. */
  readonly message: string;
  readonly fix: string;
  readonly evidence: Evidence;
  /** Set when a valid decision record clears the finding. */
  readonly clearedBy?: Clearance;
}

/** All that the analyser says about a set of templates. */
export interface Analysis {
  readonly stores: readonly Store[];
  readonly flows: readonly Flow[];
  /** Refused and cleared findings, ordered by stack, resource, path and rule. */
  readonly findings: readonly Finding[];
  readonly counts: { readonly templates: number; readonly resources: number };
}

/** Findings that no decision record clears: the gate fails when there is one. */
export function openFindings(analysis: Analysis): readonly Finding[] {
  return analysis.findings.filter((finding) => !finding.clearedBy && finding.verdict !== 'permitted');
}
