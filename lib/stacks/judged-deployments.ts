import { declaredHosts, type GuardedAccount, type GuardrailPlan, regionsOfStage, type StagePlan } from '../config';
import { type JudgedDeployment } from '../constructs/guardrails/stack-hook';
import { replicaBucketName } from '../constructs/content/replica-name';
import { contentKindsFor } from './content-kinds';

/**
 * The deployments that the hook of an account and Region judges by their own law: Stages with data there, the registry and
 * the replication of reference data. Where no Stage has data, every Stage of the account judges strangers.
 */
export function judgedDeployments(
  { stages, registries, references, registryProfile, accounts }: GuardrailPlan,
  { account }: Pick<GuardedAccount, 'account'>,
  region: string,
): readonly JudgedDeployment[] {
  const ofAccount = stages.filter((stage) => stage.account === account);
  const local = ofAccount.filter((stage) => regionsOfStage(stage).includes(region));
  const shared = {
    accounts: accounts.map((guarded) => guarded.account),
    bucketsElsewhere: {},
    hosts: {},
    judgesOthers: false,
  };
  return [
    ...(local.length > 0 ? local : ofAccount).map((stage): JudgedDeployment => ({
      ...shared,
      id: stage.id,
      profile: stage.profile,
      instanceRegion: stage.instanceRegion,
      dataDisasterRecoveryRegion: stage.dataDisasterRecoveryRegion,
      instanceReplicaRegion: stage.instanceReplicaRegion,
      bucketsElsewhere: region === stage.instanceRegion ? replicaBuckets(stage) : {},
      hosts: declaredHosts(stage),
      judgesOthers: true,
    })),
    ...registries
      .filter((plan) => plan.account === account)
      .map(({ id }) => ({ ...shared, id, profile: registryProfile })),
    ...references
      .filter((plan) => plan.account === account || plan.targets.some((target) => target.account === account))
      .map(({ id, source: { profile } }) => ({ ...shared, id, profile })),
  ];
}

/** The buckets of second copies, which stacks of the instance's Region name. */
function replicaBuckets({ id: stage, account, dataDisasterRecoveryRegion: region, features }: StagePlan) {
  if (region === undefined) return {};
  const place = { stage, account, region };
  return { [region]: contentKindsFor(features).map((kind) => replicaBucketName(kind, place)) };
}
