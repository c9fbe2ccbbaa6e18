import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type SecurityEventSystem, type StagePlan } from '../config';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByCloudWatchLogs } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { SiemExport } from '../constructs/siem/siem-export';
import { type ComplianceStack } from './compliance-stack';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface SiemExportStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly siem: SecurityEventSystem;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly compliance: ComplianceStack;
}

/** Sends the audit trail of a Region to the system that the definition names, masked. */
export class SiemExportStack extends Stack {
  constructor(scope: Construct, id: string, { plan, siem, keysAndLogs, compliance, ...props }: SiemExportStackProps) {
    super(scope, id, props);
    const key = new RegionalKey(this, 'Key', {
      description: `Export of log events of ${plan.id}`,
      alias: keyAlias(plan.id, 'export'),
      services: ['s3', 'secretsmanager', 'firehose', 'logs'],
      statements: [useByCloudWatchLogs(this)],
    });
    new SiemExport(this, 'Export', {
      logGroup: compliance.trail.logGroup,
      host: siem.host,
      protocol: siem.protocol,
      key,
      logKey: key,
      logRetentionDays: plan.retention['function-log'].days,
      retention: plan.retention['access-log'],
      accessLogs: keysAndLogs.accessLogs,
      topic: compliance.topic,
    });
  }
}
