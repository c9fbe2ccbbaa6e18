import { CfnIntegrationAssociation, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Sequence } from './sequence';

/** A function that flows call. */
export interface FlowTarget {
  readonly handler: IFunction;
  /** Lets one instance call it. The permission is in the stack of the scope. */
  allowFlowsOf(scope: Construct, instance: CfnInstance): void;
}

export interface FlowFunctionProps {
  readonly instance: CfnInstance;
  readonly target: FlowTarget;
  readonly sequence: Sequence;
}

/**
 * Lets flows of an instance call a function: the function permits the one instance, and the instance lists the function.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export class FlowFunction extends Construct {
  constructor(scope: Construct, id: string, { instance, target, sequence }: FlowFunctionProps) {
    super(scope, id);
    target.allowFlowsOf(this, instance);
    sequence.add(
      new CfnIntegrationAssociation(this, 'Association', {
        // The property takes the ARN.
        instanceId: instance.attrArn,
        integrationType: 'LAMBDA_FUNCTION',
        integrationArn: target.handler.functionArn,
      }),
    );
  }
}
