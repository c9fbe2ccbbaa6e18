import { CfnHoursOfOperation, type CfnInstance, CfnQueue, CfnRoutingProfile } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type Sequence } from './sequence';

export interface RoutingProps {
  readonly instance: CfnInstance;
  readonly email: boolean;
  readonly sequence: Sequence;
}

const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Hours, one queue and the routing profile that serves it: the least that takes a contact to an agent. */
export class Routing extends Construct {
  readonly hoursOfOperation: CfnHoursOfOperation;
  readonly queue: CfnQueue;
  readonly routingProfile: CfnRoutingProfile;

  constructor(scope: Construct, id: string, { instance, email, sequence }: RoutingProps) {
    super(scope, id);
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
    this.queue = new CfnQueue(this, 'Queue', {
      instanceArn,
      name: 'Main queue',
      hoursOfOperationArn: this.hoursOfOperation.attrHoursOfOperationArn,
    });
    const concurrency = { VOICE: 1, CHAT: 2, TASK: 3, ...(email ? { EMAIL: 2 } : {}) };
    this.routingProfile = new CfnRoutingProfile(this, 'RoutingProfile', {
      instanceArn,
      name: 'Main routing profile',
      description: 'Every channel of the main queue',
      defaultOutboundQueueArn: this.queue.attrQueueArn,
      mediaConcurrencies: Object.entries(concurrency).map(([channel, contacts]) => ({
        channel,
        concurrency: contacts,
      })),
      queueConfigs: Object.keys(concurrency).map((channel) => ({
        delay: 0,
        priority: 1,
        queueReference: { channel, queueArn: this.queue.attrQueueArn },
      })),
    });
    sequence.add(this.hoursOfOperation, this.queue, this.routingProfile);
  }
}
