import { Stack } from 'aws-cdk-lib';
import { CfnContactFlow, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type Construct } from 'constructs';
import { inboundFlow, type InboundFlowProps } from './inbound-flow';

/** Name of the flow, which its metrics carry. */
export const MAIN_FLOW_NAME = 'Main inbound flow';

export interface MainFlowProps extends InboundFlowProps {
  readonly instance: CfnInstance;
}

/** The flow that a customer's contact begins with. */
export class MainFlow extends CfnContactFlow {
  constructor(scope: Construct, id: string, { instance, ...props }: MainFlowProps) {
    super(scope, id, {
      instanceArn: instance.attrArn,
      name: MAIN_FLOW_NAME,
      description: 'Notice, recording, hours of operation, queue',
      type: 'CONTACT_FLOW',
      // Not JSON.stringify: the ARNs are known to CloudFormation only.
      content: Stack.of(scope).toJsonString(inboundFlow(props)),
    });
  }
}
