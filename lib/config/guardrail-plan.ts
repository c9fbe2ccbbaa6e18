import { requireRegion } from '../domain/aws-region';
import { type JurisdictionId } from '../domain/jurisdictions';
import { type DeploymentDefinition, type Organisation } from './deployment-schema';
import {
  accountsOf,
  planReferenceReplications,
  planRegistries,
  planStages,
  type ReferencePlan,
  type RegistryPlan,
  type StagePlan,
} from './placement';
import { registryProfile } from './registry-profile';

/** Roles that `cdk bootstrap` makes. */
const BOOTSTRAP_ROLES = ['cdk-hnb659fds-*-role-*'] as const;

/** An account whose identities and resources guardrails bind. */
export interface GuardedAccount {
  /** 12 digits. */
  readonly account: string;
  /** What to call it: the environment, or `<jurisdiction>-<environment>` for an account of one jurisdiction. */
  readonly name: string;
  /** AWS partition, such as `aws`. */
  readonly partition: string;
  /** Regions to which the definition deploys in the account, in the order of the alphabet. */
  readonly regions: readonly [string, ...string[]];
  /** Regions in which nothing is deployed but what watches calls. */
  readonly outpostRegions: readonly string[];
  readonly replicatesInstance: boolean;
  /** The jurisdiction that the account belongs to. Absent: it is the environment's. */
  readonly jurisdiction?: string;
  /** Id of the account, or of the organisational unit to which its policies are attached. */
  readonly target: string;
}

/** The guardrails of an environment. */
export interface GuardrailPlan {
  /** `guardrails-<environment>`, the id of its Stage. */
  readonly id: string;
  readonly environment: string;
  readonly organisation: Organisation;
  readonly organisationId: string;
  readonly managementAccount: string;
  readonly deploymentRoles: readonly [string, ...string[]];
  readonly accounts: readonly [GuardedAccount, ...GuardedAccount[]];
  /** Everything else that the environment deploys, which the hooks judge. */
  readonly stages: readonly StagePlan[];
  readonly registries: readonly RegistryPlan[];
  readonly references: readonly ReferencePlan[];
  /** Profile of the jurisdiction in which the registry is written. */
  readonly registryProfile: JurisdictionId;
}

/** Names of the roles that deploy, by the definition. */
export function deploymentRolesOf({ guardrails }: DeploymentDefinition): readonly [string, ...string[]] {
  const [first, ...others] = guardrails?.deploymentRoles ?? [];
  return first === undefined ? BOOTSTRAP_ROLES : [first, ...others];
}

/** The accounts of an environment, with the Regions that the definition needs in each. */
export function guardedAccounts(definition: DeploymentDefinition, environment: string): readonly GuardedAccount[] {
  const ofEnvironment = <T extends { readonly environment: string }>(plans: readonly T[]) =>
    plans.filter((plan) => plan.environment === environment);
  const stages = ofEnvironment(planStages(definition));
  const registries = ofEnvironment(planRegistries(definition));
  const references = ofEnvironment(planReferenceReplications(definition));
  const shared = definition.environments[environment]?.account;
  return accountsOf(definition, environment).flatMap((account): readonly GuardedAccount[] => {
    const own = stages.filter((stage) => stage.account === account);
    const regions = [
      ...own.flatMap(regionsOfStage),
      ...registries
        .filter((plan) => plan.account === account)
        .flatMap((plan) => [plan.masterRegion, ...plan.replicaRegions]),
      ...references.filter((plan) => plan.account === account).map(({ masterRegion }) => masterRegion),
    ];
    const [first, ...others] = [...new Set(regions)].sort();
    if (first === undefined) return [];
    const [only] = own;
    return [
      {
        account,
        ...(account === shared || only === undefined
          ? { name: environment }
          : { name: only.id, jurisdiction: only.jurisdiction }),
        partition: requireRegion(first).partition,
        regions: [first, ...others],
        outpostRegions: [...new Set(own.flatMap(({ watch }) => watch.outpostRegions))]
          .filter((region) => !regions.includes(region))
          .sort(),
        replicatesInstance: own.some(({ instanceReplicaRegion }) => instanceReplicaRegion !== undefined),
        target: definition.guardrails?.organisationalUnits?.[account] ?? account,
      },
    ];
  });
}

/** The Regions in which a Stage has data, that of the instance first. */
export function regionsOfStage(plan: StagePlan): readonly [string, ...string[]] {
  const { instanceRegion, dataDisasterRecoveryRegion, instanceReplicaRegion } = plan;
  const further = [dataDisasterRecoveryRegion, instanceReplicaRegion].filter((region) => region !== undefined);
  return [instanceRegion, ...new Set(further)];
}

/** The Regions of one jurisdiction's Stage, for the permissions boundary of its people. */
export function guardedStage(plan: StagePlan): Omit<GuardedAccount, 'account' | 'jurisdiction' | 'target'> {
  const { instanceRegion, instanceReplicaRegion } = plan;
  return {
    name: plan.id,
    partition: requireRegion(instanceRegion).partition,
    regions: regionsOfStage(plan),
    outpostRegions: [],
    replicatesInstance: instanceReplicaRegion !== undefined,
  };
}

/** The guardrails of every environment. None when the definition asks for none. */
export function planGuardrails(definition: DeploymentDefinition): readonly GuardrailPlan[] {
  const { guardrails } = definition;
  if (!guardrails) return [];
  const { organisationId, managementAccount } = guardrails;
  return Object.keys(definition.environments).flatMap((environment) => {
    const [first, ...others] = guardedAccounts(definition, environment);
    if (!first) return [];
    const ofEnvironment = <T extends { readonly environment: string }>(plans: readonly T[]) =>
      plans.filter((plan) => plan.environment === environment);
    return [
      {
        id: `guardrails-${environment}`,
        environment,
        organisation: definition.organisation,
        organisationId,
        managementAccount,
        deploymentRoles: deploymentRolesOf(definition),
        accounts: [first, ...others],
        stages: ofEnvironment(planStages(definition)),
        registries: ofEnvironment(planRegistries(definition)),
        references: ofEnvironment(planReferenceReplications(definition)),
        registryProfile: registryProfile(definition),
      },
    ];
  });
}

/** Id of the stack of a hook, within the Stage of the guardrails. The same in every environment. */
export function hookStackId(region: string, { jurisdiction }: Pick<GuardedAccount, 'jurisdiction'>): string {
  return jurisdiction === undefined ? `${region}-hook` : `${region}-hook-${jurisdiction}`;
}
