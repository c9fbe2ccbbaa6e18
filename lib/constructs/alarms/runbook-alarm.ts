import { Alarm, type AlarmProps, ComparisonOperator, type TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type Construct } from 'constructs';
import { type AlarmTopic } from './alarm-topic';

/** Headings of docs/runbook.md, as anchors: what to do when the alarm goes off. */
export const runbookHeadings = [
  'free-storage-is-low',
  'a-replication-slot-grows',
  'replication-is-late',
  'validation-finds-differences',
  'a-replication-task-has-stopped',
  'the-daily-comparison-fails',
  'an-object-is-not-labelled',
  'an-erasure-is-interrupted',
  'an-erasure-is-due',
] as const;

export type RunbookHeading = (typeof runbookHeadings)[number];

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

/** An alarm that says where to read what to do. */
export class RunbookAlarm extends Alarm {
  constructor(scope: Construct, id: string, { topic, description, runbook, ...props }: RunbookAlarmProps) {
    super(scope, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      ...props,
      alarmDescription: `${description} See docs/runbook.md#${runbook}.`,
    });
    topic.announce(this);
  }
}
