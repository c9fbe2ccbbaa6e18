import { Stage, type StackProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type GuardrailPlan, hookStackId, regionsOfStage, type StagePlan } from '../config';
import { declareDataClass } from '../constructs/data-class';
import { DATA_CLASS_TAG, type DataClass } from '../domain/data-class';
import { globalServiceRegions } from '../domain/global-service-regions';
import { judgedDeployments } from './judged-deployments';
import { OrganisationPoliciesStack } from './organisation-policies-stack';
import { StackHookStack } from './stack-hook-stack';

/** Policies hold no data, and hooks their logs. The class is one that may not cross: the gate refuses a store abroad. */
const dataClass = 'audit' satisfies DataClass;

/**
 * What guards the accounts of one environment: policies of AWS Organizations from the management account, which nothing
 * else is deployed to, and a hook of CloudFormation in every Region of every account. It has a Stage of its own because
 * accounts may hold several jurisdictions, and each has one hook.
 */
export class GuardrailStage extends Stage {
  constructor(scope: Construct, plan: GuardrailPlan) {
    const { id: stage, managementAccount: account } = plan;
    // AWS Organizations answers in one Region of the partition.
    const [region = plan.accounts[0].regions[0]] = globalServiceRegions(plan.accounts[0].partition);
    super(scope, stage, { env: { account, region } });
    const stackIn = (place: { account: string; region: string }, description: string): StackProps => ({
      env: place,
      description: `${stage}: ${description}`,
      terminationProtection: true,
      tags: { ...tags, [DATA_CLASS_TAG]: dataClass },
    });
    const tags = { organisation: plan.organisation.id, environment: plan.environment };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
    declareDataClass(this, dataClass);
    new OrganisationPoliciesStack(this, `${region}-organisation-policies`, {
      ...stackIn({ account, region }, 'policies of AWS Organizations'),
      plan,
    });
    for (const guarded of plan.accounts) {
      for (const guardedRegion of guarded.regions) {
        new StackHookStack(this, hookStackId(guardedRegion, guarded), {
          ...stackIn(
            { account: guarded.account, region: guardedRegion },
            'judges every stack of the account and Region',
          ),
          stage,
          deployments: judgedDeployments(plan, guarded, guardedRegion),
          logRetentionDays: retentionDays(plan.stages, guardedRegion),
        });
      }
    }
  }
}

/** Days to keep the logs of a hook: as long as those of the jurisdiction that is there, or of the strictest. */
function retentionDays(stages: readonly StagePlan[], region: string): number {
  const local = stages.filter((plan) => regionsOfStage(plan).includes(region));
  return Math.max(...(local.length > 0 ? local : stages).map(({ retention }) => retention['access-log'].days));
}
