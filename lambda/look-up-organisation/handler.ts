import { cached, type ReadRegistry, registryClient, registryReader } from '../shared/registry-reader';
import {
  type ApiAnswer,
  apiLookUpEventSchema,
  type FlowAnswer,
  flowLookUpEventSchema,
  lookUpEnvironmentSchema,
} from './contract';
import { answerApi, answerFlow } from './look-up';

let reader: ReadRegistry | undefined;

/** Made once: a connection and what was read in the last seconds outlive an invocation. */
function registry(): ReadRegistry {
  const { REGISTRY_TABLE_NAME } = lookUpEnvironmentSchema.parse(process.env);
  return cached(registryReader(registryClient(), REGISTRY_TABLE_NAME), {
    milliseconds: 15_000,
    entries: 1_000,
    elapsed: () => performance.now(),
  });
}

/**
 * Where an organisation is served, for a contact flow and for the API, from the Region's replica of the registry.
 *
 * @throws Error for an event that is neither, or when the table cannot be read
 */
export async function handler(event: unknown): Promise<FlowAnswer | ApiAnswer> {
  reader ??= registry();
  const flow = flowLookUpEventSchema.safeParse(event);
  if (flow.success) {
    const { ContactData, Parameters } = flow.data.Details;
    return answerFlow(Parameters, ContactData.InstanceARN, reader);
  }
  const { resource, pathParameters } = apiLookUpEventSchema.parse(event);
  return answerApi(resource, pathParameters ?? {}, reader);
}
