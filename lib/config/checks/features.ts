import { requireJurisdiction } from '../../domain/jurisdictions';
import { type Feature } from '../feature-schema';
import { fieldPath, type DeploymentIssue } from '../issue';
import { type DeploymentCheck } from './check';

/** Features that do nothing, or nothing lawful, without another. */
const requirements: readonly { readonly feature: Feature; readonly needs: Feature; readonly reason: string }[] = [
  { feature: 'realTimeAnalysis', needs: 'contactLens', reason: 'its segments come from Contact Lens' },
];

/** Features that the profile forbids, and features without what they need. */
export const checkFeatures: DeploymentCheck = ({ jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, features, residencyDecisions }]) => {
    const at = (feature: Feature) => fieldPath(['jurisdictions', id, 'features', feature]);
    const issues: DeploymentIssue[] = requirements
      .filter(({ feature, needs }) => features[feature] && !features[needs])
      .map(({ feature, needs, reason }) => ({
        path: at(feature),
        message: `is on without ${needs}, and ${reason}; switch ${needs} on or ${feature} off`,
      }));

    const stance = requireJurisdiction(profile).generativeFeatures;
    if (features.generativeAi && stance === 'never') {
      const message = `is on, and profile '${profile}' never allows generative features, whose inference may run in another Region; set it to false`;
      issues.push({ path: at('generativeAi'), message });
    }
    if (features.generativeAi && stance === 'by-decision' && !residencyDecisions?.generativeAi) {
      const message = `is on, and profile '${profile}' allows generative features by decision only; name the decision record in residencyDecisions.generativeAi, or set it to false`;
      issues.push({ path: at('generativeAi'), message });
    }
    return issues;
  });
