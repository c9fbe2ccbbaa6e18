import { requireJurisdiction, type JurisdictionId } from '../domain/jurisdictions';
import { type DeploymentDefinition } from './deployment-schema';
import { isLawful, judgeDisasterRecovery } from './disaster-recovery';
import { type GuardrailPlan } from './guardrail-plan';
import { accountsOf, type ReferencePlan, type RegistryPlan, type StagePlan } from './placement';

/** Where the data of a Stage may be: what the residency engine judges it by. */
export interface StageScope {
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: JurisdictionId;
  readonly homeRegions: readonly string[];
  /** Regions beyond home that are lawful for the disaster-recovery copies of the plan, with the reason. */
  readonly permittedRegions: Readonly<Record<string, string>>;
  /** Every account of the environment. */
  readonly accounts: readonly string[];
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
  const wishes = [
    { purpose: 'data-dr', destination: plan.dataDisasterRecoveryRegion },
    { purpose: 'instance-dr', destination: plan.instanceReplicaRegion },
  ] as const;
  const permittedRegions: Record<string, string> = {};
  for (const { purpose, destination } of wishes) {
    if (destination === undefined || jurisdiction.homeRegions.includes(destination)) continue;
    const wish = { jurisdiction, purpose, source: plan.instanceRegion, asOf };
    const judgement = judgeDisasterRecovery(wish, destination);
    if (!isLawful(judgement)) continue;
    const earlier = permittedRegions[destination];
    permittedRegions[destination] = earlier ? `${earlier}; ${judgement.reason}` : judgement.reason;
  }
  return {
    jurisdiction: plan.profile,
    homeRegions: jurisdiction.homeRegions,
    permittedRegions,
    accounts: accountsOf(definition, plan.environment),
    deployment: plan.id,
  };
}

/**
 * The scope of a registry's Stage: home is the jurisdiction of the master Region. The replicas elsewhere hold routing
 * data, which may cross by its class and so needs no permitted Region.
 *
 * @throws Error when the master Region is home of no jurisdiction, which `parseDeployment` refuses
 */
export function registryScopeOf(plan: RegistryPlan, definition: DeploymentDefinition): StageScope {
  return { ...sharedScope(plan.masterRegion, plan.environment, definition), deployment: plan.id };
}

/** The scope of an environment's guardrails: home is that of its registry. They hold no data at all. */
export function guardrailScopeOf(plan: GuardrailPlan, definition: DeploymentDefinition): StageScope {
  return { ...sharedScope(definition.registry.masterRegion, plan.environment, definition), deployment: plan.id };
}

/** What serves all jurisdictions of an environment is at home where the registry is written. */
function sharedScope(masterRegion: string, environment: string, definition: DeploymentDefinition) {
  const deployed = Object.values(definition.jurisdictions);
  const master = deployed.find(({ instanceRegion }) => instanceRegion === masterRegion);
  const home = deployed.find(({ profile }) => requireJurisdiction(profile).homeRegions.includes(masterRegion));
  const profile = (master ?? home)?.profile;
  if (!profile) throw new Error(`registry.masterRegion '${masterRegion}' is home of no jurisdiction; change it`);
  return {
    jurisdiction: profile,
    homeRegions: requireJurisdiction(profile).homeRegions,
    permittedRegions: {},
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
    accounts: accountsOf(definition, plan.environment),
    deployment: plan.id,
  };
}
