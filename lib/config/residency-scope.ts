import { requireJurisdiction, type JurisdictionId } from '../domain/jurisdictions';
import { permittedRegions } from '../domain/permitted-regions';
import { type DeploymentDefinition } from './deployment-schema';
import { type GuardrailPlan, regionsOfStage } from './guardrail-plan';
import { accountsOf, type ReferencePlan, type RegistryPlan, type StagePlan } from './placement';
import { registryProfile } from './registry-profile';

/** Where the data of a Stage may be: what the residency engine judges it by. */
export interface StageScope {
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: JurisdictionId;
  readonly homeRegions: readonly string[];
  /** Regions beyond home that are lawful for the disaster-recovery copies of the plan, with the reason. */
  readonly permittedRegions: Readonly<Record<string, string>>;
  /** Every account of the environment. */
  readonly accounts: readonly string[];
  /** Countries of the systems outside AWS that the definition names, by host. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Id of the Stage. */
  readonly deployment: string;
}

/**
 * The scope of a jurisdiction's Stage.
 *
 * A Region that is lawful by a decision record only is not in it: the record has to clear what goes there.
 *
 * @param asOf - ISO date at which the law is read
 */
export function residencyScopeOf(plan: StagePlan, definition: DeploymentDefinition, asOf: string): StageScope {
  const jurisdiction = requireJurisdiction(plan.profile);
  return {
    jurisdiction: plan.profile,
    homeRegions: jurisdiction.homeRegions,
    permittedRegions: permittedRegions(jurisdiction, plan, asOf),
    accounts: accountsOf(definition, plan.environment),
    hosts: declaredHosts(plan),
    deployment: plan.id,
  };
}

/** Where the systems, the payment processor and the identity providers are that receive data of a jurisdiction, by the definition. */
export function declaredHosts(plan: StagePlan): Readonly<Record<string, string>> {
  const { siem, crm } = plan.integrations;
  const systems = [siem, crm, plan.payments?.processor].filter((system) => system !== undefined);
  const providers = plan.identityProviders.map(({ metadataUrl, country }) => ({
    host: new URL(metadataUrl).hostname,
    country,
  }));
  return Object.fromEntries([...systems, ...providers].map(({ host, country }) => [host, country]));
}

/**
 * The scope of a registry's Stage: home is the jurisdiction of the master Region. The replicas elsewhere hold routing
 * data, which may cross by its class and so needs no permitted Region.
 *
 * @throws Error when the master Region is home of no jurisdiction, which `parseDeployment` refuses
 */
export function registryScopeOf(plan: RegistryPlan, definition: DeploymentDefinition): StageScope {
  return { ...sharedScope(plan.environment, definition), deployment: plan.id };
}

/**
 * The scope of a stack of an environment's guardrails. In a Region of a jurisdiction it is that of the jurisdiction; the
 * policies of AWS Organizations are at home where the registry is, and hold no data at all.
 *
 * @param asOf - ISO date at which the law is read
 * @param region of the stack, when it is not one of policies
 */
export function guardrailScopeOf(
  plan: GuardrailPlan,
  definition: DeploymentDefinition,
  asOf: string,
  region?: string,
): StageScope {
  const local = plan.stages.find((stage) => region !== undefined && regionsOfStage(stage).includes(region));
  const scope = local ? residencyScopeOf(local, definition, asOf) : sharedScope(plan.environment, definition);
  return { ...scope, deployment: plan.id };
}

/** What serves all jurisdictions of an environment is at home where the registry is written. */
function sharedScope(environment: string, definition: DeploymentDefinition) {
  const profile = registryProfile(definition);
  return {
    jurisdiction: profile,
    homeRegions: requireJurisdiction(profile).homeRegions,
    permittedRegions: {},
    hosts: {},
    accounts: accountsOf(definition, environment),
  };
}

/**
 * The scope of the Stage that replicates reference data: home is the jurisdiction of the master Region. What it writes
 * elsewhere is reference data, which may cross by its class.
 */
export function referenceScopeOf(plan: ReferencePlan, definition: DeploymentDefinition): StageScope {
  const { profile } = plan.source;
  return {
    jurisdiction: profile,
    homeRegions: requireJurisdiction(profile).homeRegions,
    permittedRegions: {},
    hosts: {},
    accounts: accountsOf(definition, plan.environment),
    deployment: plan.id,
  };
}
