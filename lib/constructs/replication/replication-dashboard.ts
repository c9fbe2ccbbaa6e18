import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { type Construct } from 'constructs';
import { COMPARISON_NAMESPACE, comparisonMetrics } from './comparison-definition';
import { type ObservedTask, taskMetric } from './replication-metrics';

export interface ReplicationDashboardProps {
  readonly tasks: readonly ObservedTask[];
  /** Name of the reference database that is read. */
  readonly source: string;
}

/** What an operator looks at first: is reference data everywhere, in time, and the same. */
export class ReplicationDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { tasks, source }: ReplicationDashboardProps) {
    super(scope, id, { defaultInterval: Duration.days(1) });
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 });
    const each = (metricName: string) => tasks.map((task) => taskMetric(task, metricName));
    const compared = (metricName: string) =>
      tasks.map(
        ({ stage }) =>
          new Metric({
            namespace: COMPARISON_NAMESPACE,
            metricName,
            label: stage,
            dimensionsMap: { Stage: stage },
            period: Duration.days(1),
            statistic: 'Sum',
          }),
      );
    const database = (metricName: string) =>
      new Metric({
        namespace: 'AWS/RDS',
        metricName,
        dimensionsMap: { DBInstanceIdentifier: source },
        statistic: 'Maximum',
      });
    this.addWidgets(
      new TextWidget({
        markdown: '# Reference data\nFrom the master Region to every other, one way. What to do: docs/runbook.md.',
        width: 24,
        height: 2,
      }),
    );
    this.addWidgets(
      graph('Latency at the source, seconds', each('CDCLatencySource')),
      graph('Latency at the target, seconds', each('CDCLatencyTarget')),
    );
    this.addWidgets(
      graph('Rows that differ', each('ValidationFailedOverallCount')),
      graph('Tables that the daily comparison found different', compared(comparisonMetrics.different)),
    );
    this.addWidgets(
      graph('Log that the source keeps back, bytes', [database('OldestReplicationSlotLag')]),
      graph('Free storage of the source, bytes', [database('FreeStorageSpace')]),
    );
  }
}
