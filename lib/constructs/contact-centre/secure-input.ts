import { CfnContactFlow, CfnQueue, CfnQuickConnect, CfnSecurityKey, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  secureInputFlow,
  type SecureInputFlowProps,
  secureInputPlaceholders,
} from '../../contact-flows/payment/secure-input-flow';
import { FlowFunction } from './flow-function';
import { substitute } from './substitute';
import { type Sequence } from './sequence';

/** What takes the payments of a contact centre. */
export interface SecureInputPayments {
  readonly paymentFunction: LambdaFunction;
  /** X.509 certificate in PEM, with which Amazon Connect encrypts. */
  readonly certificate: string;
  /** Its public key, in PEM. */
  readonly publicKey: string;
}

export interface SecureInputProps extends SecureInputPayments, SecureInputFlowProps {
  readonly instance: CfnInstance;
  readonly hoursOfOperationArn: string;
  readonly sequence: Sequence;
}

/**
 * The way of an agent to the secure input flow: the instance's security key, the flow, and a quick connect to it. The queue
 * is there because a quick connect to a flow names one; the flow puts nobody into it.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/sample-secure-input-with-agent.html
 */
export class SecureInput extends Construct {
  readonly quickConnect: CfnQuickConnect;

  constructor(scope: Construct, id: string, props: SecureInputProps) {
    super(scope, id);
    const { instance, sequence, paymentFunction } = props;
    const instanceArn = instance.attrArn;
    const securityKey = new CfnSecurityKey(this, 'SecurityKey', { instanceId: instanceArn, key: props.publicKey });
    sequence.add(securityKey);
    new FlowFunction(this, 'Payment', { instance, sequence, target: paymentFunction });
    const flow = new CfnContactFlow(this, 'Flow', {
      instanceArn,
      name: 'Secure input',
      description: 'Takes card details while the agent is on hold',
      type: 'QUEUE_TRANSFER',
      content: substitute(secureInputFlow(props), {
        [secureInputPlaceholders.paymentFunction]: paymentFunction.functionArn,
        [secureInputPlaceholders.encryptionKeyId]: securityKey.attrAssociationId,
        // The text of a flow is JSON, in which lines do not end as in PEM.
        [secureInputPlaceholders.certificate]: JSON.stringify(props.certificate).slice(1, -1),
      }),
    });
    const queue = new CfnQueue(this, 'Queue', {
      instanceArn,
      name: 'Card payments',
      description: 'Nobody waits in it: the quick connect to the secure input flow names it',
      hoursOfOperationArn: props.hoursOfOperationArn,
    });
    this.quickConnect = new CfnQuickConnect(this, 'QuickConnect', {
      instanceArn,
      name: 'Card payment',
      description: 'Puts the agent on hold, and takes card details from the customer',
      quickConnectConfig: {
        quickConnectType: 'QUEUE',
        queueConfig: { contactFlowArn: flow.attrContactFlowArn, queueArn: queue.attrQueueArn },
      },
    });
    sequence.add(flow, queue, this.quickConnect);
  }
}
