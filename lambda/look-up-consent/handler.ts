import { consentsOf } from '../shared/consent/clients';
import { subjectKeysOf } from '../shared/erasure/clients';
import {
  type ApiConsentAnswer,
  apiConsentEventSchema,
  type DirectConsentAnswer,
  directConsentEventSchema,
  type FlowConsentAnswer,
  flowConsentEventSchema,
  lookUpConsentEnvironmentSchema,
} from './contract';
import { answerApi, answerDirectly, answerFlow, type LookUpConsentMeans } from './look-up';

let means: LookUpConsentMeans | undefined;

/** Made once: connections outlive an invocation, and a caller waits. */
function connect(): LookUpConsentMeans {
  const environment = lookUpConsentEnvironmentSchema.parse(process.env);
  return {
    consents: consentsOf(environment.CONSENT_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    jurisdiction: environment.JURISDICTION,
  };
}

/**
 * Entry point: whether somebody has opted out of sale and sharing, for a contact flow, the API, or who may call the function.
 *
 * @throws ZodError for an event that is none of them, or an environment that is not what the contract says
 */
export async function handler(event: unknown): Promise<FlowConsentAnswer | ApiConsentAnswer | DirectConsentAnswer> {
  means ??= connect();
  const flow = flowConsentEventSchema.safeParse(event);
  if (flow.success) return answerFlow(flow.data.Details.ContactData.CustomerEndpoint?.Address ?? undefined, means);
  const api = apiConsentEventSchema.safeParse(event);
  if (api.success) return answerApi(api.data, means);
  return answerDirectly(directConsentEventSchema.parse(event), means);
}
