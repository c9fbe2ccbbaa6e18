import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type MaskAgentEventsEnvironment } from '../../../lambda/mask-agent-events/contract';
import { maskingMetrics } from '../../domain/masking/masking-metrics';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { addMaskingAlarms } from './masking-alarms';

export interface AgentEventMaskingProps extends FunctionSurroundings {
  /** Id of the Stage, which its metrics carry. */
  readonly stage: string;
  readonly topic: AlarmTopic;
}

/** Takes names of agents out of agent events before they reach the lake. */
export class AgentEventMasking extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, { stage, topic, logKey, logRetentionDays }: AgentEventMaskingProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Function', {
      logKey,
      logRetentionDays,
      name: 'mask-agent-events',
      description: 'Takes names of agents out of agent events before they reach the lake',
      environment: { STAGE: stage } satisfies MaskAgentEventsEnvironment,
      timeout: Duration.minutes(1),
      calledBy: 'requests',
      withoutReservedConcurrency:
        'Data Firehose calls it as events come; a reservation would make them wait, and takes nothing from others.',
    });
    addMaskingAlarms(this, {
      stage,
      topic,
      handler: this.handler,
      notMasked: maskingMetrics.eventsNotMasked,
      descriptions: {
        failing: 'Agent events cannot be masked, and do not reach the lake.',
        notMasked: 'An agent event could not be masked, and lies under the prefix of errors as it came.',
      },
    });
  }
}
