import { requireJurisdiction } from '../../domain/jurisdictions';
import { planRetention } from '../../domain/retention';
import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** What is kept is kept as long as every law asks for, and no longer than any allows. */
export const checkRetention: DeploymentCheck = ({ jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, retentionDays, retentionRegimes }]) => {
    const jurisdiction = requireJurisdiction(profile);
    const { refusals } = planRetention({ jurisdiction, regimes: retentionRegimes, wishes: retentionDays });
    return refusals.map(({ content, reason }) => {
      const wished = retentionDays && Object.hasOwn(retentionDays, content);
      // The path of a wish names the content already.
      return wished
        ? {
            path: fieldPath(['jurisdictions', id, 'retentionDays', content]),
            message: reason.replace(`${content}: `, ''),
          }
        : { path: fieldPath(['jurisdictions', id, 'retentionRegimes']), message: reason };
    });
  });
