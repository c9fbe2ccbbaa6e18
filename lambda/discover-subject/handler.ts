import { ConnectClient } from '@aws-sdk/client-connect';
import { casesOf, registerOf, subjectKeysOf } from '../shared/erasure/clients';
import { discoverSubjectEnvironmentSchema, discoverSubjectEventSchema, type DiscoverSubjectResult } from './contract';
import { discoverSubject } from './discover';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<DiscoverSubjectResult> {
  const environment = discoverSubjectEnvironmentSchema.parse(process.env);
  return discoverSubject(discoverSubjectEventSchema.parse(event), {
    cases: casesOf(environment.CASES_TABLE),
    register: registerOf(environment.REGISTER_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    instance: { client: new ConnectClient({}), instanceId: environment.INSTANCE_ID },
    now: () => new Date(),
  });
}
