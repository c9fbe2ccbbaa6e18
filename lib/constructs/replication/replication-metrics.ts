import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** A task as CloudWatch names it. */
export interface ObservedTask {
  /** Id of the Stage of the target. */
  readonly stage: string;
  /** Id of the jurisdiction of the target. */
  readonly jurisdiction: string;
  /** Name of the replication instance. */
  readonly instance: string;
  /** The last part of the task's ARN, which its property ResourceIdentifier sets. */
  readonly task: string;
}

/** A metric of AWS DMS about one task. */
export function taskMetric({ stage, instance, task }: ObservedTask, metricName: string): Metric {
  return new Metric({
    namespace: 'AWS/DMS',
    metricName,
    label: stage,
    period: Duration.minutes(5),
    statistic: 'Maximum',
    dimensionsMap: { ReplicationInstanceIdentifier: instance, ReplicationTaskIdentifier: task },
  });
}
