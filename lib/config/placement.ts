import { requireJurisdiction, type JurisdictionId } from '../domain/jurisdictions';
import { planRetention, type RetentionVector } from '../domain/retention';
import { type DeploymentDefinition, type Organisation } from './deployment-schema';
import { type Classification } from './classification';
import { type Features } from './feature-schema';
import { type DeployedJurisdiction, type Integration, type PhoneNumber } from './jurisdiction-schema';

/** One jurisdiction in one environment: all that its Stage is built from. */
export interface StagePlan {
  /** `<jurisdiction>-<environment>`, such as `ca-prod`. The deployment that residency decision records name. */
  readonly id: string;
  readonly environment: string;
  /** Id within the deployment, such as `ca`. */
  readonly jurisdiction: string;
  /** Id of the jurisdiction profile. */
  readonly profile: JurisdictionId;
  readonly organisation: Organisation;
  /** 12 digits. */
  readonly account: string;
  readonly instanceRegion: string;
  readonly dataDisasterRecoveryRegion?: string;
  readonly instanceReplicaRegion?: string;
  /** With the environment, such as `northwind-ca-prod`. */
  readonly instanceAlias: string;
  /** Name of the IAM SAML provider in the account. */
  readonly samlProvider?: string;
  readonly classification: Classification;
  /** Default, profile, record-keeping laws and wishes, merged. */
  readonly retention: RetentionVector;
  readonly features: Features;
  readonly approvedOrigins: readonly string[];
  /** The numbers of this environment. */
  readonly phoneNumbers: readonly PhoneNumber[];
  readonly integrations: { readonly siem?: Integration; readonly crm?: Integration };
  /** Mail addresses of roles. */
  readonly alarmRecipients: readonly string[];
}

/** The registry in one environment: one table in the master Region, replicated to every other instance Region. */
export interface RegistryPlan {
  /** `registry-<environment>`, the id of its Stage. */
  readonly id: string;
  readonly environment: string;
  readonly organisation: Organisation;
  readonly account: string;
  readonly masterRegion: string;
  /** Without the master Region, in the order of the alphabet. */
  readonly replicaRegions: readonly string[];
}

/** Every environment and jurisdiction of the definition, environments first, each in the order of the definition. */
export function planStages(definition: DeploymentDefinition): readonly StagePlan[] {
  return Object.keys(definition.environments).flatMap((environment) =>
    Object.entries(definition.jurisdictions).map(([id, deployed]) => planStage(definition, environment, id, deployed)),
  );
}

/** The registry of every environment. */
export function planRegistries(definition: DeploymentDefinition): readonly RegistryPlan[] {
  const { masterRegion } = definition.registry;
  const instanceRegions = Object.values(definition.jurisdictions).map((deployed) => deployed.instanceRegion);
  return Object.entries(definition.environments).map(([environment, { account }]) => ({
    id: `registry-${environment}`,
    environment,
    organisation: definition.organisation,
    account,
    masterRegion,
    replicaRegions: inAlphabet(instanceRegions.filter((region) => region !== masterRegion)),
  }));
}

/** Every Region that the definition deploys to, in the order of the alphabet. */
export function regionsOf(definition: DeploymentDefinition): readonly string[] {
  const ofJurisdictions = Object.values(definition.jurisdictions).flatMap((deployed) => [
    deployed.instanceRegion,
    ...[deployed.dataDisasterRecoveryRegion, deployed.instanceReplicaRegion].filter((region) => region !== undefined),
  ]);
  return inAlphabet([definition.registry.masterRegion, definition.referenceData.masterRegion, ...ofJurisdictions]);
}

/** Every account of an environment, in the order of the alphabet. */
export function accountsOf(definition: DeploymentDefinition, environment: string): readonly string[] {
  const { account, jurisdictionAccounts = {} } = requireEnvironment(definition, environment);
  return inAlphabet([account, ...Object.values(jurisdictionAccounts)]);
}

function planStage(
  definition: DeploymentDefinition,
  environment: string,
  id: string,
  deployed: DeployedJurisdiction,
): StagePlan {
  const { account, jurisdictionAccounts = {} } = requireEnvironment(definition, environment);
  return {
    id: `${id}-${environment}`,
    environment,
    jurisdiction: id,
    profile: deployed.profile,
    organisation: definition.organisation,
    account: jurisdictionAccounts[id] ?? account,
    instanceRegion: deployed.instanceRegion,
    dataDisasterRecoveryRegion: deployed.dataDisasterRecoveryRegion,
    instanceReplicaRegion: deployed.instanceReplicaRegion,
    instanceAlias: `${deployed.instanceAlias}-${environment}`,
    samlProvider: deployed.samlProvider,
    classification: deployed.classification,
    retention: planRetention({
      jurisdiction: requireJurisdiction(deployed.profile),
      regimes: deployed.retentionRegimes,
      wishes: deployed.retentionDays,
    }).vector,
    features: deployed.features,
    approvedOrigins: deployed.approvedOrigins,
    phoneNumbers: (deployed.phoneNumbers ?? []).filter((number) => number.environments.includes(environment)),
    integrations: deployed.integrations,
    alarmRecipients: definition.alarms.recipients,
  };
}

function requireEnvironment(definition: DeploymentDefinition, id: string) {
  const environment = definition.environments[id];
  if (!environment) {
    throw new Error(
      `'${id}' is no environment of the deployment; known: ${Object.keys(definition.environments).join(', ')}`,
    );
  }
  return environment;
}

function inAlphabet(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
