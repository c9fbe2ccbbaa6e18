import { adequacyEdges } from './adequacy-edges';
import { adequacyOf, type Adequacy } from './adequacy';
import { type AwsRegion } from './aws-region';
import { eeaCountries } from './eea';
import { type AdequacyEdge, type Jurisdiction, type Tier, tiers } from './jurisdiction';

/** How far a place is from home, and what that rests on. */
export interface TierOfPlace {
  readonly tier: Tier;
  readonly adequacy: Adequacy;
}

/** Whether the first tier is no farther than the second. `prohibited` is never within anything but itself. */
export function isWithin(tier: Tier, limit: Tier): boolean {
  return tiers.indexOf(tier) <= tiers.indexOf(limit);
}

/** The exporter that adequacy decisions name: the bloc, or the first country of the home. */
export function exporterOf(jurisdiction: Jurisdiction): string {
  return jurisdiction.home.bloc ?? jurisdiction.home.countries[0];
}

/** Why no decision can permit a country, in words; `undefined` when one can. */
export function countryProhibition(jurisdiction: Jurisdiction, country: string): string | undefined {
  if (jurisdiction.prohibitedCountries.includes(country)) return 'is a prohibited country';
  const exclusive = jurisdiction.exclusiveCountries;
  if (exclusive && !exclusive.includes(country))
    return `is outside of ${exclusive.join(', ')}, the only lawful countries`;
  return undefined;
}

/**
 * How far a country is from home on one day. For places that are no AWS Region, such as the host of an integration.
 *
 * @param country ISO 3166-1.
 * @param asOf ISO date.
 */
export function tierOfCountry(
  jurisdiction: Jurisdiction,
  country: string,
  asOf: string,
  edges: readonly AdequacyEdge[] = adequacyEdges,
): TierOfPlace {
  const { home } = jurisdiction;
  const adequacy = adequacyOf(exporterOf(jurisdiction), country, asOf, edges);
  const tier = (): Tier => {
    if (countryProhibition(jurisdiction, country) !== undefined) return 'prohibited';
    if (home.countries.length === 1 && home.countries[0] === country) return 'in-country';
    if (home.bloc === 'EEA' && eeaCountries.some((member) => member === country)) return 'in-bloc';
    if (home.countries.includes(country)) return 'in-country';
    if (adequacy.state === 'valid') return 'adequate';
    if (adequacy.state === 'limited' || adequacy.state === 'expired') return 'conditional';
    return jurisdiction.transferInstrument === undefined ? 'foreign' : 'conditional';
  };
  return { tier: tier(), adequacy };
}

/**
 * How far a Region is from home on one day, seen from another Region.
 *
 * A Region of another partition than the source is prohibited: nothing can be copied across partitions.
 * In a home of several countries, `in-country` means the country of the source.
 */
export function tierOfRegion(
  jurisdiction: Jurisdiction,
  source: AwsRegion,
  destination: AwsRegion,
  asOf: string,
  edges: readonly AdequacyEdge[] = adequacyEdges,
): TierOfPlace {
  const place = tierOfCountry(jurisdiction, destination.country, asOf, edges);
  if (source.partition !== destination.partition) return { ...place, tier: 'prohibited' };
  if (!isWithin(place.tier, 'in-bloc')) return place;
  if (source.code === destination.code) {
    const { subdivision } = jurisdiction.home;
    // Staying in one Region is nearest only when that Region is home.
    if (subdivision === undefined || destination.subdivision === subdivision) return { ...place, tier: 'same-region' };
  }
  if (jurisdiction.home.subdivision !== undefined && destination.subdivision === jurisdiction.home.subdivision) {
    return { ...place, tier: 'in-subdivision' };
  }
  if (jurisdiction.home.countries.includes(destination.country) && source.country === destination.country) {
    return { ...place, tier: 'in-country' };
  }
  return place;
}
