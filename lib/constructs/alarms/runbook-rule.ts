import { EventField, type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { type Construct } from 'constructs';
import { type AlarmTopic } from './alarm-topic';
import { alarmText, type RunbookHeading } from './runbook';

export interface RunbookRuleProps {
  readonly topic: AlarmTopic;
  /** What is the matter, for people. */
  readonly description: string;
  readonly runbook: RunbookHeading;
  readonly eventPattern: EventPattern;
  /** Fields of the event that the message tells, by label. No field of them may hold who it was: mail leaves AWS. */
  readonly tells: Readonly<Record<string, string>>;
}

/**
 * An event that people are told of at once, with who answers for it and where to read what to do. The message names
 * neither people nor objects; those stay in the log.
 */
export class RunbookRule extends Rule {
  constructor(scope: Construct, id: string, { topic, description, runbook, eventPattern, tells }: RunbookRuleProps) {
    const text = alarmText(description, runbook, topic.owners);
    super(scope, id, { description: text, eventPattern });
    const facts = Object.entries({ ...tells, Region: '$.region', time: '$.time', event: '$.id' }).map(
      ([label, path]) => `${label}: ${EventField.fromPath(path)}`,
    );
    this.addTarget(new SnsTopic(topic, { message: RuleTargetInput.fromText(`${text} ${facts.join(', ')}.`) }));
  }
}
