import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type Construct } from 'constructs';
import { declareDataClass } from '../data-class';

export interface InstanceProps {
  /** Part of the instance's address, `https://<alias>.my.connect.aws`. Changing it would replace the instance. */
  readonly alias: string;
  readonly inboundCalls: boolean;
  readonly outboundCalls: boolean;
  readonly flowLogs: boolean;
  readonly contactLens: boolean;
}

/**
 * An Amazon Connect instance whose agents sign in through the organisation's identity provider.
 *
 * Its logical id holds no name of the organisation, jurisdiction or alias, and CloudFormation never deletes it: losing
 * an instance loses its users, flows, numbers, metrics and contact records.
 */
export class Instance extends CfnInstance {
  constructor(scope: Construct, id: string, props: InstanceProps) {
    super(scope, id, {
      identityManagementType: 'SAML',
      instanceAlias: props.alias,
      attributes: {
        inboundCalls: props.inboundCalls,
        outboundCalls: props.outboundCalls,
        contactflowLogs: props.flowLogs,
        contactLens: props.contactLens,
        autoResolveBestVoices: true,
        earlyMedia: true,
        useCustomTtsVoices: false,
        highVolumeOutBound: false,
      },
    });
    this.applyRemovalPolicy(RemovalPolicy.RETAIN);
    declareDataClass(this, 'customer-content');
  }
}
