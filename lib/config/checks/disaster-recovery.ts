import { findRegion } from '../../domain/aws-region';
import { describeRegion } from '../../domain/country-name';
import { requireJurisdiction } from '../../domain/jurisdictions';
import { isLawful, judgeDisasterRecovery, lawfulChoices, type DisasterRecoveryWish } from '../disaster-recovery';
import { fieldPath } from '../issue';
import { regionProblem } from '../region-problem';
import { type DeploymentCheck } from './check';

const wishes = [
  { field: 'dataDisasterRecoveryRegion', purpose: 'data-dr', decision: 'dataDisasterRecovery' },
  { field: 'instanceReplicaRegion', purpose: 'instance-dr', decision: 'instanceReplica' },
] as const;

/**
 * A second copy of the content, and a replica of the instance, are elsewhere than the instance and where the profile
 * lets them be. For the instance there is only the pair of Amazon Connect Global Resiliency.
 */
export const checkDisasterRecovery: DeploymentCheck = ({ jurisdictions }, asOf) =>
  Object.entries(jurisdictions).flatMap(([id, deployed]) => {
    const jurisdiction = requireJurisdiction(deployed.profile);
    const source = deployed.instanceRegion;
    if (!findRegion(source)) return [];
    return wishes.flatMap(({ field, purpose, decision }) => {
      const destination = deployed[field];
      if (destination === undefined) return [];
      const wish = { jurisdiction, purpose, source, asOf };
      const message = problemOf(wish, destination, decision, deployed.residencyDecisions?.[decision]);
      return message ? [{ path: fieldPath(['jurisdictions', id, field]), message }] : [];
    });
  });

function problemOf(
  wish: DisasterRecoveryWish,
  destination: string,
  decision: string,
  decisionId: string | undefined,
): string | undefined {
  const problem = regionProblem(destination);
  if (problem) return `${problem}; ${lawfulChoices(wish)}`;
  if (destination === wish.source) {
    return `${describeRegion(destination)} is the instance's own Region, and what is there fails with it; ${lawfulChoices(wish)}`;
  }
  const judgement = judgeDisasterRecovery(wish, destination);
  if (isLawful(judgement)) return undefined;
  if (judgement.outcome !== 'needs-decision') return `${judgement.reason}; ${lawfulChoices(wish)}`;
  if (decisionId) return undefined;
  return `${judgement.reason}; name the decision record in residencyDecisions.${decision}, or ${lawfulChoices(wish)}`;
}
