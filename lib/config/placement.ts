import { type CollectionNotice, defaultCollectionNotice } from '../domain/collection-notice';
import { type ProcessingStatement } from '../domain/disclosure/record-of-processing';
import { requireJurisdiction, type JurisdictionId } from '../domain/jurisdictions';
import { planRetention, type RetentionVector } from '../domain/retention';
import { type DeploymentDefinition, type Organisation, type ReferenceTable } from './deployment-schema';
import { type Classification } from './classification';
import { type Features } from './feature-schema';
import { type IdentityProvider } from './identity-provider-schema';
import { type Integration } from './integration-schema';
import {
  type DeployedJurisdiction,
  type OrganisationQueue,
  type PhoneNumber,
  type SecurityEventSystem,
} from './jurisdiction-schema';
import { type PaymentPlan, planPayments } from './payment-plan';
import { processingStatement } from './processing-statement';
import { watchOf, type WatchPlan } from './watch';

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
  /** Every account of the environment. */
  readonly accounts: readonly string[];
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
  readonly collectionNotice: CollectionNotice;
  /** What people are told of the processing. Absent: requests for disclosure are not answered. */
  readonly processing?: ProcessingStatement;
  /** The numbers of this environment. */
  readonly phoneNumbers: readonly PhoneNumber[];
  /** The identity providers of this environment. */
  readonly identityProviders: readonly IdentityProvider[];
  /** Id of the Amazon Connect Cases domain of this environment, which somebody else has set up. */
  readonly casesDomainId?: string;
  /** The registry that says where organisations are served. */
  readonly registry: RegistryLocation;
  /** The queues of organisations in this environment. */
  readonly organisationQueues: readonly OrganisationQueue[];
  readonly integrations: { readonly siem?: SecurityEventSystem; readonly crm?: Integration };
  /** Card payments. Absent: none are taken in this environment. */
  readonly payments?: PaymentPlan;
  /** Mail addresses of roles. */
  readonly alarmRecipients: readonly string[];
  /** Roles that answer for alarms. */
  readonly alarmOwners: AlarmOwners;
  /** Mail address that answers to requests come from. @default - the privacy contact gives them */
  readonly noticeSender?: string;
  readonly watch: WatchPlan;
  /** IPv4 range of the network of its databases. */
  readonly networkRange: string;
  readonly referenceData: ReferenceDataRole;
}

/** The roles that answer for alarms, by what an alarm is about. */
export interface AlarmOwners {
  readonly operations: string;
  readonly security: string;
  readonly privacy: string;
}

/** Where the registry of an environment is. */
export interface RegistryLocation {
  /** Id of its Stage, such as `registry-prod`. */
  readonly stage: string;
  readonly account: string;
}

/** What a Stage has to do with reference data. */
export interface ReferenceDataRole {
  /** Whether its instance Region is where reference data is written. */
  readonly isMaster: boolean;
  /** Account of the replication, which asks for the peering of networks. */
  readonly replicationAccount: string;
  /** IPv4 range from which the replication connects. */
  readonly replicationRange: string;
  readonly tables: readonly ReferenceTable[];
}

/** The replication of reference data in one environment, from the master Region to every other instance Region. */
export interface ReferencePlan {
  /** `reference-<environment>`, the id of its Stage. */
  readonly id: string;
  readonly environment: string;
  readonly organisation: Organisation;
  readonly account: string;
  readonly masterRegion: string;
  readonly networkRange: string;
  readonly tables: readonly ReferenceTable[];
  readonly organisationSchemas: readonly string[];
  /** The Stage whose reference database is written. */
  readonly source: StagePlan;
  /** The Stages that receive, in the order of the definition. */
  readonly targets: readonly StagePlan[];
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
  /** Where organisations can be at home, in the order of the definition. */
  readonly homes: readonly StagePlan[];
  /** Days to keep logs of its functions: the longest that a jurisdiction does. */
  readonly logRetentionDays: number;
  /** Mail addresses of roles. */
  readonly alarmRecipients: readonly string[];
  readonly alarmOwners: AlarmOwners;
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
  const stages = planStages(definition);
  return Object.entries(definition.environments).map(([environment, { account }]) => {
    const homes = stages.filter((stage) => stage.environment === environment);
    return {
      id: registryStageId(environment),
      environment,
      organisation: definition.organisation,
      account,
      masterRegion,
      replicaRegions: inAlphabet(
        homes.map(({ instanceRegion }) => instanceRegion).filter((region) => region !== masterRegion),
      ),
      homes,
      logRetentionDays: Math.max(...homes.map(({ retention }) => retention['function-log'].days)),
      alarmRecipients: definition.alarms.recipients,
      alarmOwners: alarmOwnersOf(definition),
    };
  });
}

