import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';

const GIBIBYTE = 1024 ** 3;
const MEGABYTE = 1024 ** 2;

export interface DatabaseAlarmsProps {
  readonly instance: DatabaseInstance;
  /** Name of the instance, for people. */
  readonly name: string;
  readonly topic: AlarmTopic;
  /** Whether a replication reads its changes. */
  readonly replicates: boolean;
}

/** Alarms of one database. */
export class DatabaseAlarms extends Construct {
  constructor(scope: Construct, id: string, { instance, name, topic, replicates }: DatabaseAlarmsProps) {
    super(scope, id);
    new RunbookAlarm(this, 'FreeStorage', {
      topic,
      description: `${name} has less than 4 GiB of storage left.`,
      runbook: 'free-storage-is-low',
      metric: instance.metricFreeStorageSpace({ period: Duration.minutes(5), statistic: 'Minimum' }),
      threshold: 4 * GIBIBYTE,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 2,
      treatMissingData: TreatMissingData.BREACHING,
    });
    if (!replicates) return;
    new RunbookAlarm(this, 'SlotGrowth', {
      topic,
      description: `${name} keeps more than 2 GB of its log back for a replication that does not read it.`,
      runbook: 'a-replication-slot-grows',
      metric: instance.metric('OldestReplicationSlotLag', { period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: 2048 * MEGABYTE,
      evaluationPeriods: 2,
      // No slot, no metric: before the first start of a task, and after its deletion.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
