import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookRule } from '../alarms/runbook-rule';

export interface NoticeMailProps {
  readonly stage: string;
  /** Mail address that answers come from. Its domain is verified in Amazon SES of the Region, by hand: it needs DNS. */
  readonly sender: string;
  readonly topic: AlarmTopic;
}

/**
 * Sends answers by Amazon SES of the own Region, over TLS only. A message that does not arrive is told to the privacy
 * contact by its id; the address stays in Amazon SES.
 */
export class NoticeMail extends Construct {
  private readonly identityArn: string;
  private readonly configurationSet: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NoticeMailProps,
  ) {
    super(scope, id);
    const { stage, sender, topic } = props;
    const { partition, region, account } = Stack.of(this);
    this.identityArn = `arn:${partition}:ses:${region}:${account}:identity/${sender.slice(sender.indexOf('@') + 1)}`;
    this.configurationSet = `${stage}-notices`;
    const set = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: this.configurationSet,
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      sendingOptions: { sendingEnabled: true },
    });
    const events = new CfnConfigurationSetEventDestination(this, 'Events', {
      configurationSetName: this.configurationSet,
      eventDestination: {
        name: 'not-delivered',
        enabled: true,
        matchingEventTypes: ['BOUNCE', 'REJECT', 'COMPLAINT'],
        eventBridgeDestination: { eventBusArn: `arn:${partition}:events:${region}:${account}:event-bus/default` },
      },
    });
    events.addResourceDependency(set);
    new RunbookRule(this, 'NotDelivered', {
      topic,
      description: `An answer of ${stage} did not reach the person.`,
      runbook: 'an-answer-is-to-be-given',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced', 'Email Rejected', 'Email Complaint Received'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet] } } },
      },
      tells: { message: '$.detail.mail.messageId' },
    });
  }

  /** What a function needs to know to send. */
  get environment() {
    return {
      NOTICE_SENDER: this.props.sender,
      NOTICE_IDENTITY_ARN: this.identityArn,
      CONFIGURATION_SET: this.configurationSet,
    };
  }

  /** Right to send from the one address. */
  sends(): PolicyStatement {
    const { partition, region, account } = Stack.of(this);
    return new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        this.identityArn,
        `arn:${partition}:ses:${region}:${account}:configuration-set/${this.configurationSet}`,
      ],
      conditions: { StringEquals: { 'ses:FromAddress': this.props.sender } },
    });
  }
}
