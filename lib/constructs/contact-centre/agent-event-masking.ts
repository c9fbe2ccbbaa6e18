import { Duration } from 'aws-cdk-lib';
import { Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type MaskAgentEventsEnvironment } from '../../../lambda/mask-agent-events/contract';
import { MASKING_METRIC_NAMESPACE, maskingMetrics } from '../../domain/masking/masking-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type FunctionSurroundings, NodeFunction } from '../node-function';

export interface AgentEventMaskingProps extends FunctionSurroundings {
  /** Id of the Stage, which its metrics carry. */
  readonly stage: string;
  readonly topic: AlarmTopic;
}

/** Takes names of agents out of agent events before they reach the lake. */
export class AgentEventMasking extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { stage, topic, logKey, logRetentionDays }: AgentEventMaskingProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'mask-agent-events',
      description: 'Takes names of agents out of agent events before they reach the lake',
      environment: { STAGE: stage } satisfies MaskAgentEventsEnvironment,
      timeout: Duration.minutes(1),
      calledBy: 'requests',
      withoutReservedConcurrency:
        'Data Firehose calls it as events come; a reservation would make them wait, and takes nothing from others.',
    });
    const once = {
      topic,
      runbook: 'contact-records-are-not-masked',
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    } as const;
    new RunbookAlarm(this, 'Failing', {
      ...once,
      description: 'Agent events cannot be masked, and do not reach the lake.',
      metric: this.handler.metricErrors({ period: Duration.minutes(5) }),
    });
    new RunbookAlarm(this, 'NotMasked', {
      ...once,
      description: 'An agent event could not be masked, and lies under the prefix of errors as it came.',
      metric: new Metric({
        namespace: MASKING_METRIC_NAMESPACE,
        metricName: maskingMetrics.eventsNotMasked,
        dimensionsMap: { Stage: stage },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
    });
  }
}
