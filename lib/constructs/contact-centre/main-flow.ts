import { CfnContactFlow, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type Construct } from 'constructs';
import {
  inboundFlow,
  type InboundFlowProps,
  inboundPlaceholders,
  type OrganisationQueue,
  queuePlaceholder,
} from '../../contact-flows/inbound/inbound-flow';
import { numberFlow, numberPlaceholders } from '../../contact-flows/inbound/number-flow';
import { substitute } from './substitute';

/** Name of the flow, which its metrics carry. */
export const MAIN_FLOW_NAME = 'Main inbound flow';

export { type OrganisationQueue };

export interface MainFlowProps extends Omit<InboundFlowProps, 'organisationQueues'> {
  readonly instance: CfnInstance;
  readonly queueArn: string;
  /** Queues of organisations, with their ARNs. */
  readonly organisationQueues: readonly (OrganisationQueue & { readonly arn: string })[];
  readonly hoursOfOperationArn: string;
  /** ARN of the function that looks organisations up, in the same Region. */
  readonly lookUpFunctionArn: string;
}

/** The flow that a customer's contact begins with, or that the flow of a number goes on to. */
export class MainFlow extends CfnContactFlow {
  constructor(scope: Construct, id: string, props: MainFlowProps) {
    super(scope, id, {
      instanceArn: props.instance.attrArn,
      name: MAIN_FLOW_NAME,
      description: 'Organisation, notice, recording, hours of operation, queue',
      type: 'CONTACT_FLOW',
      content: substitute(inboundFlow(props), {
        [inboundPlaceholders.lookUpFunction]: props.lookUpFunctionArn,
        [inboundPlaceholders.queue]: props.queueArn,
        [inboundPlaceholders.hoursOfOperation]: props.hoursOfOperationArn,
        ...Object.fromEntries(props.organisationQueues.map((queue) => [queuePlaceholder(queue), queue.arn])),
      }),
    });
  }
}

export interface NumberFlowProps {
  readonly instance: CfnInstance;
  /** Name of the number within the instance. */
  readonly number: string;
  readonly organisationId: string;
  readonly mainFlow: MainFlow;
}

/** The flow of a number that is an organisation's. */
export class NumberFlow extends CfnContactFlow {
  constructor(scope: Construct, id: string, { instance, number, organisationId, mainFlow }: NumberFlowProps) {
    super(scope, id, {
      instanceArn: instance.attrArn,
      name: `Number ${number}`,
      description: 'Says whose number was called, and goes on to the main flow',
      type: 'CONTACT_FLOW',
      content: substitute(numberFlow(organisationId), { [numberPlaceholders.mainFlow]: mainFlow.attrContactFlowArn }),
    });
  }
}
