import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** Queues have names of their own, one for an organisation, and environments that exist. */
export const checkOrganisationQueues: DeploymentCheck = ({ environments, jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { organisationQueues = [] }]) => {
    const at = (...keys: readonly PropertyKey[]) => fieldPath(['jurisdictions', id, 'organisationQueues', ...keys]);
    const names = organisationQueues.map(({ name }) => name);
    const organisations = organisationQueues.map(({ organisationId }) => organisationId);
    return organisationQueues.flatMap((queue, index) => [
      ...(names.indexOf(queue.name) === index
        ? []
        : [{ path: at(index, 'name'), message: `is '${queue.name}' once more; give each queue a name of its own` }]),
      ...(organisations.indexOf(queue.organisationId) === index
        ? []
        : [{ path: at(index, 'organisationId'), message: 'has a queue already; remove one of the two' }]),
      ...queue.environments.flatMap((environment, position) => {
        if (Object.hasOwn(environments, environment)) return [];
        const message = `is no environment of the deployment; write one of ${Object.keys(environments).join(', ')}`;
        return [{ path: at(index, 'environments', position), message }];
      }),
    ]);
  });
