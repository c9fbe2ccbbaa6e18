import { findJurisdiction, jurisdictionIds } from '../domain/jurisdictions';
import { type ResidencyScope } from '../residency/scope';
import { InputError } from './input-error';
import { didYouMean } from './nearest';

/**
 * The scope of stacks that are all under one jurisdiction profile, with no Region permitted beyond home.
 *
 * @param accounts - accounts of the same owner, besides each stack's own
 * @param hosts - countries (ISO 3166-1) of hosts whose names do not tell
 * @throws InputError when there is no such profile, or an account is not 12 digits
 */
export function profileScope(
  jurisdiction: string,
  accounts: readonly string[] = [],
  hosts: Readonly<Record<string, string>> = {},
): ResidencyScope {
  const profile = findJurisdiction(jurisdiction);
  if (!profile) {
    const known = `known: ${jurisdictionIds.join(', ')}`;
    throw new InputError(`'${jurisdiction}' is no jurisdiction${didYouMean(jurisdiction, jurisdictionIds)} (${known})`);
  }
  const malformed = accounts.find((account) => !/^\d{12}$/.test(account));
  if (malformed !== undefined) throw new InputError(`'${malformed}' is no AWS account; an account has 12 digits`);
  return { jurisdiction: profile.id, homeRegions: profile.homeRegions, accounts, hosts };
}
