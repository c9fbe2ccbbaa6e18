import { findJurisdiction } from '../../lib/domain/jurisdictions';
import { type OrganisationRecord } from '../../lib/domain/organisations/registry-record';
import { type Home } from './contract';

/** What a command makes of a record. A refusal is one line for the operator. */
export type Change<Record> =
  | { readonly outcome: 'changed'; readonly record: Record }
  | { readonly outcome: 'unchanged'; readonly record: Record }
  | { readonly outcome: 'refused'; readonly message: string };

export const refused = (message: string) => ({ outcome: 'refused', message }) as const;

/** What a command knows besides the request and the record. */
export interface Circumstances {
  readonly homes: readonly Home[];
  readonly now: Date;
}

/** Where an organisation can be served, or why not. */
export type Destination = Pick<
  OrganisationRecord,
  'jurisdiction' | 'homeRegion' | 'signInDomain' | 'connectInstanceArn' | 'apiEndpoint'
>;

/** The home of a jurisdiction, if its profile allows that Region; else why not. */
export function findHome(jurisdiction: string, homes: readonly Home[]): Home | string {
  const home = homes.find((candidate) => candidate.jurisdiction === jurisdiction);
  if (!home) {
    const known = homes.map((candidate) => candidate.jurisdiction).join(', ');
    return `'${jurisdiction}' is no jurisdiction of this environment; use one of ${known}`;
  }
  const allowed: readonly string[] = findJurisdiction(home.profile)?.homeRegions ?? [];
  if (allowed.includes(home.region)) return home;
  return `${home.region} is no home Region of profile ${home.profile}; deploy the jurisdiction in one of ${allowed.join(', ')}`;
}

/** A destination whose every part is in the Region and the account of the jurisdiction, or why it is none. */
export function findDestination(
  jurisdiction: string,
  { connectInstanceArn, apiEndpoint }: Pick<Destination, 'connectInstanceArn' | 'apiEndpoint'>,
  homes: readonly Home[],
): Destination | string {
  const home = findHome(jurisdiction, homes);
  if (typeof home === 'string') return home;
  const { region, account, signInDomain } = home;
  const [, , , instanceRegion, instanceAccount] = connectInstanceArn.split(':');
  if (instanceRegion !== region || instanceAccount !== account) {
    return `${connectInstanceArn} is not in ${region} of account ${account}; give the instance of jurisdiction ${jurisdiction}`;
  }
  const [, , apiRegion] = apiEndpoint.split('.');
  if (apiRegion !== region) {
    return `${apiEndpoint} is not in ${region}; give the endpoint of the API of jurisdiction ${jurisdiction}`;
  }
  return { jurisdiction, homeRegion: region, signInDomain, connectInstanceArn, apiEndpoint };
}
