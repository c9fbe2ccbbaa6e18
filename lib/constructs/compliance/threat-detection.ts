import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookRule } from '../alarms/runbook-rule';

/** What Amazon GuardDuty looks at besides the audit trail, flow logs and DNS. */
const protection = ['S3_DATA_EVENTS', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS'] as const;

/** What it would look at by default, and has nothing of here: there are no clusters and no instances. */
const withoutUse = ['EKS_AUDIT_LOGS', 'EBS_MALWARE_PROTECTION'] as const;

/** Severity from which people are told: 4 is medium. */
const MEDIUM = 4;

/**
 * Amazon GuardDuty in this account and Region, where its findings stay.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-feature-object-api-changes-march2023.html
 */
export class ThreatDetection extends Construct {
  constructor(scope: Construct, id: string, { topic }: { readonly topic: AlarmTopic }) {
    super(scope, id);
    new CfnDetector(this, 'Detector', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: [
        ...protection.map((name) => ({ name, status: 'ENABLED' })),
        ...withoutUse.map((name) => ({ name, status: 'DISABLED' })),
      ],
    });
    new RunbookRule(this, 'Findings', {
      topic,
      description: 'Amazon GuardDuty has found a threat.',
      runbook: 'a-threat-was-found',
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Finding'],
        detail: { severity: [{ numeric: ['>=', MEDIUM] }] },
      },
      tells: { type: '$.detail.type', severity: '$.detail.severity' },
    });
  }
}
