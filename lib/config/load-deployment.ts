import { type DeploymentDefinition, type DeploymentDefinitionInput } from './deployment-schema';
import { exampleDeployment } from './example';
import { InvalidDeploymentError } from './invalid-deployment-error';
import { parseDeployment } from './parse-deployment';

/** The deployment definitions of this repository, by name. Add your own beside the example. */
const deployments: Readonly<Record<string, { readonly source: string; readonly input: DeploymentDefinitionInput }>> = {
  example: { source: 'lib/config/example/index.ts', input: exampleDeployment },
};

/**
 * A deployment definition of this repository.
 *
 * @param name - `undefined`: the example
 * @param asOf - ISO date for which it must be lawful
 * @throws InvalidDeploymentError when there is none of that name, or when it is refused
 */
export function loadDeployment(name: string | undefined, asOf: string): DeploymentDefinition {
  const wanted = name ?? 'example';
  const found = Object.hasOwn(deployments, wanted) ? deployments[wanted] : undefined;
  if (!found) {
    const message = `is no deployment of this repository; use one of ${Object.keys(deployments).join(', ')}`;
    throw new InvalidDeploymentError(wanted, [{ path: '', message }]);
  }
  return parseDeployment(found.input, { asOf, source: found.source });
}
