import { SESv2Client } from '@aws-sdk/client-sesv2';
import { casesOf, documentClient, legalHoldsOf, subjectKeysOf } from '../shared/erasure/clients';
import { ErasureLedger } from '../shared/erasure/erasure-ledger';
import { senderOf } from '../shared/erasure/notices';
import { manageRequestsEnvironmentSchema, manageRequestsRequestSchema, type ManageRequestsResult } from './contract';
import { manageRequests } from './manage';

/**
 * The privacy officer's function: called with AWS credentials. A request that is not in the contract is refused with the
 * reason.
 *
 * @throws ZodError when the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<ManageRequestsResult> {
  const environment = manageRequestsEnvironmentSchema.parse(process.env);
  const request = manageRequestsRequestSchema.safeParse(event);
  if (!request.success) {
    const [issue] = request.error.issues;
    return { outcome: 'refused', message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  }
  return manageRequests(request.data, {
    cases: casesOf(environment.CASES_TABLE),
    holds: legalHoldsOf(environment.HOLDS_TABLE),
    ledger: new ErasureLedger(documentClient(), environment.LEDGER_TABLE, environment.STAGE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    regime: environment.REGIME,
    wording: environment,
    send: senderOf(environment, () => new SESv2Client({})),
    now: () => new Date(),
  });
}
