import { CfnIntegrationAssociation, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Sequence } from './sequence';

export interface FlowFunctionProps {
  readonly instance: CfnInstance;
  readonly target: LambdaFunction;
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
    // In the stack of the instance, which comes after that of the function.
    target.addPermission('Flows', {
      scope: this,
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceAccount: instance.stack.account,
      sourceArn: instance.attrArn,
    });
    sequence.add(
      new CfnIntegrationAssociation(this, 'Association', {
        // The property takes the ARN.
        instanceId: instance.attrArn,
        integrationType: 'LAMBDA_FUNCTION',
        integrationArn: target.functionArn,
      }),
    );
  }
}
