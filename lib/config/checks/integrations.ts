import { requireJurisdiction } from '../../domain/jurisdictions';
import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';
import { contradictionOf, homeOf, placeProblem } from './declared-place';

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
