import { awsRegions, findRegion } from '../../domain/aws-region';
import { countryName, describeRegion } from '../../domain/country-name';
import { type Jurisdiction } from '../../domain/jurisdiction';
import { countryProhibition, isWithin, tierOfCountry } from '../../domain/tier';

/** Where a system outside AWS keeps its data, as the definition says. */
export interface DeclaredPlace {
  readonly host: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2. */
  readonly subdivision?: string;
}

/** A host that names an AWS Region is in that Region's country. */
export function contradictionOf({ host, country }: DeclaredPlace): string | undefined {
  const words = host.split('.');
  const region = awsRegions.find(({ code }) => words.includes(code));
  if (!region || region.country === country) return undefined;
  return `'${host}' is in ${describeRegion(region.code)}, and the country is said to be ${country}; correct one of the two`;
}

export interface PlaceProblem {
  readonly reason: string;
  /** Whether a residency decision can permit it. */
  readonly decidable: boolean;
}

/** What is unlawful about keeping data at the place. */
export function placeProblem(
  jurisdiction: Jurisdiction,
  { country, subdivision }: DeclaredPlace,
  asOf: string,
): PlaceProblem | undefined {
  const { home, maxTier, adequateCountries, farthestLawfulTier } = jurisdiction;
  const of = `profile ${jurisdiction.id}`;
  const problem = (reason: string, decidable: boolean): PlaceProblem => ({ reason, decidable });

  const prohibited = countryProhibition(jurisdiction, country);
  if (prohibited) return problem(`${countryName(country)} ${prohibited} under ${of}`, false);
  if (subdivision?.startsWith(`${country}-`) === false) {
    return problem(`${subdivision} is no part of ${countryName(country)}`, false);
  }

  const { tier: ofCountry } = tierOfCountry(jurisdiction, country, asOf);
  const tier = home.subdivision !== undefined && home.subdivision === subdivision ? 'in-subdivision' : ofCountry;
  const suffices = tier !== 'adequate' || (adequateCountries?.includes(country) ?? true);
  if (isWithin(tier, maxTier['at-rest']) && suffices) return undefined;
  const farthest = farthestLawfulTier?.['at-rest'];
  const decidable = farthest === undefined || isWithin(tier, farthest);
  return problem(`${subdivision ?? countryName(country)} is farther than ${of} lets data lie (${tier})`, decidable);
}

/** The home of a jurisdiction, in words. */
export function homeOf({ home, homeRegions: [first] }: Jurisdiction): string {
  if (home.subdivision) return `${home.subdivision} (write it as the subdivision)`;
  return home.bloc ? `the ${home.bloc}` : countryName(findRegion(first)?.country ?? home.countries[0]);
}
