import * as z from 'zod';

/** An agent event, as Amazon Connect writes it. Fields that are not known are all masked. */
export const agentEventSchema = z.looseObject({
  AgentARN: z.string().startsWith('arn:'),
  EventId: z.string().min(1),
  EventType: z.string().min(1),
});

/** Environment variables, which the construct sets. */
export const maskAgentEventsEnvironmentSchema = z.object({ STAGE: z.string().min(1) });

export type MaskAgentEventsEnvironment = z.input<typeof maskAgentEventsEnvironmentSchema>;
