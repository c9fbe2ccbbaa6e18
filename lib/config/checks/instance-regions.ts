import { judgeInstanceRegion, nearestConnectRegion } from '../../domain/connect';
import { describeRegion } from '../../domain/country-name';
import { type Jurisdiction } from '../../domain/jurisdiction';
import { requireJurisdiction } from '../../domain/jurisdictions';
import { fieldPath } from '../issue';
import { regionProblem } from '../region-problem';
import { type DeploymentCheck } from './check';

/** The instance is where Amazon Connect is offered, and at home. */
export const checkInstanceRegions: DeploymentCheck = ({ jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, instanceRegion }]) => {
    const message = problemOf(requireJurisdiction(profile), instanceRegion);
    return message ? [{ path: fieldPath(['jurisdictions', id, 'instanceRegion']), message }] : [];
  });

function problemOf(jurisdiction: Jurisdiction, code: string): string | undefined {
  const nearest = nearestConnectRegion(jurisdiction, code);
  const choice = nearest
    ? `write ${describeRegion(nearest)}, the nearest lawful Region with Amazon Connect`
    : `no home Region of profile ${jurisdiction.id} offers Amazon Connect, so it cannot be deployed`;
  const problem = regionProblem(code);
  if (problem) return `${problem}; ${choice}`;
  const offer = judgeInstanceRegion(jurisdiction, code);
  if (!offer.offered) return offer.reason;
  if (jurisdiction.homeRegions.includes(code)) return undefined;
  return `${describeRegion(code)} is outside the home Regions of profile ${jurisdiction.id}; ${choice}`;
}
