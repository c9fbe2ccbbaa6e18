import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** Numbers have names of their own, and are claimed in environments that exist. */
export const checkPhoneNumbers: DeploymentCheck = ({ environments, jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { phoneNumbers = [] }]) => {
    const at = (...keys: readonly PropertyKey[]) => fieldPath(['jurisdictions', id, 'phoneNumbers', ...keys]);
    const names = phoneNumbers.map(({ name }) => name);
    return phoneNumbers.flatMap((number, index) => [
      ...(names.indexOf(number.name) === index
        ? []
        : [{ path: at(index, 'name'), message: `is '${number.name}' once more; give each number a name of its own` }]),
      ...number.environments.flatMap((environment, position) => {
        if (Object.hasOwn(environments, environment)) return [];
        const message = `is no environment of the deployment; write one of ${Object.keys(environments).join(', ')}`;
        return [{ path: at(index, 'environments', position), message }];
      }),
    ]);
  });
