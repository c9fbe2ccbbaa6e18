import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** Two instances cannot have one alias: it is the host name of the agents' workspace. */
export const checkInstanceAliases: DeploymentCheck = ({ jurisdictions }) => {
  const firstWith = new Map<string, string>();
  return Object.entries(jurisdictions).flatMap(([id, { instanceAlias }]) => {
    const first = firstWith.get(instanceAlias);
    firstWith.set(instanceAlias, first ?? id);
    if (first === undefined) return [];
    const message = `is '${instanceAlias}', the alias of jurisdiction '${first}' already; make it unique, such as '${instanceAlias}-${id}'`;
    return [{ path: fieldPath(['jurisdictions', id, 'instanceAlias']), message }];
  });
};
