import { Stack } from 'aws-cdk-lib';
import { type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookRule } from '../alarms/runbook-rule';
import { callPatterns } from './call-patterns';
import { deploymentRole } from './deployment-roles';
import { permissionCallGroup, residencyCallGroups, safeguardCallGroup } from './calls';
import { passwordAlonePattern, rootPattern } from './sign-in-patterns';

export interface CallRulesProps {
  readonly topic: AlarmTopic;
  /** Regions whose calls arrive on the event bus besides those of the own Region. @default - none */
  readonly outpostRegions?: readonly string[];
}

/**
 * Tells people, within minutes, of every call after which data can be somewhere else, and of every call that weakens what
 * watches. Calls of the role that deploys are left out: the residency gate has judged what it deploys.
 *
 * EventBridge hears of a call when a trail of the same Region records management events.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class CallRules extends Construct {
  private residencyRules: readonly Rule[] = [];

  constructor(scope: Construct, id: string, { topic, outpostRegions = [] }: CallRulesProps) {
    super(scope, id);
    const deployers = [Stack.of(this).region, ...outpostRegions].map((region) => deploymentRole(this, region));
    const groups = [
      ...residencyCallGroups,
      safeguardCallGroup,
      // At home the alarms of the trail speak of permissions; what arrives from elsewhere passes no trail of home.
      ...(outpostRegions.length > 0 ? [permissionCallGroup] : []),
    ];
    if (outpostRegions.length > 0) this.hearOfSignIn(topic);
    for (const { id: group, calls, description, runbook } of groups) {
      callPatterns(calls, deployers).forEach((eventPattern, index) => {
        new RunbookRule(this, `${group}${index + 1}`, {
          topic,
          description,
          runbook,
          eventPattern,
          tells: { call: '$.detail.eventName', service: '$.detail.eventSource' },
        });
      });
    }
  }

  /** At home the alarms of the trail speak of sign-in; what arrives from the Region of global services passes no trail of home. */
  private hearOfSignIn(topic: AlarmTopic): void {
    const tells = { call: '$.detail.eventName', service: '$.detail.eventSource' };
    new RunbookRule(this, 'RootUse', {
      topic,
      description: 'The root user of the account did something.',
      runbook: 'the-root-user-was-used',
      eventPattern: rootPattern,
      tells,
    });
    new RunbookRule(this, 'SignInWithoutSecondFactor', {
      topic,
      description: 'Somebody signed in to the console by password alone.',
      runbook: 'somebody-signed-in-without-a-second-factor',
      eventPattern: passwordAlonePattern,
      tells,
    });
  }

  /**
   * Also calls the target with every call after which data can be somewhere else. Calls of the role that deploys are
   * among them: whoever deploys, and by what way, what is there is to be looked at again.
   */
  onResidencyEvent(target: IRuleTarget): void {
    if (this.residencyRules.length === 0) this.residencyRules = this.rulesOfResidency();
    for (const rule of this.residencyRules) rule.addTarget(target);
  }

  private rulesOfResidency(): readonly Rule[] {
    return residencyCallGroups.flatMap(({ id, calls }) =>
      callPatterns(calls).map(
        (eventPattern, index) =>
          new Rule(this, `${id}${index + 1}Target`, {
            description: 'A call after which data can be somewhere else',
            eventPattern,
          }),
      ),
    );
  }
}
