import { SESv2Client } from '@aws-sdk/client-sesv2';
import { disclosuresOf } from '../shared/disclosure/clients';
import { senderOf } from '../shared/erasure/notices';
import {
  extendDisclosureEnvironmentSchema,
  extendDisclosureEventSchema,
  type ExtendDisclosureResult,
} from './contract';
import { extendDisclosure } from './extend';

/**
 * Entry point: checks what comes from outside, and hands over.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<ExtendDisclosureResult> {
  const environment = extendDisclosureEnvironmentSchema.parse(process.env);
  return extendDisclosure(extendDisclosureEventSchema.parse(event), {
    cases: disclosuresOf(environment.DISCLOSURES_TABLE),
    regime: environment.REGIME,
    wording: environment,
    send: senderOf(environment, () => new SESv2Client({})),
    now: () => new Date(),
  });
}
