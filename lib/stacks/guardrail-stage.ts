import { Stage, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type GuardrailPlan } from '../config';
import { declareDataClass } from '../constructs/data-class';
import { DATA_CLASS_TAG, type DataClass } from '../domain/data-class';
import { globalServiceRegions } from '../domain/global-service-regions';
import { OrganisationPoliciesStack } from './organisation-policies-stack';

/** Policies hold no data. The class is one that may not cross, so that the gate refuses a store that joins them abroad. */
const dataClass = 'audit' satisfies DataClass;

/**
 * What AWS Organizations denies in the accounts of one environment. It has a Stage of its own because it belongs to the
 * management account, which nothing else is deployed to.
 */
export class GuardrailStage extends Stage {
  constructor(scope: Construct, plan: GuardrailPlan) {
    const { id: stage, managementAccount: account } = plan;
    // AWS Organizations answers in one Region of the partition.
    const [region = plan.accounts[0].regions[0]] = globalServiceRegions(plan.accounts[0].partition);
    super(scope, stage, { env: { account, region } });
    const tags = { organisation: plan.organisation.id, environment: plan.environment };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
    declareDataClass(this, dataClass);
    new OrganisationPoliciesStack(this, `${region}-organisation-policies`, {
      env: { account, region },
      description: `${stage}: policies of AWS Organizations`,
      terminationProtection: true,
      tags: { ...tags, [DATA_CLASS_TAG]: dataClass },
      plan,
    });
  }
}
