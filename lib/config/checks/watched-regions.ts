import { fieldPath } from '../issue';
import { regionProblem } from '../region-problem';
import { type DeploymentCheck } from './check';

/** A Region that is watched is a Region that is there. */
export const checkWatchedRegions: DeploymentCheck = ({ environments }) =>
  Object.entries(environments).flatMap(([environment, { watchedRegions = [] }]) =>
    watchedRegions.flatMap((code, index) => {
      const problem = regionProblem(code);
      const path = fieldPath(['environments', environment, 'watchedRegions', index]);
      return problem ? [{ path, message: `${problem}; write an open Region, or leave it out` }] : [];
    }),
  );
