import { checkAccounts } from './accounts';
import { type DeploymentCheck } from './check';
import { checkCasesDomains } from './cases-domains';
import { checkClassification } from './classification';
import { checkDisasterRecovery } from './disaster-recovery';
import { checkCollectionNotice } from './collection-notice';
import { checkFeatures } from './features';
import { checkGuardrails } from './guardrails';
import { checkIdentityProviders } from './identity-providers';
import { checkInstanceAliases } from './instance-aliases';
import { checkInstanceRegions } from './instance-regions';
import { checkIntegrations } from './integrations';
import { checkMasterRegions } from './master-regions';
import { checkNetworkRanges } from './network-ranges';
import { checkOrganisationQueues } from './organisation-queues';
import { checkPayments } from './payments';
import { checkPhoneNumbers } from './phone-numbers';
import { checkRecordOfProcessing } from './record-of-processing';
import { checkReferenceData } from './reference-data';
import { checkRetention } from './retention';
import { checkWatchedRegions } from './watched-regions';

/** Every check, in the order in which a person should read their issues. */
export const deploymentChecks: readonly DeploymentCheck[] = [
  checkAccounts,
  checkInstanceRegions,
  checkDisasterRecovery,
  checkClassification,
  checkRetention,
  checkFeatures,
  checkIntegrations,
  checkIdentityProviders,
  checkPayments,
  checkCollectionNotice,
  checkRecordOfProcessing,
  checkInstanceAliases,
  checkPhoneNumbers,
  checkOrganisationQueues,
  checkCasesDomains,
  checkMasterRegions,
  checkReferenceData,
  checkNetworkRanges,
  checkWatchedRegions,
  checkGuardrails,
];
