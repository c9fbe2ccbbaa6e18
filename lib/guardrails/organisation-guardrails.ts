import { type AccountBoundary } from './account-boundary';
import { aiOptOutPolicy } from './ai-opt-out-policy';
import { type Guardrail } from './policy-document';
import { resourceControlPolicy } from './resource-control-policy';
import { serviceControlPolicies } from './service-control-policies';

/** An account with where its policies are attached. */
export interface BoundAccount extends Omit<AccountBoundary, 'deploymentRoles'> {
  /** Id of the account or of the organisational unit. */
  readonly target: string;
}

/** The accounts of an environment, and the organisation that they are in. */
export interface BoundEnvironment {
  readonly environment: string;
  readonly organisationId: string;
  readonly deploymentRoles: AccountBoundary['deploymentRoles'];
  readonly accounts: readonly BoundAccount[];
}

/** A policy of AWS Organizations, with the accounts and organisational units that it is attached to. */
export interface AttachedGuardrail extends Guardrail {
  readonly targets: readonly string[];
}

/**
 * Every policy of AWS Organizations for an environment: service control policies for each account, and one resource
 * control policy and one opt-out of AI services for all.
 *
 * @throws Error when a policy is larger than AWS takes
 */
export function organisationGuardrails({
  environment,
  organisationId,
  deploymentRoles,
  accounts,
}: BoundEnvironment): readonly AttachedGuardrail[] {
  const everywhere = [...new Set(accounts.map(({ target }) => target))];
  return [
    ...accounts.flatMap(({ target, ...account }) =>
      serviceControlPolicies({ ...account, deploymentRoles }).map((policy) => ({ ...policy, targets: [target] })),
    ),
    { ...resourceControlPolicy(environment, organisationId), targets: everywhere },
    { ...aiOptOutPolicy(environment), targets: everywhere },
  ];
}
