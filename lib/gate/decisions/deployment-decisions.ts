import { type DeploymentDefinition } from '../../config';
import { controlsInForce } from '../controls/controls';
import { type DecisionOptions } from './decide';
import { deploymentWishes } from './deployment-wishes';
import { readDecisions } from './read-decisions';

export interface DeploymentDecisionOptions {
  /** ISO date. */
  readonly asOf: string;
  readonly cwd: string;
  /** What people call the definition. */
  readonly source: string;
  /** Directory of the records. @default - `decisions`, if it is there */
  readonly directory?: string | undefined;
}

/**
 * The decision records of a deployment, with what the definition rests on them for and the controls that are in force.
 *
 * @throws InputError, InvalidDecisionError when a record cannot be read
 */
export function deploymentDecisions(
  definition: DeploymentDefinition,
  { asOf, cwd, source, directory }: DeploymentDecisionOptions,
): DecisionOptions {
  return {
    records: readDecisions(directory, cwd),
    asOf,
    wishes: deploymentWishes(definition, source),
    controls: controlsInForce(),
    complete: true,
  };
}
