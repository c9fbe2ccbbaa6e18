import { type FlowRule } from '../flow-rule';
import { actionsKnown } from './actions-known';
import { actionsReachable } from './actions-reachable';
import { analyticsRedacted } from './analytics-redacted';
import { attributesImpersonal } from './attributes-impersonal';
import { branchesEnd } from './branches-end';
import { functionsAnswerInTime } from './functions-answer-in-time';
import { functionsInOwnRegion } from './functions-in-own-region';
import { loggingOffAroundSecrets } from './logging-off-around-secrets';
import { noticeBeforeCollection } from './notice-before-collection';
import { recordingResumed } from './recording-resumed';
import { resourcesByPlaceholder } from './resources-by-placeholder';
import { resultsStored } from './results-stored';
import { storedInputEncrypted } from './stored-input-encrypted';
import { transitionsLeadSomewhere } from './transitions-lead-somewhere';

/** Every rule about flows, in the order in which a person should read their findings. */
export const flowRules: readonly FlowRule[] = [
  actionsKnown,
  transitionsLeadSomewhere,
  actionsReachable,
  branchesEnd,
  functionsInOwnRegion,
  functionsAnswerInTime,
  resultsStored,
  noticeBeforeCollection,
  storedInputEncrypted,
  recordingResumed,
  loggingOffAroundSecrets,
  analyticsRedacted,
  attributesImpersonal,
  resourcesByPlaceholder,
];
