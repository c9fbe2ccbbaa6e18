import { DatabaseMigrationServiceClient } from '@aws-sdk/client-database-migration-service';
import { setTimeout } from 'timers/promises';
import {
  controlReplicationTaskEnvironmentSchema,
  controlReplicationTaskEventSchema,
  type ControlReplicationTaskResult,
} from './contract';
import { controlReplicationTask } from './control';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<ControlReplicationTaskResult> {
  const environment = controlReplicationTaskEnvironmentSchema.parse(process.env);
  return controlReplicationTask(controlReplicationTaskEventSchema.parse(event), {
    client: new DatabaseMigrationServiceClient({}),
    pollSeconds: environment.POLL_SECONDS,
    patienceSeconds: environment.PATIENCE_SECONDS,
    wait: (seconds) => setTimeout(seconds * 1000),
  });
}
