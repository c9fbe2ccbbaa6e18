export {
  classificationSchemes,
  type Classification,
  type ClassificationScheme,
  type ClassificationSchemeId,
  usedLevels,
} from './classification';
export {
  deploymentSchema,
  type DeploymentDefinition,
  type DeploymentDefinitionInput,
  type Environment,
  type Organisation,
  type ReferenceTable,
} from './deployment-schema';
export { exampleDeployment } from './example';
export { deploymentWarnings } from './deployment-warnings';
export { type Feature, type Features } from './feature-schema';
export {
  guardedAccounts,
  guardedStage,
  hookStackId,
  regionsOfStage,
  type GuardedAccount,
  type GuardrailPlan,
  deploymentRolesOf,
  planGuardrails,
} from './guardrail-plan';
export { type IdentityProvider } from './identity-provider-schema';
export { type Integration } from './integration-schema';
export { InvalidDeploymentError } from './invalid-deployment-error';
export { type DeploymentIssue } from './issue';
export {
  type DeployedJurisdiction,
  type OrganisationQueue,
  type PhoneNumber,
  type ResidencyDecisions,
  type SecurityEventSystem,
} from './jurisdiction-schema';
export { loadDeployment } from './load-deployment';
export { type PaymentPlan } from './payment-plan';
export { parseDeployment, type ParseDeploymentOptions } from './parse-deployment';
export {
  accountsOf,
  planReferenceReplications,
  planRegistries,
  planStages,
  regionsOf,
  type ReferenceDataRole,
  type ReferencePlan,
  type RegistryLocation,
  type RegistryPlan,
  type StagePlan,
} from './placement';
export { type SecurityService, securityServices } from './security-service';
export { type WatchPlan } from './watch';
export {
  declaredHosts,
  guardrailScopeOf,
  referenceScopeOf,
  registryScopeOf,
  residencyScopeOf,
  type StageScope,
} from './residency-scope';
