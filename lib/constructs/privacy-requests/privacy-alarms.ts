import { Duration } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { DISCLOSURE_NAMESPACE, disclosureMetrics } from '../../domain/disclosure/disclosure-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { type OptOutLine } from './opt-out-line';
import { type ConsentService } from './consent-service';
import { type SubjectDisclosure } from './subject-disclosure';

export interface PrivacyAlarmsProps {
  readonly topic: AlarmTopic;
  readonly stage: string;
  readonly consents: ConsentService;
  /** @default - nobody calls */
  readonly optOut?: OptOutLine;
  /** @default - requests for disclosure are not answered here */
  readonly disclosure?: SubjectDisclosure;
}

/** Alarms of what people ask and choose: a choice that was lost, an answer that failed, a deadline. */
export class PrivacyAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, stage, consents, optOut, disclosure }: PrivacyAlarmsProps) {
    super(scope, id);
    const shared = { topic, threshold: 0, evaluationPeriods: 1, treatMissingData: TreatMissingData.NOT_BREACHING };
    for (const [name, handler] of Object.entries({ NotRecorded: consents.record, NotLookedUp: consents.lookUp })) {
      new RunbookAlarm(this, name, {
        ...shared,
        description: `Somebody could not opt out of sale and sharing in ${stage}.`,
        runbook: 'an-opt-out-is-not-recorded',
        metric: handler.metricErrors({ period: Duration.minutes(5) }),
      });
    }
    for (const metric of optOut?.errors() ?? []) {
      new RunbookAlarm(this, metric.metricName, {
        ...shared,
        description: `Callers of ${stage} who wanted to opt out ran into an error of the flow.`,
        runbook: 'a-flow-has-errors',
        metric,
      });
    }
    if (!disclosure) return;
    new RunbookAlarm(this, 'DisclosureFails', {
      ...shared,
      description: `A request for disclosure of ${stage} could not be answered.`,
      runbook: 'a-disclosure-fails',
      metric: disclosure.disclose.metricErrors({ period: Duration.minutes(5) }),
    });
    new RunbookAlarm(this, 'DisclosureIsDue', {
      ...shared,
      description: `A request for disclosure of ${stage} is not answered, with a week left or less.`,
      runbook: 'a-disclosure-is-due',
      metric: new Metric({
        namespace: DISCLOSURE_NAMESPACE,
        metricName: disclosureMetrics.dueSoon,
        dimensionsMap: { Stage: stage },
        period: Duration.days(1),
        statistic: 'Maximum',
      }),
      // Written every day: without it nobody looks at the deadlines.
      treatMissingData: TreatMissingData.BREACHING,
    });
  }
}
