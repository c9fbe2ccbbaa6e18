import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { ContactCentre } from '../constructs/contact-centre/contact-centre';
import { keyAlias } from '../constructs/keys/key-alias';
import { type ContentStack } from './content-stack';
import { type IdentityStack } from './identity-stack';
import { type KeysAndLogsStack } from './keys-and-logs-stack';
import { type PaymentsStack } from './payments-stack';

export interface ContactCentreStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly identity: IdentityStack;
  /** @default - the contact centre keeps no content */
  readonly content?: ContentStack;
  /** @default - the contact centre takes no card payments */
  readonly payments?: PaymentsStack;
}

const HOURS_PER_DAY = 24;

/** The Amazon Connect instance and what makes it serve customers. */
export class ContactCentreStack extends Stack {
  readonly contactCentre: ContactCentre;

  constructor(
    scope: Construct,
    id: string,
    { plan, keysAndLogs, identity, content, payments, ...props }: ContactCentreStackProps,
  ) {
    super(scope, id, props);
    const { retention } = plan;
    this.contactCentre = new ContactCentre(this, 'ContactCentre', {
      alias: plan.instanceAlias,
      features: plan.features,
      content: content?.buckets ?? {},
      contentKey: keysAndLogs.contentKey,
      streamKeyAlias: keyAlias(plan.id, 'streams'),
      streamRetentionHours: retention['record-stream'].days * HOURS_PER_DAY,
      mediaRetentionHours: retention['live-media'].days * HOURS_PER_DAY,
      masking: {
        stage: plan.id,
        subjectKey: keysAndLogs.requireSubjectKey(),
        topic: identity.topic,
        logKey: keysAndLogs.logKey,
        logRetentionDays: retention['function-log'].days,
      },
      deliveryLogs: { key: keysAndLogs.logKey, retentionDays: retention['function-log'].days },
      profiles: { keyAlias: keyAlias(plan.id, 'profiles'), retentionDays: retention['customer-profile'].days },
      approvedOrigins: plan.approvedOrigins,
      collectionNotice: plan.collectionNotice,
      phoneNumbers: plan.phoneNumbers,
      organisationQueues: plan.organisationQueues,
      lookUp: identity.lookUp,
      payments: payments &&
        plan.payments && {
          paymentFunction: payments.paymentFunction.handler,
          certificate: plan.payments.certificate,
          publicKey: plan.payments.key.publicKey,
        },
      samlProvider: plan.samlProvider,
    });
    new CfnOutput(this, 'InstanceArn', {
      description: 'For residency organisations register --connect-instance',
      value: this.contactCentre.instance.attrArn,
    });
  }
}
