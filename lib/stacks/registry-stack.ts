import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type RegistryPlan } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { signInHost } from '../constructs/identity/user-directory';
import { keyAlias } from '../constructs/keys/key-alias';
import { decryptFromAccounts, useByAlarms, useByCloudWatchLogs } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { OrganisationRegistry } from '../constructs/registry/organisation-registry';
import { RegistryCheck } from '../constructs/registry/registry-check';
import { registryTableName } from '../constructs/registry/registry-name';
import { RegistryService } from '../constructs/registry/registry-service';

export interface RegistryStackProps extends StackProps {
  readonly plan: RegistryPlan;
  /** Replica Regions that this deployment creates. @default - none */
  readonly newReplicaRegions?: readonly string[];
}

/** The organisation registry, in its master Region, with its only writer and the check of what is written. */
export class RegistryStack extends Stack {
  readonly registry: OrganisationRegistry;

  constructor(scope: Construct, id: string, { plan, newReplicaRegions, ...props }: RegistryStackProps) {
    super(scope, id, props);
    const { id: stage, replicaRegions, homes, logRetentionDays, alarmRecipients, alarmOwners } = plan;
    const registryKeyAlias = keyAlias(stage, 'registry');
    const key = new RegionalKey(this, 'Key', {
      description: 'Organisation registry, master Region',
      alias: registryKeyAlias,
      services: ['dynamodb'],
      statements: decryptFromAccounts(this, 'dynamodb', registryReaders(plan, this.region)),
    });
    this.registry = new OrganisationRegistry(this, 'Registry', {
      tableName: registryTableName(stage),
      key,
      replicaRegions,
      readers: [plan.masterRegion, ...replicaRegions].flatMap((region) =>
        registryReaders(plan, region).map((reader) => ({ region, account: reader })),
      ),
      newReplicaRegions,
      replicaKeyAlias: registryKeyAlias,
    });
    const logKey = new RegionalKey(this, 'LogKey', {
      description: `Logs and alarms of ${stage}`,
      alias: keyAlias(stage, 'logs'),
      services: ['logs', 'sns'],
      statements: [useByCloudWatchLogs(this), useByAlarms(this)],
    });
    const shared = { logKey, logRetentionDays, key, table: this.registry };
    new RegistryService(this, 'Service', {
      ...shared,
      stage,
      homes: homes.map(({ jurisdiction, profile, instanceRegion: region, account, instanceAlias }) => ({
        jurisdiction,
        profile,
        region,
        account,
        signInDomain: signInHost(instanceAlias, region),
      })),
    });
    const topic = new AlarmTopic(this, 'Alarms', { key: logKey, recipients: alarmRecipients, owners: alarmOwners });
    new RegistryCheck(this, 'Check', { ...shared, topic });
  }
}

/** Accounts of jurisdictions that read the registry in a Region, besides the registry's own. */
export function registryReaders({ account, homes }: RegistryPlan, region: string): readonly string[] {
  const accounts = homes.filter((home) => home.instanceRegion === region).map((home) => home.account);
  return [...new Set(accounts)].filter((reader) => reader !== account);
}
