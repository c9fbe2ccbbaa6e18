import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { auditAccount, type AuditRequest } from './audit-account';
import { auditClients } from './audit-clients';
import { MemoryCheckpoints } from './checkpoint';

/** What a person asks for, with the credentials of their own environment. */
export interface LiveAudit extends Omit<
  AuditRequest,
  'account' | 'clients' | 'checkpoints' | 'collectors' | 'isTimeUp'
> {
  /** The account that the credentials must belong to. `undefined`: theirs, whichever it is. */
  readonly account: string | undefined;
}

/**
 * Audits an account from beginning to end with the credentials of the environment.
 *
 * @returns the judgement, or in one line what is wrong with the credentials
 */
export async function auditLive(request: LiveAudit) {
  const sts = new STSClient({ region: request.region });
  let account: string | undefined;
  try {
    account = (await sts.send(new GetCallerIdentityCommand({}))).Account;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : String(error);
    return { problem: `there are no AWS credentials that work (${reason}); sign in, or set AWS_PROFILE` };
  }
  if (account === undefined || (request.account !== undefined && account !== request.account)) {
    const wanted = request.account ?? 'an account';
    return { problem: `the credentials are of account ${account ?? '?'}, not of ${wanted}; use those of ${wanted}` };
  }
  const result = await auditAccount({
    ...request,
    account,
    clients: auditClients({ region: request.region }),
    checkpoints: new MemoryCheckpoints(),
  });
  if (!result.complete) throw new Error('an audit without an end of time was interrupted');
  return result;
}
