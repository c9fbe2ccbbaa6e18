import { RemovalPolicy } from 'aws-cdk-lib';
import { type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { type Construct } from 'constructs';
import { declareDataClass } from '../data-class';
import { type AlarmOwner } from './runbook';

export interface AlarmTopicProps {
  /** Key whose policy lets CloudWatch alarms and EventBridge use it. */
  readonly key: IKey;
  /** Mail addresses of roles. */
  readonly recipients: readonly string[];
  /** Roles that answer for alarms. */
  readonly owners: Readonly<Record<AlarmOwner, string>>;
}

/** Tells people of alarms: encrypted, over TLS only. */
export class AlarmTopic extends Topic {
  readonly owners: Readonly<Record<AlarmOwner, string>>;

  constructor(scope: Construct, id: string, { key, recipients, owners }: AlarmTopicProps) {
    super(scope, id, { masterKey: key, enforceSSL: true });
    this.owners = owners;
    this.applyRemovalPolicy(RemovalPolicy.DESTROY);
    declareDataClass(this, 'operational-log');
    for (const recipient of recipients) this.addSubscription(new EmailSubscription(recipient));
  }

  /** Tells of an alarm, and of its end. */
  announce(alarm: Alarm): void {
    const action = new SnsAction(this);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
