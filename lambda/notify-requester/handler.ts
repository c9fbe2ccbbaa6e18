import { SESv2Client } from '@aws-sdk/client-sesv2';
import { casesOf, documentClient } from '../shared/erasure/clients';
import { ErasureLedger } from '../shared/erasure/erasure-ledger';
import { senderOf } from '../shared/erasure/notices';
import { notifyRequesterEnvironmentSchema, notifyRequesterEventSchema, type NotifyRequesterResult } from './contract';
import { notifyRequester } from './notify';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<NotifyRequesterResult> {
  const environment = notifyRequesterEnvironmentSchema.parse(process.env);
  return notifyRequester(notifyRequesterEventSchema.parse(event), {
    cases: casesOf(environment.CASES_TABLE),
    ledger: new ErasureLedger(documentClient(), environment.LEDGER_TABLE, environment.STAGE),
    wording: environment,
    send: senderOf(environment, () => new SESv2Client({})),
    now: () => new Date(),
  });
}
