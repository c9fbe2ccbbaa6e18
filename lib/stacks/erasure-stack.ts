import { Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { type StagePlan, usedLevels } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { clearRoles } from '../constructs/content/cleared-roles';
import { ContentLabeller } from '../constructs/erasure/content-labeller';
import { ErasedContent } from '../constructs/erasure/erased-content';
import { ErasureAlarms } from '../constructs/erasure/erasure-alarms';
import { ReceiptKey } from '../constructs/erasure/erasure-keys';
import { ErasureReplay } from '../constructs/erasure/erasure-replay';
import { ErasureRequests } from '../constructs/erasure/erasure-requests';
import { ErasureTables } from '../constructs/erasure/erasure-tables';
import { LabelSweep } from '../constructs/erasure/label-sweep';
import { NoticeMail } from '../constructs/erasure/notice-mail';
import { ReceiptBucket } from '../constructs/erasure/receipt-bucket';
import { SubjectErasure } from '../constructs/erasure/subject-erasure';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByAlarms } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { erasureRegimes } from '../domain/erasure/erasure-regime';
import { type ContactCentreStack } from './contact-centre-stack';
import { type ContentStack } from './content-stack';
import { type DatabasesStack } from './databases-stack';
import { type KeysAndLogsStack } from './keys-and-logs-stack';
import { type NetworkStack } from './network-stack';
import { type TokenVaultStack } from './token-vault-stack';

export interface ErasureStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly contactCentre: ContactCentreStack;
  /** @default - the contact centre keeps no content */
  readonly content?: ContentStack;
  readonly network: NetworkStack;
  readonly databases: DatabasesStack;
  readonly tokenVault: TokenVaultStack;
}

/** Labels what is stored, and erases data subjects with proof. */
export class ErasureStack extends Stack {
  /** Key of the tables. */
  readonly key: RegionalKey;
  /** Turns identifiers into keyed hashes. */
  readonly subjectKey: IKey;
  readonly register: ErasureTables['register'];
  readonly content: ErasedContent;
  /** What answers are sent by. @default - the privacy contact hands them over */
  readonly mail?: NoticeMail;

  constructor(scope: Construct, id: string, { plan, keysAndLogs, ...props }: ErasureStackProps) {
    super(scope, id, props);
    const { id: stage, account, retention, dataDisasterRecoveryRegion: region, profile, classification } = plan;
    clearRoles(this, usedLevels(classification).at(-1) ?? classification.content);
    const key = new RegionalKey(this, 'Key', {
      description: `Erasure of data subjects of ${stage}`,
      alias: keyAlias(stage, 'erasure'),
      services: ['dynamodb', 's3', 'sqs', 'sns'],
      statements: [useByAlarms(this)],
    });
    const subjectKey = keysAndLogs.requireSubjectKey();
    const receiptKey = new ReceiptKey(this, 'ReceiptKey');
    const { accessLogs, logKey, contentKey } = keysAndLogs;
    const receipts = new ReceiptBucket(this, 'Receipts', { key, retention: retention['erasure-ledger'], accessLogs });
    const tables = new ErasureTables(this, 'Tables', key);
    const content = new ErasedContent(
      Object.values(props.content?.buckets ?? {}).map((bucket) => ({ bucket, retention: retention[bucket.kind] })),
      contentKey,
      region === undefined ? undefined : { stage, account, region },
    );
    this.key = key;
    this.subjectKey = subjectKey;
    this.register = tables.register;
    this.content = content;
    const { instance } = props.contactCentre.contactCentre;
    const { identifiers } = props.tokenVault;
    const logs = { logKey, logRetentionDays: retention['function-log'].days };
    const topic = new AlarmTopic(this, 'Alarms', { key, recipients: plan.alarmRecipients, owners: plan.alarmOwners });
    const { noticeSender: sender } = plan;
    const mail = sender === undefined ? undefined : new NoticeMail(this, 'Mail', { stage, sender, topic });
    this.mail = mail;
    const answers = { jurisdiction: profile, controller: plan.organisation.controller, mail };
    const shared = { ...logs, stage, content, instance, tables, key, subjectKey };
    const labeller = new ContentLabeller(this, 'Labeller', {
      ...shared,
      label: { jurisdiction: profile, organisation: plan.organisation.id },
      classification,
    });
    const { workflow, userRows } = new SubjectErasure(this, 'Erasure', {
      ...shared,
      ...answers,
      ledgerDays: retention['erasure-ledger'].days,
      receipts,
      receiptKey,
      accessLogs,
      profilesDomain: props.contactCentre.contactCentre.profilesDomain,
      casesDomainId: plan.casesDomainId,
      users: { vpc: props.network.network, database: props.databases.organisation, identifiers },
    });
    new ErasureRequests(this, 'Requests', { ...shared, ...answers, regime: erasureRegimes[profile], workflow });
    new ErasureReplay(this, 'Replay', {
      ...shared,
      workflow,
      userRows,
      identifiers,
      topic,
      ledgerDays: retention['erasure-ledger'].days,
    });
    if (content.buckets.length > 0) new LabelSweep(this, 'Sweep', { ...shared, labeller, topic });
    new ErasureAlarms(this, 'Watch', {
      topic,
      stage,
      stateMachineArn: workflow.stateMachine.attrArn,
      queue: labeller.queue,
      deadLetters: labeller.deadLetters,
    });
  }
}
