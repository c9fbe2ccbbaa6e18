import { checkApproval } from './approval';
import { type DecisionCheck } from './check';
import { checkClassification } from './classification';
import { checkControls } from './controls';
import { checkGrants } from './grants';
import { checkIntegrity } from './integrity';
import { checkMarketAvailability } from './market-availability';
import { checkReview, checkValidity } from './validity';

/** Every question about an approved record. */
export const decisionChecks: readonly DecisionCheck[] = [
  checkValidity,
  checkReview,
  checkApproval,
  checkClassification,
  checkIntegrity,
  checkControls,
  checkGrants,
  checkMarketAvailability,
];
