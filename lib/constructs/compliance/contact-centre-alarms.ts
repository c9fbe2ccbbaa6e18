import { Duration } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm, type RunbookAlarmProps } from '../alarms/runbook-alarm';

export interface ContactCentreAlarmsProps {
  readonly topic: AlarmTopic;
  readonly instanceId: string;
  /** Names of the flows that customers begin with. */
  readonly flowNames: readonly string[];
}

/** Metrics of an instance that say that something is lost. Amazon Connect publishes them only when there is something. */
const losses = [
  {
    metricName: 'ThrottledCalls',
    group: 'VoiceCalls',
    description: 'Calls were refused: more arrive in a second than the quota allows.',
    runbook: 'calls-are-refused',
  },
  {
    metricName: 'CallsBreachingConcurrencyQuota',
    group: 'VoiceCalls',
    description: 'Calls were refused: more are held at once than the quota allows.',
    runbook: 'calls-are-refused',
  },
  {
    metricName: 'CallRecordingUploadError',
    group: 'CallRecordings',
    description: 'A recording was not delivered to its bucket.',
    runbook: 'a-recording-was-not-delivered',
  },
] as const;

const flowErrors = ['ContactFlowErrors', 'ContactFlowFatalErrors'] as const;

/**
 * Alarms of an Amazon Connect instance.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/monitoring-cloudwatch.html
 */
export class ContactCentreAlarms extends Construct {
  /** What the alarms watch. */
  readonly metrics: readonly Metric[];

  constructor(scope: Construct, id: string, { topic, instanceId, flowNames }: ContactCentreAlarmsProps) {
    super(scope, id);
    const metrics: Metric[] = [];
    const watch = (
      alarm: string,
      metricName: string,
      dimensions: Record<string, string>,
      text: Pick<RunbookAlarmProps, 'description' | 'runbook'>,
    ) => {
      const metric = new Metric({
        namespace: 'AWS/Connect',
        metricName,
        dimensionsMap: { InstanceId: instanceId, ...dimensions },
        period: Duration.minutes(5),
        statistic: 'Sum',
      });
      metrics.push(metric);
      new RunbookAlarm(this, alarm, {
        topic,
        ...text,
        metric,
        threshold: 0,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    };
    for (const { metricName, group, ...text } of losses) watch(metricName, metricName, { MetricGroup: group }, text);
    for (const flowName of flowNames) {
      for (const metricName of flowErrors) {
        watch(
          `${flowName.replaceAll(/\W/g, '')}${metricName}`,
          metricName,
          { MetricGroup: 'ContactFlow', ContactFlowName: flowName },
          { description: `Contacts ran into an error of the flow '${flowName}'.`, runbook: 'a-flow-has-errors' },
        );
      }
    }
    this.metrics = metrics;
  }
}
