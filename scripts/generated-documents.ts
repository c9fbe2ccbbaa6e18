import { renderControls } from './docs-controls';
import { renderJurisdictions } from './docs-jurisdictions';
import { renderRules } from './docs-rules';

/** The documents that are rendered from the code, by their path from the root of the repository. */
export const generatedDocuments: Readonly<Record<string, () => string>> = {
  'docs/controls.md': renderControls,
  'docs/jurisdictions.md': renderJurisdictions,
  'docs/rules.md': renderRules,
};
