import * as z from 'zod';

/** What a deployment says about a task of AWS DMS, before and after CloudFormation changes it. */
export const taskControlPropertiesSchema = z.object({
  /**
   * `stop-for-change`: before the task is changed, which AWS DMS refuses while it runs.
   * `run`: after it was made or changed; and before it is deleted, it stops.
   */
  Action: z.enum(['stop-for-change', 'run']),
  TaskIdentifier: z.string().min(1),
  /** Hash of all that the task is made of: a new one makes CloudFormation call. */
  Definition: z.string().min(1),
  /** Hash of the tables: a new one loads them anew. */
  Tables: z.string().min(1),
});

export type TaskControlProperties = z.output<typeof taskControlPropertiesSchema>;

/** Event of the CDK provider framework (`onEvent`). */
export const controlReplicationTaskEventSchema = z.discriminatedUnion('RequestType', [
  z.object({ RequestType: z.literal('Create'), ResourceProperties: taskControlPropertiesSchema }),
  z.object({
    RequestType: z.literal('Update'),
    ResourceProperties: taskControlPropertiesSchema,
    OldResourceProperties: taskControlPropertiesSchema,
  }),
  z.object({ RequestType: z.literal('Delete'), ResourceProperties: taskControlPropertiesSchema }),
]);

export type ControlReplicationTaskEvent = z.output<typeof controlReplicationTaskEventSchema>;

/** What the provider framework gets back. */
export const controlReplicationTaskResultSchema = z.object({
  /** The same for the life of the resource, so that CloudFormation replaces nothing. */
  PhysicalResourceId: z.string().min(1),
  /** What was done, for the log. */
  Data: z.object({ Outcome: z.enum(['absent', 'stopped', 'started', 'resumed', 'reloaded', 'unchanged']) }),
});

export type ControlReplicationTaskResult = z.output<typeof controlReplicationTaskResultSchema>;

/** Environment variables, which the construct sets. */
export const controlReplicationTaskEnvironmentSchema = z.object({
  /** Seconds between two looks at a task. */
  POLL_SECONDS: z.coerce.number<string>().positive(),
  /** Seconds after which the function gives up, before Lambda ends it. */
  PATIENCE_SECONDS: z.coerce.number<string>().positive(),
});

/** The environment as text, as the construct writes it. */
export type ControlReplicationTaskEnvironment = z.input<typeof controlReplicationTaskEnvironmentSchema>;
