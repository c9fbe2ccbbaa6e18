import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import { type Construct } from 'constructs';

export interface OrganisationPolicyProps {
  /** Name in AWS Organizations. */
  readonly name: string;
  readonly description: string;
  readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'AISERVICES_OPT_OUT_POLICY';
  /** The policy, as AWS Organizations takes it. */
  readonly document: object;
  /** Ids of accounts and organisational units. */
  readonly targets: readonly string[];
}

/**
 * A policy of AWS Organizations, attached. The stack is one of the management account, and the type of policy is enabled
 * for the organisation before.
 *
 * It goes with its stack, so that taking a guardrail away is a change of the deployment definition that people review.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-organizations-policy.html
 */
export class OrganisationPolicy extends CfnPolicy {
  constructor(scope: Construct, id: string, { name, description, type, document, targets }: OrganisationPolicyProps) {
    super(scope, id, { name, description, type, content: document, targetIds: [...targets] });
  }
}
