import { requireRegion } from '../domain/aws-region';
import { type DeploymentDefinition, type Organisation } from './deployment-schema';
import { accountsOf, planReferenceReplications, planRegistries, planStages, type StagePlan } from './placement';

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
      ...own.flatMap((stage) => [stage.instanceRegion, stage.dataDisasterRecoveryRegion, stage.instanceReplicaRegion]),
      ...registries
        .filter((plan) => plan.account === account)
        .flatMap((plan) => [plan.masterRegion, ...plan.replicaRegions]),
      ...references.filter((plan) => plan.account === account).map(({ masterRegion }) => masterRegion),
    ];
    const [first, ...others] = [...new Set(regions.filter((region) => region !== undefined))].sort();
    if (first === undefined) return [];
    const [only] = own;
    return [
      {
        account,
        name: account === shared || only === undefined ? environment : only.id,
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

/** The Regions of one jurisdiction's Stage, for the permissions boundary of its people. */
export function guardedStage(plan: StagePlan): Omit<GuardedAccount, 'account' | 'target'> {
  const { instanceRegion, dataDisasterRecoveryRegion, instanceReplicaRegion } = plan;
  const further = [dataDisasterRecoveryRegion, instanceReplicaRegion].filter((region) => region !== undefined);
  return {
    name: plan.id,
    partition: requireRegion(instanceRegion).partition,
    regions: [instanceRegion, ...new Set(further)],
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
    const id = `guardrails-${environment}`;
    const deploymentRoles = deploymentRolesOf(definition);
    return [
      {
        id,
        environment,
        organisation: definition.organisation,
        organisationId,
        managementAccount,
        deploymentRoles,
        accounts: [first, ...others],
      },
    ];
  });
}
