import { awsRegions, findRegion } from '../../domain/aws-region';
import { countryName, describeRegion } from '../../domain/country-name';
import { type Jurisdiction } from '../../domain/jurisdiction';
import { requireJurisdiction } from '../../domain/jurisdictions';
import { countryProhibition, isWithin, tierOfCountry } from '../../domain/tier';
import { fieldPath } from '../issue';
import { type Integration } from '../jurisdiction-schema';
import { type DeploymentCheck } from './check';

const systems = ['siem', 'crm'] as const;

/** Systems outside AWS keep what they receive where the profile lets it be, and their hosts do not say otherwise. */
export const checkIntegrations: DeploymentCheck = ({ jurisdictions }, asOf) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, integrations, residencyDecisions }]) => {
    const jurisdiction = requireJurisdiction(profile);
    return systems.flatMap((system) => {
      const integration = integrations[system];
      if (!integration) return [];
      const at = (field: string) => fieldPath(['jurisdictions', id, 'integrations', system, field]);
      const contradiction = contradictionOf(integration);
      if (contradiction) return [{ path: at('host'), message: contradiction }];
      const problem = placeProblem(jurisdiction, integration, asOf);
      if (!problem || (problem.decidable && residencyDecisions?.[system])) return [];
      const way = problem.decidable ? ` or name the decision record in residencyDecisions.${system}` : '';
      const message = `${problem.reason}; use a host in ${homeOf(jurisdiction)}${way}`;
      return [{ path: at('country'), message }];
    });
  });

/** A host that names an AWS Region is in that Region's country. */
function contradictionOf({ host, country }: Integration): string | undefined {
  const words = host.split('.');
  const region = awsRegions.find(({ code }) => words.includes(code));
  if (!region || region.country === country) return undefined;
  return `'${host}' is in ${describeRegion(region.code)}, and the country is said to be ${country}; correct one of the two`;
}

interface PlaceProblem {
  readonly reason: string;
  /** Whether a residency decision can permit it. */
  readonly decidable: boolean;
}

function placeProblem(jurisdiction: Jurisdiction, { country, subdivision }: Integration, asOf: string) {
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

function homeOf({ home, homeRegions: [first] }: Jurisdiction): string {
  if (home.subdivision) return `${home.subdivision} (write it as the subdivision)`;
  return home.bloc ? `the ${home.bloc}` : countryName(findRegion(first)?.country ?? home.countries[0]);
}
