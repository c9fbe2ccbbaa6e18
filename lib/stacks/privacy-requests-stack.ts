import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan, usedLevels } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { clearRoles } from '../constructs/content/cleared-roles';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByAlarms } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { ConsentService } from '../constructs/privacy-requests/consent-service';
import { OptOutLine } from '../constructs/privacy-requests/opt-out-line';
import { PrivacyAlarms } from '../constructs/privacy-requests/privacy-alarms';
import { PrivacyTables } from '../constructs/privacy-requests/privacy-tables';
import { SubjectDisclosure } from '../constructs/privacy-requests/subject-disclosure';
import { accessRegimes } from '../domain/disclosure/access-regime';
import { type ContactCentreStack } from './contact-centre-stack';
import { type DatabasesStack } from './databases-stack';
import { type ErasureStack } from './erasure-stack';
import { type KeysAndLogsStack } from './keys-and-logs-stack';
import { type NetworkStack } from './network-stack';
import { type TokenVaultStack } from './token-vault-stack';

export interface PrivacyRequestsStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly contactCentre: ContactCentreStack;
  readonly network: NetworkStack;
  readonly databases: DatabasesStack;
  readonly erasure: ErasureStack;
  readonly tokenVault: TokenVaultStack;
}

/** What people ask and choose about their data, besides its erasure: disclosure, and opting out of sale and sharing. */
export class PrivacyRequestsStack extends Stack {
  readonly consents: ConsentService;

  constructor(scope: Construct, id: string, { plan, keysAndLogs, erasure, ...props }: PrivacyRequestsStackProps) {
    super(scope, id, props);
    const { id: stage, profile, retention, processing, classification } = plan;
    clearRoles(this, usedLevels(classification).at(-1) ?? classification.content);
    const key = new RegionalKey(this, 'Key', {
      description: `Disclosures and choices of data subjects of ${stage}`,
      alias: keyAlias(stage, 'privacy-requests'),
      services: ['dynamodb', 's3', 'sns'],
      statements: [useByAlarms(this)],
    });
    const tables = new PrivacyTables(this, 'Tables', key);
    const logs = { logKey: keysAndLogs.logKey, logRetentionDays: retention['function-log'].days };
    const { instance } = props.contactCentre.contactCentre;
    const { subjectKey } = erasure;
    this.consents = new ConsentService(this, 'Consent', { ...logs, jurisdiction: profile, tables, key, subjectKey });
    const optOut = plan.features.inboundCalls
      ? new OptOutLine(this, 'OptOut', { instance, notice: plan.collectionNotice, consents: this.consents })
      : undefined;
    const disclosure =
      processing &&
      new SubjectDisclosure(this, 'Disclosure', {
        ...logs,
        stage,
        regime: accessRegimes[profile],
        statement: processing,
        exportDays: retention['access-request-export'].days,
        content: erasure.content,
        instance,
        profilesDomain: props.contactCentre.contactCentre.profilesDomain,
        casesDomainId: plan.casesDomainId,
        users: {
          vpc: props.network.network,
          database: props.databases.organisation,
          identifiers: props.tokenVault.identifiers,
        },
        register: erasure.register,
        registerKey: erasure.key,
        subjectKey,
        mail: erasure.mail,
        tables,
        key,
        accessLogs: keysAndLogs.accessLogs,
      });
    new PrivacyAlarms(this, 'Watch', {
      topic: new AlarmTopic(this, 'Alarms', { key, recipients: plan.alarmRecipients, owners: plan.alarmOwners }),
      stage,
      consents: this.consents,
      optOut,
      disclosure,
    });
  }
}
