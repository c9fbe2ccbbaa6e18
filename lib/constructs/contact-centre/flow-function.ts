import { CfnIntegrationAssociation, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type OrganisationLookUp } from '../organisations/organisation-look-up';
import { type Sequence } from './sequence';

export interface FlowFunctionProps {
  readonly instance: CfnInstance;
  readonly lookUp: OrganisationLookUp;
  readonly sequence: Sequence;
}

/**
 * Lets flows of an instance call the look-up: the function permits the one instance, and the instance lists the function.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export class FlowFunction extends Construct {
  constructor(scope: Construct, id: string, { instance, lookUp, sequence }: FlowFunctionProps) {
    super(scope, id);
    lookUp.allowFlowsOf(this, instance);
    sequence.add(
      new CfnIntegrationAssociation(this, 'Association', {
        // The property takes the ARN.
        instanceId: instance.attrArn,
        integrationType: 'LAMBDA_FUNCTION',
        integrationArn: lookUp.handler.functionArn,
      }),
    );
  }
}
