import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, LogQueryWidget, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type Construct } from 'constructs';
import { savedQueries } from './saved-queries';

export interface ComplianceDashboardProps {
  /** Id of the Stage, for people. */
  readonly stage: string;
  readonly region: string;
  /** What the alarms of the trail count. */
  readonly counts: readonly IMetric[];
  /** Log of the audit trail. */
  readonly logGroup: ILogGroup;
  /** What the alarms of the contact centre watch. @default - no contact centre in this Region */
  readonly contactCentre?: readonly IMetric[];
}

/** What a compliance officer looks at: one for each Region, because nothing of it may be shown from another. */
export class ComplianceDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: ComplianceDashboardProps) {
    super(scope, id, { defaultInterval: Duration.days(7) });
    const { stage, region, logGroup, counts, contactCentre = [] } = props;
    const graph = (title: string, left: readonly IMetric[]) =>
      new GraphWidget({ title, left: [...left], width: 12, height: 6 });
    const query = (title: string, name: string) => {
      const found = savedQueries(region).find((saved) => saved.name === name);
      if (!found) throw new Error(`there is no saved query '${name}'`);
      return new LogQueryWidget({
        title,
        logGroupNames: [logGroup.logGroupName],
        queryString: found.query,
        width: 24,
        height: 8,
      });
    };
    const recorded = new Metric({
      namespace: 'AWS/Logs',
      metricName: 'IncomingLogEvents',
      dimensionsMap: { LogGroupName: logGroup.logGroupName },
      period: Duration.hours(1),
      statistic: 'Sum',
    });
    this.addWidgets(
      new TextWidget({
        markdown: `# Compliance of ${stage} in ${region}\nWhat to do: docs/runbook.md. What is where: docs/compliance.md.`,
        width: 24,
        height: 2,
      }),
    );
    this.addWidgets(graph('What the audit trail counts', counts), graph('Events recorded in an hour', [recorded]));
    if (contactCentre.length > 0) this.addWidgets(graph('What a contact centre lost', contactCentre));
    this.addWidgets(query('Requests through another Region', 'requests-through-another-region'));
    this.addWidgets(query('Changes of where a contact centre stores', 'history-of-storage-settings'));
    this.addWidgets(query('Denied calls', 'denied-calls'));
  }
}
