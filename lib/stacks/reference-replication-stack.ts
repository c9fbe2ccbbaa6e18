import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type ReferencePlan } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { keyAlias } from '../constructs/keys/key-alias';
import { lookUpLink } from '../constructs/network/link-parameters';
import { DailyComparison } from '../constructs/replication/daily-comparison';
import { ReferenceReplication } from '../constructs/replication/reference-replication';
import { ReplicationAlarms } from '../constructs/replication/replication-alarms';
import { ReplicationDashboard } from '../constructs/replication/replication-dashboard';
import { REPLICATION_SUBNETS, type ReferenceNetworkStack } from './reference-network-stack';

export interface ReferenceReplicationStackProps extends StackProps {
  readonly plan: ReferencePlan;
  readonly network: ReferenceNetworkStack;
}

/** The replication of reference data, its daily comparison, and what tells people of both. */
export class ReferenceReplicationStack extends Stack {
  constructor(scope: Construct, id: string, { plan, network, ...props }: ReferenceReplicationStackProps) {
    super(scope, id, props);
    const { source, targets, tables } = plan;
    const logs = { logKey: network.key, logRetentionDays: network.logRetentionDays };
    const replication = new ReferenceReplication(this, 'Replication', {
      ...logs,
      stage: plan.id,
      vpc: network.network,
      subnets: REPLICATION_SUBNETS,
      key: network.key,
      databaseRanges: [source, ...targets].map(({ networkRange }) => networkRange),
      tables,
      organisationSchemas: plan.organisationSchemas,
      source: { stage: source.id, keyAlias: keyAlias(source.id, 'databases') },
      targets: targets.map(({ id: stage, jurisdiction, instanceRegion: region, account }) => ({
        stage,
        jurisdiction,
        region,
        account,
        keyAlias: keyAlias(stage, 'databases'),
        host: lookUpLink(this, {
          stage,
          region,
          account,
          fact: 'reference-database-host',
          placeholder: `${stage}-reference.000000000000.${region}.rds.amazonaws.com`,
        }),
      })),
      credentialGeneration: '1',
    });
    const comparison = new DailyComparison(this, 'DailyComparison', {
      ...logs,
      logRetentionDays: source.retention['residency-evidence'].days,
      tasks: replication.tasks,
      tables,
    });
    new ReplicationAlarms(this, 'Alarms', {
      topic: new AlarmTopic(this, 'Topic', {
        key: network.key,
        recipients: source.alarmRecipients,
        owners: source.alarmOwners,
      }),
      tasks: replication.tasks,
      comparisonArn: comparison.stateMachine.attrArn,
    });
    new ReplicationDashboard(this, 'Dashboard', { tasks: replication.tasks, source: `${source.id}-reference` });
  }
}
