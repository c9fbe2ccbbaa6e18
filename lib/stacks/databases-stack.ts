import { Stack, type StackProps } from 'aws-cdk-lib';
import { Peer, Port } from 'aws-cdk-lib/aws-ec2';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { DatabaseAlarms } from '../constructs/database/database-alarms';
import { DatabaseMigration } from '../constructs/database/database-migration';
import { RegionalDatabase } from '../constructs/database/regional-database';
import { ReplicationCredential } from '../constructs/database/replication-credential';
import { SnapshotGuard } from '../constructs/database/snapshot-guard';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByAlarms } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { publishLink } from '../constructs/network/link-parameters';
import { requireJurisdiction } from '../domain/jurisdictions';
import { type KeysAndLogsStack } from './keys-and-logs-stack';
import { type NetworkStack, subnets } from './network-stack';

export interface DatabasesStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly network: NetworkStack;
}

/** The databases of a jurisdiction: organisations' data on one server, reference data on another. */
export class DatabasesStack extends Stack {
  readonly organisation: RegionalDatabase;

  constructor(
    scope: Construct,
    id: string,
    { plan, keysAndLogs, network: { network: vpc }, ...props }: DatabasesStackProps,
  ) {
    super(scope, id, props);
    const { isMaster, replicationRange, tables } = plan.referenceData;
    const key = new RegionalKey(this, 'Key', {
      description: `Databases of ${plan.id}`,
      alias: keyAlias(plan.id, 'databases'),
      services: ['rds', 'secretsmanager', 'sns'],
      statements: [useByAlarms(this)],
    });
    const logs = { logKey: keysAndLogs.logKey, logRetentionDays: plan.retention['access-log'].days };
    const shared = { vpc, key, ...logs, backupDays: plan.retention['database-backup'].days };
    const organisation = new RegionalDatabase(this, 'Organisation', {
      ...shared,
      name: `${plan.id}-organisation`,
      dataClass: 'customer-content',
      subnets: subnets.organisation,
      replicates: false,
    });
    this.organisation = organisation;
    // A server of its own: a replication slot carries whatever its server's database holds.
    const reference = new RegionalDatabase(this, 'Reference', {
      ...shared,
      name: `${plan.id}-reference`,
      dataClass: 'reference',
      subnets: subnets.reference,
      replicates: isMaster,
    });
    reference.securityGroup.addIngressRule(
      Peer.ipv4(replicationRange),
      Port.tcp(5432),
      'Replication of reference data',
    );
    const credential = new ReplicationCredential(this, 'ReplicationCredential', {
      stage: plan.id,
      role: isMaster ? 'replication_reader' : 'target_writer',
      database: reference.instance,
      key,
    });
    const migration = { vpc, key, ...logs, jurisdiction: plan.jurisdiction, isMaster, referenceTables: tables };
    new DatabaseMigration(this, 'OrganisationMigration', {
      ...migration,
      database: organisation,
      holds: 'organisation',
      roleSecrets: [],
    });
    new DatabaseMigration(this, 'ReferenceMigration', {
      ...migration,
      database: reference,
      holds: 'reference',
      roleSecrets: [credential],
    });
    const topic = new AlarmTopic(this, 'Alarms', { key, recipients: plan.alarmRecipients });
    const alarms = { topic, replicates: false };
    const { instance } = organisation;
    new DatabaseAlarms(this, 'OrganisationAlarms', { ...alarms, instance, name: `${plan.id}-organisation` });
    new DatabaseAlarms(this, 'ReferenceAlarms', {
      topic,
      replicates: isMaster,
      instance: reference.instance,
      name: `${plan.id}-reference`,
    });
    new SnapshotGuard(this, 'SnapshotGuard', { homeRegions: requireJurisdiction(plan.profile).homeRegions });
    publishLink(this, {
      stage: plan.id,
      fact: 'reference-database-host',
      value: reference.instance.dbInstanceEndpointAddress,
    });
  }
}
