import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type GuardrailPlan } from '../config';
import { OrganisationPolicy } from '../constructs/guardrails/organisation-policy';
import { organisationGuardrails } from '../guardrails/organisation-guardrails';

export interface OrganisationPoliciesStackProps extends StackProps {
  readonly plan: GuardrailPlan;
}

/** The policies of AWS Organizations for the accounts of one environment. */
export class OrganisationPoliciesStack extends Stack {
  constructor(scope: Construct, id: string, { plan, ...props }: OrganisationPoliciesStackProps) {
    super(scope, id, props);
    for (const { name, description, type, document, targets } of organisationGuardrails(plan)) {
      if (type === 'PERMISSIONS_BOUNDARY') continue;
      // Environments differ in nothing but their names, ids of constructs included.
      const constructId = name.replace(`-${plan.environment}`, '');
      new OrganisationPolicy(this, constructId, { name, description, type, document, targets });
    }
  }
}
