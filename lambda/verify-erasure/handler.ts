import { ConnectClient } from '@aws-sdk/client-connect';
import { objectStores } from '../shared/erasure/object-stores';
import { registerOf, subjectKeysOf } from '../shared/erasure/clients';
import { verifyErasureEnvironmentSchema, verifyErasureEventSchema, type VerifyErasureResult } from './contract';
import { verifyErasure } from './verify';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<VerifyErasureResult> {
  const environment = verifyErasureEnvironmentSchema.parse(process.env);
  return verifyErasure(verifyErasureEventSchema.parse(event), {
    stores: objectStores(environment.BUCKETS),
    instance: { client: new ConnectClient({}), instanceId: environment.INSTANCE_ID },
    register: registerOf(environment.REGISTER_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
  });
}
