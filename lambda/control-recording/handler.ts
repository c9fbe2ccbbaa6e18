import { ConnectClient } from '@aws-sdk/client-connect';
import {
  type ControlRecordingAnswer,
  controlRecordingEnvironmentSchema,
  controlRecordingEventSchema,
} from './contract';
import { controlRecording } from './control';
import { type Recordings } from './recordings';

let recordings: Recordings | undefined;

/**
 * Suspends and resumes recordings for agents and supervisors, for the regional API.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 * @throws Error when Amazon Connect cannot be asked
 */
export async function handler(event: unknown): Promise<ControlRecordingAnswer> {
  const request = controlRecordingEventSchema.parse(event);
  recordings ??= {
    client: new ConnectClient({
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 500, requestTimeout: 2_000, throwOnRequestTimeout: true },
    }),
    instanceId: controlRecordingEnvironmentSchema.parse(process.env).INSTANCE_ID,
  };
  return controlRecording(request, recordings);
}
