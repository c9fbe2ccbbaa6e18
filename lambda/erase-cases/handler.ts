import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { casesOf, registerOf } from '../shared/erasure/clients';
import { eraseStore, type StoreErasureResult } from '../shared/erasure/erase-store';
import { caseStore } from './case-store';
import { eraseCasesEnvironmentSchema, eraseCasesEventSchema } from './contract';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<StoreErasureResult> {
  const environment = eraseCasesEnvironmentSchema.parse(process.env);
  const register = registerOf(environment.REGISTER_TABLE);
  const store = caseStore({
    register,
    domain: {
      client: new ConnectCasesClient({}),
      domainId: environment.CASES_DOMAIN_ID,
      arn: environment.CASES_DOMAIN_ARN,
      profilesArn: environment.PROFILES_DOMAIN_ARN,
    },
    files: {
      client: new ConnectClient({}),
      instanceId: environment.INSTANCE_ID,
      instanceArn: environment.INSTANCE_ARN,
    },
    buckets: environment.BUCKETS,
  });
  return eraseStore(eraseCasesEventSchema.parse(event), store, {
    cases: casesOf(environment.CASES_TABLE),
    register,
    now: () => new Date(),
  });
}
