import { type Jurisdiction } from '../../domain/jurisdiction';
import { serviceAccount } from '../facts/service-accounts';
import { type Destination, type Finding } from '../finding';
import { natureOf } from './finding-effects';
import { type Grant } from './grant-schema';
import { type GrantLaw, prohibitionOfCountry, prohibitionOfRegion } from './prohibition';

/** What decisions have to know of a stack. */
export interface DecidedStack {
  /** Ids by which a record can name it: the deployment's, or the names of the stack. */
  readonly deployments: readonly string[];
  /** Its own account and those that belong to the deployment. */
  readonly accounts: readonly string[];
}

/** What a grant is held against. */
export interface GrantContext {
  readonly jurisdiction: Jurisdiction;
  /** ISO date. */
  readonly asOf: string;
  readonly stack: DecidedStack;
}

/**
 * Whether a grant of a valid record permits what a finding reports: for its deployment, class of data, states and effect,
 * and for every place that the finding names.
 *
 * What is `unproven` no grant can clear: nobody can decide about a place that nobody knows. The same goes for an account
 * that is not known, and for the edge or the whole world, which have no Region to name.
 */
export function permits(grant: Grant, finding: Finding, { jurisdiction, asOf, stack }: GrantContext): boolean {
  if (finding.verdict !== 'escapes' || finding.jurisdiction !== jurisdiction.id) return false;
  if (!stack.deployments.some((id) => grant.deployments.includes(id))) return false;
  if (!grant.dataClasses.includes(finding.dataClass)) return false;
  const { effects, states } = natureOf(finding);
  if (!effects.includes(grant.effect) || !states.every((state) => grant.states.includes(state))) return false;

  const narrowed = { effect: grant.effect, states, dataClasses: [finding.dataClass] };
  const law = { jurisdiction, asOf, grant: narrowed };
  return [finding.destination, ...(finding.alsoTo ?? [])].every(
    (place) => isGrantedPlace(grant, place, law) && isKnownAccount(place.account, grant, stack),
  );
}

function isGrantedPlace(grant: Grant, { region, country }: Destination, law: GrantLaw) {
  if (region !== undefined) return grant.regions.includes(region) && prohibitionOfRegion(region, law) === undefined;
  if (country === undefined) return false;
  return (grant.countries ?? []).includes(country) && prohibitionOfCountry(country, law) === undefined;
}

function isKnownAccount(account: string | undefined, grant: Grant, stack: DecidedStack): boolean {
  return (
    account === undefined ||
    stack.accounts.includes(account) ||
    (grant.accounts ?? []).includes(account) ||
    serviceAccount(account) !== undefined
  );
}
