import { randomUUID } from 'node:crypto';
import { type ErasureWorld } from '../erasure/erasure-world';
import { contactRecord, type Person } from '../erasure/people';

/** Who answered every contact, and is not disclosed. */
export const AGENT = 'agent.smith';

/** A profile of a person by telephone and customer id, with a contact record of every contact and an object of the CRM. */
export function addProfile({ engines: { connected } }: ErasureWorld, person: Person): string {
  const { phone, customerId, contactIds } = person;
  const profileId = randomUUID();
  const records = contactIds.map((id) =>
    JSON.stringify({ ...(JSON.parse(contactRecord(person, id)) as object), Agent: { Username: AGENT } }),
  );
  connected.profiles.set(profileId, {
    keys: { _phone: [phone], _account: [customerId] },
    objects: { CTR: records, 'CRM-Contact': [JSON.stringify({ livesWith: phone })] },
  });
  return profileId;
}
