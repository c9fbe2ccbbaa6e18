import { fieldPath } from '../issue';
import { rangesOverlap } from '../network-range';
import { type DeploymentCheck } from './check';

/** Networks are peered for reference data, and a route must lead to one network only. */
export const checkNetworkRanges: DeploymentCheck = ({ jurisdictions, referenceData }) => {
  const networks = [
    { path: 'referenceData.networkRange', range: referenceData.networkRange },
    ...Object.entries(jurisdictions).map(([id, { networkRange }]) => ({
      path: fieldPath(['jurisdictions', id, 'networkRange']),
      range: networkRange,
    })),
  ];
  return networks.flatMap(({ path, range }, index) => {
    const other = networks.slice(0, index).find((earlier) => rangesOverlap(earlier.range, range));
    if (!other) return [];
    return [
      { path, message: `is ${range}, which overlaps ${other.path} (${other.range}); write a range apart from it` },
    ];
  });
};
