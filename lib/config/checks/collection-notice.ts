import { fieldPath } from '../issue';
import { type DeploymentCheck } from './check';

/** A notice that does not say that conversations are analysed where they are. */
export const checkCollectionNotice: DeploymentCheck = ({ jurisdictions }) =>
  Object.entries(jurisdictions).flatMap(([id, { features, collectionNotice }]) => {
    if (!features.callRecording || !features.contactLens) return [];
    return (collectionNotice?.texts ?? []).flatMap(({ language, analysed }, index) =>
      analysed === undefined
        ? [
            {
              path: fieldPath(['jurisdictions', id, 'collectionNotice', 'texts', index]),
              message: `does not say in ${language} that conversations are analysed, and contactLens is on; write analysed, or switch contactLens off`,
            },
          ]
        : [],
    );
  });
