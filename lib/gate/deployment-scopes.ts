import {
  guardrailScopeOf,
  planGuardrails,
  planReferenceReplications,
  planRegistries,
  planStages,
  referenceScopeOf,
  registryScopeOf,
  residencyScopeOf,
  type DeploymentDefinition,
} from '../config';
import { type ResidencyScope } from '../residency/scope';

/**
 * What is home for each stack of a deployment. A stack belongs to the Stage that its construct path starts with.
 *
 * @param asOf - ISO date at which the law is read
 * @returns throws Error for a stack of no Stage: nothing may be deployed that no jurisdiction answers for
 */
export function deploymentScopes(
  definition: DeploymentDefinition,
  asOf: string,
): (stackConstructPath: string) => ResidencyScope {
  const scopes = new Map<string, ResidencyScope>([
    ...planStages(definition).map((plan) => [plan.id, residencyScopeOf(plan, definition, asOf)] as const),
    ...planRegistries(definition).map((plan) => [plan.id, registryScopeOf(plan, definition)] as const),
    ...planReferenceReplications(definition).map((plan) => [plan.id, referenceScopeOf(plan, definition)] as const),
    ...planGuardrails(definition).map((plan) => [plan.id, guardrailScopeOf(plan, definition)] as const),
  ]);
  return (stackConstructPath) => {
    const [stage = ''] = stackConstructPath.split('/');
    const scope = scopes.get(stage);
    if (scope) return scope;
    throw new Error(
      `stack '${stackConstructPath}' is in no Stage of the deployment; use one of ${[...scopes.keys()].join(', ')}`,
    );
  };
}
