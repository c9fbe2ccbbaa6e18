import { type DataClass } from './data-class';

/** How far a destination is from home, in law. The order is from near to far; `prohibited` absorbs all. */
export const tiers = [
  'same-region',
  'in-subdivision',
  'in-country',
  'in-bloc',
  'adequate',
  'conditional',
  'foreign',
  'prohibited',
] as const;

export type Tier = (typeof tiers)[number];

/** Whether data lies somewhere, is worked on, or passes through. */
export type DataState = 'at-rest' | 'in-use' | 'in-transit';

/** A dated legal source. `sourced` means that the text was read; otherwise verify before you rely on it. */
export interface Citation {
  readonly text: string;
  readonly section?: string;
  readonly url?: string;
  /** ISO date (or year, or year and month) at which the text was true. */
  readonly asOf: string;
  readonly sourced: boolean;
}

/**
 * A jurisdiction profile: the law that one group of customers is under, as the software reads it. Not legal advice.
 *
 * Its home Regions are the Regions where its data may lie by default, without any decision of a person.
 */
export interface Jurisdiction {
  readonly id: string;
  readonly title: string;
  /** ISO date at which the profile was true. */
  readonly asOf: string;
  /** ISO date by which a person must look at it again. */
  readonly reviewBy: string;
  readonly home: { readonly countries: readonly string[]; readonly subdivision?: string; readonly bloc?: 'EEA' };
  readonly homeRegions: readonly [string, ...string[]];
  /** The farthest tier that needs no decision, per state. */
  readonly maxTier: Readonly<Record<DataState, Tier>>;
  /** The farthest tier for a second copy of the data, and for a replica of the Connect instance. */
  readonly maxDisasterRecoveryTier: { readonly data: Tier; readonly instance: Tier };
  /** ISO 3166-1 countries no decision can permit. */
  readonly prohibitedCountries: readonly string[];
  /** When set, only these countries are lawful at all, whatever a decision says. */
  readonly exclusiveCountries?: readonly string[];
  /** Roles that may approve a residency decision record. */
  readonly decisionAuthority: readonly [string, ...string[]];
  /** Days that a residency decision record may be valid at most. */
  readonly maxDecisionDays: number;
  /** Whether generative features with a geographic or global inference profile may be enabled at all. */
  readonly generativeFeatures: 'allowed' | 'by-decision' | 'never';
  /** Retention in days per data class, with its legal basis. */
  readonly retention?: Readonly<Partial<Record<DataClass, RetentionNorm>>>;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** How long data of a class must and may be kept, in days. `minimum` asks for write-once storage. */
export interface RetentionNorm {
  readonly minimumDays?: number;
  readonly maximumDays?: number;
  readonly basis: string;
}

/** An adequacy decision or a bloc: transfers from `from` to `to` need no further safeguard while it is valid. */
export interface AdequacyEdge {
  /** Exporter: an ISO country or `EEA`. */
  readonly from: string;
  /** Importer: ISO country. */
  readonly to: string;
  /** Who or what the decision is limited to, if it is. A limited edge is `conditional`, not `adequate`. */
  readonly scope?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** A pending challenge. */
  readonly challenge?: string;
  readonly citation: Citation;
}
