import { SFNClient } from '@aws-sdk/client-sfn';
import { casesOf, subjectKeysOf } from '../shared/erasure/clients';
import { openErasureEnvironmentSchema, openErasureEventSchema, type OpenErasureResult } from './contract';
import { openErasure } from './open';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<OpenErasureResult> {
  const environment = openErasureEnvironmentSchema.parse(process.env);
  return openErasure(openErasureEventSchema.parse(event), {
    cases: casesOf(environment.CASES_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    regime: environment.REGIME,
    workflow: { client: new SFNClient({}), stateMachineArn: environment.STATE_MACHINE_ARN },
    now: () => new Date(),
  });
}
