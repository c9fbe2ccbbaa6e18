import * as z from 'zod';

/** What Data Firehose hands to a function that transforms records. */
export const transformationEventSchema = z.object({
  records: z.array(z.object({ recordId: z.string().min(1), data: z.base64() })),
});

export type TransformationEvent = z.output<typeof transformationEventSchema>;

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

/** What Data Firehose takes back: one answer for each record. `ProcessingFailed` goes to the bucket of errors. */
export const transformationResultSchema = z.object({
  records: z.array(
    z.object({
      recordId: z.string(),
      result: z.enum(['Ok', 'Dropped', 'ProcessingFailed']),
      data: z.string().optional(),
    }),
  ),
});

export type TransformationResult = z.output<typeof transformationResultSchema>;

/** The function needs nothing from its environment; what it masks is in its code, where it is reviewed. */
export type MaskLogEventsEnvironment = Readonly<Record<string, never>>;
