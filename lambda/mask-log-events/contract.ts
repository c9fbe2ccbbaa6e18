import * as z from 'zod';

/** What a subscription of CloudWatch Logs sends, compressed by gzip. */
export const logBatchSchema = z.discriminatedUnion('messageType', [
  z.object({
    messageType: z.literal('DATA_MESSAGE'),
    logGroup: z.string(),
    logEvents: z.array(z.object({ id: z.string(), timestamp: z.number(), message: z.string() })),
  }),
  /** CloudWatch Logs asks whether the destination is there. */
  z.object({ messageType: z.literal('CONTROL_MESSAGE') }),
]);

/** The function needs nothing from its environment; what it masks is in its code, where it is reviewed. */
export type MaskLogEventsEnvironment = Readonly<Record<string, never>>;
