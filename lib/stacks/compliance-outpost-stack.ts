import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { Outpost } from '../constructs/compliance/outpost';
import { keyAlias } from '../constructs/keys/key-alias';

export interface ComplianceOutpostStackProps extends StackProps {
  readonly plan: StagePlan;
}

/** What watches a Region in which the account has nothing, and stores nothing there. */
export class ComplianceOutpostStack extends Stack {
  constructor(scope: Construct, id: string, { plan, ...props }: ComplianceOutpostStackProps) {
    super(scope, id, props);
    new Outpost(this, 'Outpost', {
      stage: plan.id,
      homeRegion: plan.instanceRegion,
      keyAlias: keyAlias(plan.id, 'audit'),
    });
  }
}
