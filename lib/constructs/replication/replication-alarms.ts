import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { RunbookRule } from '../alarms/runbook-rule';
import { type ObservedTask, taskMetric } from './replication-metrics';

/** Seconds that reference data may be late. */
const LATE_SECONDS = 900;

export interface ReplicationAlarmsProps {
  readonly topic: AlarmTopic;
  readonly tasks: readonly ObservedTask[];
  /** ARN of the state machine of the daily comparison. */
  readonly comparisonArn: string;
}

/** Alarms of the replication: late, different, stopped; and the comparison itself. */
export class ReplicationAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, tasks, comparisonArn }: ReplicationAlarmsProps) {
    super(scope, id);
    for (const task of tasks) this.watch(task, topic);
    const comparison = (metricName: string) =>
      new Metric({
        namespace: 'AWS/States',
        metricName,
        dimensionsMap: { StateMachineArn: comparisonArn },
        period: Duration.days(1),
        statistic: 'Sum',
      });
    const failures = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'] as const;
    for (const metricName of failures) {
      new RunbookAlarm(this, metricName, {
        topic,
        description: 'The daily comparison of reference data has not come to its end.',
        runbook: 'the-daily-comparison-fails',
        metric: comparison(metricName),
        threshold: 0,
        evaluationPeriods: 1,
        // A day without failures has no such metric.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    }
    new RunbookAlarm(this, 'NotCompared', {
      topic,
      description: 'No comparison of reference data was started for a day.',
      runbook: 'the-daily-comparison-fails',
      metric: comparison('ExecutionsStarted').with({ label: 'started' }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
    this.tellOfStoppedTasks(topic);
  }

  private watch(task: ObservedTask, topic: AlarmTopic): void {
    const { stage, jurisdiction } = task;
    for (const side of ['Source', 'Target'] as const) {
      new RunbookAlarm(this, `${jurisdiction}-latency-${side}`, {
        topic,
        description: `Reference data of ${stage} is more than ${LATE_SECONDS / 60} minutes late (${side.toLowerCase()}).`,
        runbook: 'replication-is-late',
        metric: taskMetric(task, `CDCLatency${side}`),
        threshold: LATE_SECONDS,
        evaluationPeriods: 3,
        // A task that does not run reports nothing: silence is the worst latency.
        treatMissingData: TreatMissingData.BREACHING,
      });
    }
    for (const result of ['Failed', 'Suspended'] as const) {
      new RunbookAlarm(this, `${jurisdiction}-validation-${result}`, {
        topic,
        description: `Rows of reference data of ${stage} differ from their source (${result.toLowerCase()}).`,
        runbook: 'validation-finds-differences',
        metric: taskMetric(task, `Validation${result}OverallCount`),
        threshold: 0,
        evaluationPeriods: 2,
        // The latency alarm speaks for a task that does not run.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    }
  }

  private tellOfStoppedTasks(topic: AlarmTopic): void {
    new RunbookRule(this, 'StoppedTasks', {
      topic,
      description: 'A task of the replication of reference data has stopped.',
      runbook: 'a-replication-task-has-stopped',
      eventPattern: {
        source: ['aws.dms'],
        detailType: ['DMS Replication Task State Change'],
        detail: { eventType: ['REPLICATION_TASK_STOPPED', 'REPLICATION_TASK_FAILED', 'REPLICATION_TASK_DELETED'] },
      },
      tells: { 'what happened': '$.detail.eventType' },
    });
  }
}
