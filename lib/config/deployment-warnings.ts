import { requireJurisdiction } from '../domain/jurisdictions';
import { judgeTransfer } from '../domain/transfer';
import { type DeploymentDefinition } from './deployment-schema';
import { fieldPath, type DeploymentIssue } from './issue';

/**
 * What is lawful as of the date and may not be for long: profiles that are due for review, and adequacy decisions that
 * end soon or are challenged, where an instance or a copy rests on them.
 *
 * @param asOf - ISO date
 */
export function deploymentWarnings({ jurisdictions }: DeploymentDefinition, asOf: string): readonly DeploymentIssue[] {
  return Object.entries(jurisdictions).flatMap(([id, deployed]) => {
    const places = [
      { field: 'instanceRegion', purpose: undefined },
      { field: 'dataDisasterRecoveryRegion', purpose: 'data-dr' },
      { field: 'instanceReplicaRegion', purpose: 'instance-dr' },
    ] as const;
    const seen = new Set<string>();
    return places.flatMap(({ field, purpose }) => {
      const destination = deployed[field];
      if (destination === undefined) return [];
      const { warnings } = judgeTransfer({
        jurisdiction: requireJurisdiction(deployed.profile),
        dataClass: 'customer-content',
        state: 'at-rest',
        source: deployed.instanceRegion,
        destination,
        asOf,
        purpose,
      });
      return warnings.flatMap((message) => {
        if (seen.has(message)) return [];
        seen.add(message);
        return [{ path: fieldPath(['jurisdictions', id, field]), message }];
      });
    });
  });
}
