import { objectStores } from '../shared/erasure/object-stores';
import { registerOf } from '../shared/erasure/clients';
import { eraseObjectsEnvironmentSchema, eraseObjectsEventSchema, type EraseObjectsResult } from './contract';
import { eraseObjects } from './erase';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<EraseObjectsResult> {
  const { REGISTER_TABLE, BUCKETS } = eraseObjectsEnvironmentSchema.parse(process.env);
  return eraseObjects(eraseObjectsEventSchema.parse(event), {
    stores: objectStores(BUCKETS),
    register: registerOf(REGISTER_TABLE),
    now: () => new Date(),
  });
}
