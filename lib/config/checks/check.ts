import { type DeploymentDefinition } from '../deployment-schema';
import { type DeploymentIssue } from '../issue';

/**
 * One theme of what a well-formed definition can still get wrong.
 *
 * A check stays silent where another check has already said what is wrong: one mistake, one issue.
 */
export type DeploymentCheck = (definition: DeploymentDefinition, asOf: string) => readonly DeploymentIssue[];
