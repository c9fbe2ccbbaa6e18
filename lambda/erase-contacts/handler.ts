import { ConnectClient } from '@aws-sdk/client-connect';
import { registerOf } from '../shared/erasure/clients';
import { eraseContactsEnvironmentSchema, eraseContactsEventSchema, type EraseContactsResult } from './contract';
import { eraseContacts } from './erase';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<EraseContactsResult> {
  const { REGISTER_TABLE, INSTANCE_ID } = eraseContactsEnvironmentSchema.parse(process.env);
  return eraseContacts(eraseContactsEventSchema.parse(event), {
    instance: { client: new ConnectClient({}), instanceId: INSTANCE_ID },
    register: registerOf(REGISTER_TABLE),
    now: () => new Date(),
  });
}
