import { requireJurisdiction } from '../../domain/jurisdictions';
import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';
import { contradictionOf, homeOf, placeProblem } from './declared-place';

/** Identity providers are where the profile lets data be, have names of their own, and environments that exist. */
export const checkIdentityProviders: DeploymentCheck = ({ environments, jurisdictions }, asOf) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, identityProviders = [] }]) => {
    const jurisdiction = requireJurisdiction(profile);
    const names = identityProviders.map(({ name }) => name.toLowerCase());
    return identityProviders.flatMap((provider, index) => {
      const at = (...keys: readonly PropertyKey[]) =>
        fieldPath(['jurisdictions', id, 'identityProviders', index, ...keys]);
      const place = { ...provider, host: new URL(provider.metadataUrl).hostname };
      const contradiction = contradictionOf(place);
      const problem = contradiction === undefined ? placeProblem(jurisdiction, place, asOf) : undefined;
      const unknown = provider.environments
        .map((environment, position) => ({ environment, position }))
        .filter(({ environment }) => !Object.hasOwn(environments, environment));
      return [
        ...(names.indexOf(provider.name.toLowerCase()) === index
          ? []
          : [{ path: at('name'), message: `is '${provider.name}' once more; give each provider a name of its own` }]),
        ...(contradiction === undefined ? [] : [{ path: at('metadataUrl'), message: contradiction }]),
        ...(problem
          ? [{ path: at('country'), message: `${problem.reason}; use a regional provider in ${homeOf(jurisdiction)}` }]
          : []),
        ...unknown.map(({ position }) => ({
          path: at('environments', position),
          message: `is no environment of the deployment; write one of ${Object.keys(environments).join(', ')}`,
        })),
      ];
    });
  });
