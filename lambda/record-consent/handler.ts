import { consentsOf } from '../shared/consent/clients';
import { subjectKeysOf } from '../shared/erasure/clients';
import {
  type ApiRecordAnswer,
  apiRecordEventSchema,
  type DirectRecordAnswer,
  directRecordEventSchema,
  type FlowRecordAnswer,
  flowRecordEventSchema,
  recordConsentEnvironmentSchema,
} from './contract';
import { recordDirectly, recordForApi, recordForFlow, type RecordConsentMeans } from './record';

let means: RecordConsentMeans | undefined;

/** Made once: connections outlive an invocation, and a caller waits. */
function connect(): RecordConsentMeans {
  const environment = recordConsentEnvironmentSchema.parse(process.env);
  return {
    consents: consentsOf(environment.CONSENT_TABLE),
    subjectKeys: subjectKeysOf(environment.SUBJECT_KEY_ID),
    now: () => new Date(),
  };
}

/**
 * Entry point: records a choice about sale and sharing, from a contact flow, the API, or who may call the function.
 *
 * @throws ZodError for an event that is none of them, or an environment that is not what the contract says
 */
export async function handler(event: unknown): Promise<FlowRecordAnswer | ApiRecordAnswer | DirectRecordAnswer> {
  means ??= connect();
  const flow = flowRecordEventSchema.safeParse(event);
  if (flow.success) return recordForFlow(flow.data, means);
  const api = apiRecordEventSchema.safeParse(event);
  if (api.success) return recordForApi(api.data, means);
  return recordDirectly(directRecordEventSchema.parse(event), means);
}
