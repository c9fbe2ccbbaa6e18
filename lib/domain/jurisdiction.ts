import { type RetentionNorms } from './retention-norm';

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
  readonly home: {
    /** ISO 3166-1; the first is the exporter in adequacy decisions, unless there is a bloc. */
    readonly countries: readonly [string, ...string[]];
    /** ISO 3166-2, where the border is sub-national. */
    readonly subdivision?: string;
    readonly bloc?: 'EEA';
  };
  /** Regions of one partition, the most natural choice first. */
  readonly homeRegions: readonly [string, ...string[]];
  /** The farthest tier that needs no decision, per state. */
  readonly maxTier: Readonly<Record<DataState, Tier>>;
  /** The farthest tier for a second copy of the data, and for a replica of the Connect instance. */
  readonly maxDisasterRecoveryTier: { readonly data: Tier; readonly instance: Tier };
  /** When set, adequacy alone suffices for these countries only; others with adequacy need a decision. */
  readonly adequateCountries?: readonly string[];
  /** What makes a transfer lawful where there is no adequacy. Without it such a destination is `foreign`. */
  readonly transferInstrument?: string;
  /** The farthest tier that a decision can permit. Unset: a decision can permit all that is not prohibited. */
  readonly farthestLawfulTier?: Readonly<Partial<Record<DataState, Tier>>>;
  /** ISO 3166-1 countries no decision can permit. */
  readonly prohibitedCountries: readonly string[];
  /** When set, only these countries are lawful at all, whatever a decision says. */
  readonly exclusiveCountries?: readonly [string, ...string[]];
  /** Law names facilities at home the principal delivery option, so that a service may be abroad only while none is at home. */
  readonly principalDeliveryOption?: true;
  /** Roles that may approve a residency decision record. */
  readonly decisionAuthority: readonly [string, ...string[]];
  /** Days that a residency decision record may be valid at most. */
  readonly maxDecisionDays: number;
  /** Whether generative features with a geographic or global inference profile may be enabled at all. */
  readonly generativeFeatures: 'allowed' | 'by-decision' | 'never';
  /** How long stored content must and may be kept by the profile's own law. */
  readonly retention?: RetentionNorms;
  /** What the profile cannot judge. Printed wherever the profile is. */
  readonly caveats?: readonly string[];
  readonly citations: readonly [Citation, ...Citation[]];
}

/** An adequacy decision: transfers from `from` to `to` need no further safeguard while it is valid. */
export interface AdequacyEdge {
  /** Exporter: an ISO 3166-1 country or `EEA`. */
  readonly from: string;
  /** Importer: an ISO 3166-1 country or `EEA`. */
  readonly to: string;
  /** Who or what the decision is limited to, if it is. A limited edge is `conditional`, not `adequate`. */
  readonly scope?: string;
  /** ISO date. */
  readonly validFrom?: string;
  /** ISO date of the last day. */
  readonly validTo?: string;
  /** A pending challenge. */
  readonly challenge?: string;
  readonly citation: Citation;
}
