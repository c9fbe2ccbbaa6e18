import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnContactFlow, type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { optOutFlow, optOutPlaceholders } from '../../contact-flows/opt-out/opt-out-flow';
import { type CollectionNotice } from '../../domain/collection-notice';
import { FlowFunction } from '../contact-centre/flow-function';
import { playedNotice } from '../contact-centre/played-notice';
import { Sequence } from '../contact-centre/sequence';
import { substitute } from '../contact-centre/substitute';
import { type ConsentService } from './consent-service';

/** Name of the flow, which its metrics carry, and to which an administrator attaches a number. */
export const OPT_OUT_FLOW_NAME = 'Opt-out of sale and sharing';

export interface OptOutLineProps {
  readonly instance: CfnInstance;
  readonly notice: CollectionNotice;
  readonly consents: ConsentService;
}

/** The flow by which people opt out by telephone, and its right to call the functions, for one instance alone. */
export class OptOutLine extends Construct {
  private readonly instance: CfnInstance;

  constructor(scope: Construct, id: string, { instance, notice, consents: { lookUp, record } }: OptOutLineProps) {
    super(scope, id);
    this.instance = instance;
    const sequence = new Sequence();
    for (const [name, target] of Object.entries({ LookUp: lookUp, Record: record })) {
      new FlowFunction(this, name, { instance, target, sequence });
    }
    sequence.add(
      new CfnContactFlow(this, 'Flow', {
        instanceArn: instance.attrArn,
        name: OPT_OUT_FLOW_NAME,
        description: 'Notice, whether the number has opted out, one digit, and the record of it',
        type: 'CONTACT_FLOW',
        content: substitute(optOutFlow(playedNotice(notice)), {
          [optOutPlaceholders.lookUpFunction]: lookUp.functionArn,
          [optOutPlaceholders.recordFunction]: record.functionArn,
        }),
      }),
    );
  }

  /** What Amazon Connect counts when the flow runs into an error. */
  errors(): readonly Metric[] {
    return ['ContactFlowErrors', 'ContactFlowFatalErrors'].map(
      (metricName) =>
        new Metric({
          namespace: 'AWS/Connect',
          metricName,
          dimensionsMap: {
            InstanceId: this.instance.attrId,
            MetricGroup: 'ContactFlow',
            ContactFlowName: OPT_OUT_FLOW_NAME,
          },
          period: Duration.minutes(5),
          statistic: 'Sum',
        }),
    );
  }
}
