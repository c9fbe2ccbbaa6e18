import { findRegion } from '../../domain/aws-region';
import { classificationSchemes, type ClassificationScheme, type ClassificationSchemeId } from '../classification';
import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** Profiles whose law names the scheme. */
const schemeOfProfile: Readonly<Record<string, ClassificationSchemeId>> = {
  'ca-gc': 'government-of-canada',
  'us-fedramp-high': 'fips-199',
};

/** Data that is too sensitive for partition `aws`, and profiles classified in the words of another scheme. */
export const checkClassification: DeploymentCheck = ({ jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { profile, instanceRegion, classification }]) => {
    const at = (field: string) => fieldPath(['jurisdictions', id, 'classification', field]);
    const required = Object.hasOwn(schemeOfProfile, profile) ? schemeOfProfile[profile] : undefined;
    if (required && classification.scheme !== required) {
      const message = `is '${classification.scheme}', and profile '${profile}' is classified by the ${classificationSchemes[required].title}; write '${required}'`;
      return [{ path: at('scheme'), message }];
    }

    const {
      title,
      levels,
      commercialCeiling: ceiling,
    }: ClassificationScheme = classificationSchemes[classification.scheme];
    if (!ceiling || findRegion(instanceRegion)?.partition !== 'aws') return [];
    return (['content', 'metadata'] as const)
      .filter((field) => levels.indexOf(classification[field]) > levels.indexOf(ceiling.level))
      .map((field) => ({
        path: at(field),
        message: `is '${classification[field]}' (${title}), above what a commercial AWS Region may hold: ${ceiling.basis}; keep such data out of this deployment, or write '${ceiling.level}' or lower`,
      }));
  });
