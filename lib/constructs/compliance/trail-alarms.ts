import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { deploymentRole } from './deployment-roles';
import { trailFilters } from './trail-filters';

export interface TrailAlarmsProps {
  /** Id of the Stage, which begins the namespace of the metrics. */
  readonly stage: string;
  readonly topic: AlarmTopic;
  /** Log of the audit trail. */
  readonly logGroup: ILogGroup;
}

/** Counts what is suspicious in the audit trail, and tells of it; and tells when the trail falls silent. */
export class TrailAlarms extends Construct {
  /** Metrics of what is counted. */
  readonly counts: readonly Metric[];

  constructor(scope: Construct, id: string, { stage, topic, logGroup }: TrailAlarmsProps) {
    super(scope, id);
    const filters = trailFilters(deploymentRole(this, '*')).map((filter) => ({
      ...filter,
      metric: new Metric({
        namespace: `${stage}/compliance`,
        metricName: filter.id,
        label: filter.description,
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
    }));
    this.counts = filters.map(({ metric }) => metric);
    for (const filter of filters) {
      new MetricFilter(this, `${filter.id}Filter`, {
        logGroup,
        filterPattern: FilterPattern.literal(filter.pattern),
        metricNamespace: `${stage}/compliance`,
        metricName: filter.id,
        metricValue: '1',
        defaultValue: 0,
      });
      new RunbookAlarm(this, filter.id, {
        topic,
        description: filter.description,
        runbook: filter.runbook,
        metric: filter.metric,
        threshold: filter.usual,
        evaluationPeriods: 1,
        // Nothing recorded is another alarm's business.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    }
    new RunbookAlarm(this, 'Silence', {
      topic,
      description: 'The audit trail has recorded nothing for an hour.',
      runbook: 'nothing-is-recorded',
      metric: new Metric({
        namespace: 'AWS/Logs',
        metricName: 'IncomingLogEvents',
        dimensionsMap: { LogGroupName: logGroup.logGroupName },
        period: Duration.hours(1),
        statistic: 'Sum',
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}
