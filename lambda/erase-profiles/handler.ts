import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { casesOf, registerOf } from '../shared/erasure/clients';
import { eraseStore, type StoreErasureResult } from '../shared/erasure/erase-store';
import { eraseProfilesEnvironmentSchema, eraseProfilesEventSchema } from './contract';
import { profileStore } from './profile-store';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<StoreErasureResult> {
  const { CASES_TABLE, REGISTER_TABLE, PROFILES_DOMAIN } = eraseProfilesEnvironmentSchema.parse(process.env);
  const register = registerOf(REGISTER_TABLE);
  const profiles = { client: new CustomerProfilesClient({}), domain: PROFILES_DOMAIN };
  return eraseStore(eraseProfilesEventSchema.parse(event), profileStore({ profiles, register }), {
    cases: casesOf(CASES_TABLE),
    register,
    now: () => new Date(),
  });
}
