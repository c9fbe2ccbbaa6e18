import {
  guardrailScopeOf,
  type GuardrailPlan,
  hookStackId,
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
    ...planGuardrails(definition).flatMap((plan) => guardrailScopes(plan, definition, asOf)),
  ]);
  return (stackConstructPath) => {
    const [stage = '', stack = ''] = stackConstructPath.split('/');
    const scope = scopes.get(`${stage}/${stack}`) ?? scopes.get(stage);
    if (scope) return scope;
    throw new Error(
      `stack '${stackConstructPath}' is in no Stage of the deployment; use one of ${[...scopes.keys()].join(', ')}`,
    );
  };
}

/** A hook is in a Region of a jurisdiction, and what it logs is of that jurisdiction. */
function guardrailScopes(plan: GuardrailPlan, definition: DeploymentDefinition, asOf: string) {
  return [
    [plan.id, guardrailScopeOf(plan, definition, asOf)] as const,
    ...plan.accounts.flatMap((account) =>
      account.regions.map(
        (region) =>
          [`${plan.id}/${hookStackId(region, account)}`, guardrailScopeOf(plan, definition, asOf, region)] as const,
      ),
    ),
  ];
}
