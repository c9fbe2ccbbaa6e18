// zod/mini: a tenth of the code that zod would add.
import * as z from 'zod/mini';

/** Namespace of the metrics. They are written in the log (embedded metric format): no right to write metrics is needed. */
export const REGISTRY_METRIC_NAMESPACE = 'ResidentConnect/Registry';

/** Counts records with anything outside the allow-list; 0 for every good batch. Without dimensions. More than 0: alarm. */
export const RECORDS_OUTSIDE_ALLOW_LIST = 'RecordsOutsideAllowList';

/** Counts the records that were checked. Without dimensions. */
export const RECORDS_CHECKED = 'RecordsChecked';

/**
 * Records of a DynamoDB stream with new images (`NEW_AND_OLD_IMAGES`).
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const registryStreamEventSchema = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.object({ NewImage: z.optional(z.record(z.string(), z.unknown())) }),
    }),
  ),
});

export type RegistryStreamEvent = z.output<typeof registryStreamEventSchema>;
