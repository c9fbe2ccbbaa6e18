import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** Cases are of environments that exist, and their customers are Customer Profiles. */
export const checkCasesDomains: DeploymentCheck = ({ environments, jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { casesDomains, features }]) => {
    const at = (...keys: readonly PropertyKey[]) => fieldPath(['jurisdictions', id, 'casesDomains', ...keys]);
    const names = Object.keys(casesDomains ?? {});
    return [
      ...(names.length === 0 || features.customerProfiles
        ? []
        : [
            {
              path: at(),
              message: 'are given without customerProfiles, which say whose a case is; switch customerProfiles on',
            },
          ]),
      ...names
        .filter((environment) => !Object.hasOwn(environments, environment))
        .map((environment) => ({
          path: at(environment),
          message: `is no environment of the deployment; write one of ${Object.keys(environments).join(', ')}`,
        })),
    ];
  });
