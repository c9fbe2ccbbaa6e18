import { type AccountBoundary } from './account-boundary';
import { movementStatements } from './movement-statements';
import { guardrail, type Guardrail } from './policy-document';
import { protectionStatements } from './protection-statements';
import { regionStatements } from './region-statements';

/**
 * The service control policies of an account: beside `FullAWSAccess` they fit into the five that AWS lets be attached.
 * They bind every identity of the account, its root user too; not the management account, and no service-linked role.
 *
 * @throws Error when a policy is larger than AWS takes
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function serviceControlPolicies(boundary: AccountBoundary): readonly Guardrail[] {
  const type = 'SERVICE_CONTROL_POLICY';
  const { name, regions } = boundary;
  return [
    guardrail(
      {
        name: `residency-${name}-regions`,
        type,
        description: `Nothing outside ${regions.join(', ')}, and no Region is enabled.`,
      },
      regionStatements(boundary),
    ),
    guardrail(
      {
        name: `residency-${name}-movement`,
        type,
        description: 'No call copies or routes data out: no replica, copy, multi-Region key or cross-Region inference.',
      },
      movementStatements(boundary),
    ),
    guardrail(
      {
        name: `residency-${name}-protection`,
        type,
        description: 'Trail, evidence, keys and the hook are changed by deployment only.',
      },
      protectionStatements(boundary),
    ),
  ];
}
