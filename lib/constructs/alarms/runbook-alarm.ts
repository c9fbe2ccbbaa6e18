import { Alarm, type AlarmProps, ComparisonOperator, type TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type Construct } from 'constructs';
import { type AlarmTopic } from './alarm-topic';
import { alarmText, type RunbookHeading } from './runbook';

export interface RunbookAlarmProps extends Pick<AlarmProps, 'metric' | 'threshold' | 'evaluationPeriods'> {
  readonly topic: AlarmTopic;
  /** What is the matter, for people. */
  readonly description: string;
  readonly runbook: RunbookHeading;
  /** @default - greater than the threshold */
  readonly comparisonOperator?: ComparisonOperator;
  /** What silence means. There is no default: whoever writes the alarm knows. */
  readonly treatMissingData: TreatMissingData;
}

/** An alarm that says who answers for it and where to read what to do. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, { topic, description, runbook, ...props }: RunbookAlarmProps) {
    super(scope, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      ...props,
      alarmDescription: alarmText(description, runbook, topic.owners),
    });
    topic.announce(this);
  }
}
