import {
  CfnHoursOfOperation,
  type CfnInstance,
  CfnQueue,
  type CfnQuickConnect,
  CfnRoutingProfile,
} from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type OrganisationQueue } from './main-flow';
import { type Sequence } from './sequence';

export interface RoutingProps {
  readonly instance: CfnInstance;
  readonly email: boolean;
  /** Organisations with a queue of their own. */
  readonly organisationQueues: readonly OrganisationQueue[];
  readonly sequence: Sequence;
  /** Makes what agents of the queues can transfer to, once there are hours. @default - nothing */
  readonly quickConnects?: (hoursOfOperation: CfnHoursOfOperation) => readonly CfnQuickConnect[];
}

const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Hours, a queue for everybody and those of organisations, and the routing profile that serves them: the least that takes a contact to an agent. */
export class Routing extends Construct {
  readonly hoursOfOperation: CfnHoursOfOperation;
  readonly queue: CfnQueue;
  /** With its ARN each, in the order of the definition. */
  readonly organisationQueues: readonly (OrganisationQueue & { readonly arn: string })[];
  readonly routingProfile: CfnRoutingProfile;

  constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id);
    const { instance, email, organisationQueues, sequence } = props;
    const instanceArn = instance.attrArn;
    this.hoursOfOperation = new CfnHoursOfOperation(this, 'HoursOfOperation', {
      instanceArn,
      name: 'Main hours',
      description: 'Always open, until the organisation sets its own hours',
      // Round the clock, so that the zone decides nothing.
      timeZone: 'UTC',
      config: days.map((day) => ({
        day,
        startTime: { hours: 0, minutes: 0 },
        endTime: { hours: 0, minutes: 0 },
      })),
    });
    sequence.add(this.hoursOfOperation);
    const quickConnects = props.quickConnects?.(this.hoursOfOperation) ?? [];
    const quickConnectArns =
      quickConnects.length === 0 ? undefined : quickConnects.map(({ attrQuickConnectArn }) => attrQuickConnectArn);
    this.queue = new CfnQueue(this, 'Queue', {
      instanceArn,
      name: 'Main queue',
      hoursOfOperationArn: this.hoursOfOperation.attrHoursOfOperationArn,
      quickConnectArns,
    });
    const own = organisationQueues.map(
      ({ name }) =>
        new CfnQueue(this, `Queue-${name}`, {
          instanceArn,
          name: `Queue ${name}`,
          hoursOfOperationArn: this.hoursOfOperation.attrHoursOfOperationArn,
          quickConnectArns,
        }),
    );
    this.organisationQueues = organisationQueues.map((queue, index) => ({
      ...queue,
      arn: own[index]?.attrQueueArn ?? '',
    }));
    const queues = [this.queue, ...own];
    const concurrency = { VOICE: 1, CHAT: 2, TASK: 3, ...(email ? { EMAIL: 2 } : {}) };
    this.routingProfile = new CfnRoutingProfile(this, 'RoutingProfile', {
      instanceArn,
      name: 'Main routing profile',
      description: 'Every channel of every queue',
      defaultOutboundQueueArn: this.queue.attrQueueArn,
      mediaConcurrencies: Object.entries(concurrency).map(([channel, contacts]) => ({
        channel,
        concurrency: contacts,
      })),
      queueConfigs: queues.flatMap(({ attrQueueArn: queueArn }) =>
        Object.keys(concurrency).map((channel) => ({ delay: 0, priority: 1, queueReference: { channel, queueArn } })),
      ),
    });
    sequence.add(...queues, this.routingProfile);
  }
}
