import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type SecurityService, type StagePlan } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { AccessAnalysis } from '../constructs/compliance/access-analysis';
import { AuditTrail } from '../constructs/compliance/audit-trail';
import { CallRules } from '../constructs/compliance/call-rules';
import { ComplianceDashboard } from '../constructs/compliance/compliance-dashboard';
import { ConfigurationBucket } from '../constructs/compliance/configuration-bucket';
import { ConfigurationRecord } from '../constructs/compliance/configuration-record';
import { ContactCentreAlarms } from '../constructs/compliance/contact-centre-alarms';
import { EvidenceBucket } from '../constructs/compliance/evidence-bucket';
import { type ResidencyPolicyProps } from '../constructs/compliance/residency-policy';
import { ResidencyAudit } from '../constructs/compliance/residency-audit';
import { SavedQueries } from '../constructs/compliance/saved-queries';
import { ThreatDetection } from '../constructs/compliance/threat-detection';
import { TrailAlarms } from '../constructs/compliance/trail-alarms';
import { evidenceBucketName, trailArnPattern } from '../constructs/compliance/trail-name';
import { type ContactCentre } from '../constructs/contact-centre/contact-centre';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByAlarms, useByCloudWatchLogs, useByTrails } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface ComplianceStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  /** Security services that this stack runs for its account and Region. */
  readonly securityServices: readonly SecurityService[];
  /** Regions without a stack of the account, whose events and trails come here. */
  readonly outpostRegions: readonly string[];
  readonly residency: ResidencyPolicyProps;
  /** @default - no contact centre in this Region */
  readonly contactCentre?: ContactCentre;
}

/** What watches one Region of a Stage, keeps the evidence and tells people. */
export class ComplianceStack extends Stack {
  readonly key: RegionalKey;
  readonly evidence: EvidenceBucket;
  readonly topic: AlarmTopic;
  readonly trail: AuditTrail;
  /** The rules that hear of calls after which data can be somewhere else. */
  readonly calls: CallRules;

  constructor(scope: Construct, id: string, { plan, keysAndLogs, ...props }: ComplianceStackProps) {
    super(scope, id, props);
    const { region, account } = this;
    const stage = plan.id;
    const { retention, alarmRecipients: recipients, alarmOwners: owners } = plan;
    this.key = new RegionalKey(this, 'Key', {
      description: `Audit trail and alarms of ${stage}`,
      alias: keyAlias(stage, 'audit'),
      services: ['s3', 'logs', 'sns'],
      statements: [useByCloudWatchLogs(this), useByAlarms(this), useByTrails(trailArnPattern(this, stage))],
    });
    const { key } = this;
    const { accessLogs } = keysAndLogs;
    this.evidence = new EvidenceBucket(this, 'Evidence', {
      key,
      bucketName: evidenceBucketName({ stage, region, account }),
      retention: retention['audit-trail'],
      accessLogs,
      stage,
    });
    this.topic = new AlarmTopic(this, 'Alarms', { key, recipients, owners });
    this.trail = new AuditTrail(this, 'AuditTrail', {
      stage,
      key,
      evidence: this.evidence,
      logBuckets: [accessLogs],
      logRetentionDays: retention['access-log'].days,
      liveMedia: props.contactCentre !== undefined && plan.features.liveMediaStreaming,
    });
    const { topic } = this;
    const { logGroup } = this.trail;
    const { counts } = new TrailAlarms(this, 'TrailAlarms', { stage, topic, logGroup });
    this.calls = new CallRules(this, 'Calls', { topic, outpostRegions: props.outpostRegions });
    this.securityServices(plan, keysAndLogs, props);
    this.audit(plan, keysAndLogs);
    const contactCentre =
      props.contactCentre &&
      new ContactCentreAlarms(this, 'ContactCentreAlarms', {
        topic,
        instanceId: props.contactCentre.instance.attrId,
        flowNames: props.contactCentre.flowNames,
      });
    new SavedQueries(this, 'Queries', { stage, region, logGroup });
    new ComplianceDashboard(this, 'Dashboard', {
      stage,
      region,
      counts,
      logGroup,
      contactCentre: contactCentre?.metrics,
    });
  }

  /** Looks every week, and after every call that can move data, at what is there. */
  private audit(plan: StagePlan, { accessLogs }: KeysAndLogsStack): void {
    const { key, evidence, topic } = this;
    const { id, profile, instanceRegion, dataDisasterRecoveryRegion, instanceReplicaRegion } = plan;
    const accounts = [...plan.accounts];
    const audit = new ResidencyAudit(this, 'Audit', {
      deployment: { id, profile, accounts, instanceRegion, dataDisasterRecoveryRegion, instanceReplicaRegion },
      key,
      evidence,
      accessLogs,
      topic,
      logKey: key,
      logRetentionDays: plan.retention['access-log'].days,
    });
    this.calls.onResidencyEvent(audit.request);
  }

  private securityServices(
    plan: StagePlan,
    { accessLogs }: KeysAndLogsStack,
    { securityServices, residency }: Pick<ComplianceStackProps, 'securityServices' | 'residency'>,
  ): void {
    const { key, topic } = this;
    if (securityServices.includes('threat-detection')) new ThreatDetection(this, 'ThreatDetection', { topic });
    if (securityServices.includes('access-analyzer')) new AccessAnalysis(this, 'AccessAnalysis', { topic });
    if (!securityServices.includes('configuration-recorder')) return;
    const bucket = new ConfigurationBucket(this, 'Configurations', {
      key,
      retention: plan.retention['audit-trail'],
      accessLogs,
    });
    new ConfigurationRecord(this, 'ConfigurationRecord', { topic, key, bucket, residency });
  }
}