/**
 * The replication of reference data of every environment. None where no Stage is in the master Region, which
 * `parseDeployment` refuses, or where nothing is to be copied.
 */
export function planReferenceReplications(definition: DeploymentDefinition): readonly ReferencePlan[] {
  const { masterRegion, networkRange, tables, organisationSchemas } = definition.referenceData;
  const stages = planStages(definition);
  return Object.entries(definition.environments).flatMap(([environment, { account }]) => {
    const ofEnvironment = stages.filter((stage) => stage.environment === environment);
    const source = ofEnvironment.find(({ referenceData }) => referenceData.isMaster);
    const targets = ofEnvironment.filter((stage) => stage !== source);
    if (!source || targets.length === 0 || tables.length === 0) return [];
    const { organisation } = definition;
    const id = `reference-${environment}`;
    const shared = { masterRegion, networkRange, tables, organisationSchemas, organisation };
    return [{ id, environment, account, source, targets, ...shared }];
  });
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
  const { vector: retention } = planRetention({
    jurisdiction: requireJurisdiction(deployed.profile),
    regimes: deployed.retentionRegimes,
    wishes: deployed.retentionDays,
  });
  return {
    id: `${id}-${environment}`,
    environment,
    jurisdiction: id,
    profile: deployed.profile,
    organisation: definition.organisation,
    account: jurisdictionAccounts[id] ?? account,
    accounts: accountsOf(definition, environment),
    instanceRegion: deployed.instanceRegion,
    dataDisasterRecoveryRegion: deployed.dataDisasterRecoveryRegion,
    instanceReplicaRegion: deployed.instanceReplicaRegion,
    instanceAlias: `${deployed.instanceAlias}-${environment}`,
    samlProvider: deployed.samlProvider,
    classification: deployed.classification,
    retention,
    processing: processingStatement(definition.organisation, deployed, retention),
    features: deployed.features,
    approvedOrigins: deployed.approvedOrigins,
    collectionNotice: deployed.collectionNotice ?? defaultCollectionNotice,
    phoneNumbers: (deployed.phoneNumbers ?? []).filter((number) => number.environments.includes(environment)),
    identityProviders: (deployed.identityProviders ?? []).filter((provider) =>
      provider.environments.includes(environment),
    ),
    organisationQueues: (deployed.organisationQueues ?? []).filter((queue) => queue.environments.includes(environment)),
    casesDomainId: deployed.casesDomains?.[environment],
    registry: { stage: registryStageId(environment), account },
    integrations: deployed.integrations,
    payments: planPayments(deployed.payments, environment),
    alarmRecipients: definition.alarms.recipients,
    alarmOwners: alarmOwnersOf(definition),
    noticeSender: definition.privacy?.noticeSender,
    watch: watchOf(definition, environment, id),
    networkRange: deployed.networkRange,
    referenceData: {
      isMaster: masterOf(definition) === id,
      replicationAccount: account,
      replicationRange: definition.referenceData.networkRange,
      tables: definition.referenceData.tables,
    },
  };
}

function registryStageId(environment: string): string {
  return `registry-${environment}`;
}

/** The jurisdiction that writes reference data: the first with its instance in the master Region. */
function masterOf({ jurisdictions, referenceData }: DeploymentDefinition): string | undefined {
  return Object.entries(jurisdictions).find(
    ([, { instanceRegion }]) => instanceRegion === referenceData.masterRegion,
  )?.[0];
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

function alarmOwnersOf(definition: DeploymentDefinition): AlarmOwners {
  return { ...definition.alarms.owners, privacy: definition.organisation.privacyContactRole };
}
