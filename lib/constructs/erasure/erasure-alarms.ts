import { Duration } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ERASURE_NAMESPACE, erasureMetrics } from '../../domain/erasure/erasure-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';

export interface ErasureAlarmsProps {
  readonly topic: AlarmTopic;
  readonly stage: string;
  readonly stateMachineArn: string;
  /** Events of objects that are not labelled yet, and those that could not be. */
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** Seconds that an object may be without its label. */
const UNLABELLED_SECONDS = 900;

/** Alarms of the erasure: objects without label, requests that stopped, and deadlines. */
export class ErasureAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ErasureAlarmsProps) {
    super(scope, id);
    const { topic, stage } = props;
    const shared = { topic, threshold: 0, evaluationPeriods: 1, treatMissingData: TreatMissingData.NOT_BREACHING };
    new RunbookAlarm(this, 'Unlabelled', {
      ...shared,
      description: `Objects of ${stage} have been without their label for more than 15 minutes.`,
      runbook: 'an-object-is-not-labelled',
      metric: props.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: UNLABELLED_SECONDS,
    });
    new RunbookAlarm(this, 'NotLabelled', {
      ...shared,
      description: `Objects of ${stage} could not be labelled, so that no erasure finds them.`,
      runbook: 'an-object-is-not-labelled',
      metric: props.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
    });
    for (const metricName of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']) {
      new RunbookAlarm(this, metricName, {
        ...shared,
        description: `An erasure of ${stage} has stopped before its end.`,
        runbook: 'an-erasure-is-interrupted',
        metric: new Metric({
          namespace: 'AWS/States',
          metricName,
          dimensionsMap: { StateMachineArn: props.stateMachineArn },
          period: Duration.minutes(5),
          statistic: 'Sum',
        }),
      });
    }
    new RunbookAlarm(this, 'DueSoon', {
      ...shared,
      description: `A request for erasure of ${stage} is not answered, with a week left or less.`,
      runbook: 'an-erasure-is-due',
      metric: new Metric({
        namespace: ERASURE_NAMESPACE,
        metricName: erasureMetrics.dueSoon,
        dimensionsMap: { Stage: stage },
        period: Duration.days(1),
        statistic: 'Maximum',
      }),
      // Written every day: without it nobody looks at the deadlines.
      treatMissingData: TreatMissingData.BREACHING,
    });
    new RunbookAlarm(this, 'ToTell', {
      ...shared,
      description: `An answer of ${stage} waits for the privacy contact to give it.`,
      runbook: 'an-answer-is-to-be-given',
      metric: new Metric({
        namespace: ERASURE_NAMESPACE,
        metricName: erasureMetrics.toTell,
        dimensionsMap: { Stage: stage },
        period: Duration.days(1),
        statistic: 'Maximum',
      }),
    });
  }
}
