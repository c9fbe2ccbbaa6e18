import { Duration } from 'aws-cdk-lib';
import { Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type Construct } from 'constructs';
import { MASKING_METRIC_NAMESPACE, type maskingMetrics } from '../../domain/masking/masking-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type NodeFunction } from '../node-function';

export interface MaskingAlarmsProps {
  readonly stage: string;
  readonly topic: AlarmTopic;
  readonly handler: NodeFunction;
  /** Count of what could not be masked. */
  readonly notMasked: (typeof maskingMetrics)[keyof typeof maskingMetrics];
  /** What is said when nothing can be masked, and when one cannot. */
  readonly descriptions: { readonly failing: string; readonly notMasked: string };
}

/** Two alarms of a function that masks on the way to the lake: it fails, or it refuses what it was given. */
export function addMaskingAlarms(
  scope: Construct,
  { stage, topic, handler, notMasked, descriptions }: MaskingAlarmsProps,
): void {
  const once = {
    topic,
    runbook: 'contact-records-are-not-masked',
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  } as const;
  const period = Duration.minutes(5);
  new RunbookAlarm(scope, 'Failing', {
    ...once,
    description: descriptions.failing,
    metric: handler.metricErrors({ period }),
  });
  new RunbookAlarm(scope, 'NotMasked', {
    ...once,
    description: descriptions.notMasked,
    metric: new Metric({
      namespace: MASKING_METRIC_NAMESPACE,
      metricName: notMasked,
      dimensionsMap: { Stage: stage },
      statistic: Stats.SUM,
      period,
    }),
  });
}
