import { randomUUID } from 'node:crypto';
import { CASES_DOMAIN_ARN, INSTANCE_ARN, PROFILES_DOMAIN_ARN } from './connected-stores';
import { type ErasureWorld } from './erasure-world';
import { type Person } from './people';

/** Gives a person profiles: one by telephone, and a second one by customer id that nobody has merged with it. */
export function addProfiles({ engines: { connected } }: ErasureWorld, person: Person): readonly string[] {
  const { phone, customerId } = person;
  const ids = [randomUUID(), randomUUID()] as const;
  connected.profiles.set(ids[0], {
    keys: { _phone: [phone, '+15140000000'] },
    objects: { CTR: person.contactIds.map((id) => `${id} of ${phone}`), 'CRM-Contact': [`lives with ${phone}`] },
  });
  connected.profiles.set(ids[1], { keys: { _account: [customerId] }, objects: {} });
  return ids;
}

/** Opens a case for a customer, with the person's first contact, a comment and a file. */
export function addCase(
  { engines: { connected, s3 } }: ErasureWorld,
  person: Person,
  profileId: string | undefined,
): string {
  const [caseId, fileId] = [randomUUID(), randomUUID()];
  const key = `attachments/cases/${person.userId}/${fileId}.pdf`;
  s3.put('attachments', key, Buffer.from(`first page of ${person.phone}`));
  s3.put('attachments', key, Buffer.from(`letter of ${person.phone}`));
  connected.files.set(fileId, { caseArn: `${CASES_DOMAIN_ARN}/case/${caseId}`, bucket: 'attachments', key });
  connected.cases.set(caseId, {
    title: `Complaint of ${person.phone}`,
    ...(profileId !== undefined && { customer: `${PROFILES_DOMAIN_ARN}/profiles/${profileId}` }),
    items: [
      ...person.contactIds.slice(0, 1).map((contactId) => contactItem(contactId)),
      { id: randomUUID(), type: 'Comment', content: { comment: { body: 'was angry', contentType: 'Text/Plain' } } },
      { id: randomUUID(), type: 'File', content: { file: { fileArn: `${INSTANCE_ARN}/file/${fileId}` } } },
    ],
  });
  return caseId;
}

/** A contact, as an item of a case. */
export const contactItem = (contactId: string) => ({
  id: randomUUID(),
  type: 'Contact' as const,
  content: {
    contact: {
      contactArn: `${INSTANCE_ARN}/contact/${contactId}`,
      channel: 'VOICE',
      connectedToSystemTime: '2026-10-01T12:00:00Z',
    },
  },
});

/** A report with a row for every contact of these people, in two versions, of which the older one has all rows twice. */
export function addReport({ engines: { s3 } }: ErasureWorld, key: string, group: readonly Person[]): void {
  const rows = group.flatMap(({ contactIds, phone }) =>
    contactIds.map((id, index) => `"Main\nqueue ""A""",${index % 2 === 0 ? id : ''},${phone.slice(1)},12\r\n`),
  );
  const report = (all: readonly string[]) => Buffer.from(`Queue,Contact,Number,Seconds\r\n${all.join('')}`);
  s3.put('reports', key, report([...rows, ...rows]));
  s3.put('reports', key, report(rows));
}

/** An evaluation of every contact, in Amazon Connect and exported. */
export function addEvaluations({ engines: { contacts, s3 } }: ErasureWorld, person: Person): void {
  for (const contactId of person.contactIds) {
    const id = randomUUID();
    const contact = contacts.get(contactId);
    if (contact) contact.evaluations = new Map([[id, `was kind to ${person.phone}`]]);
    s3.put(
      'evaluations',
      `contact-evaluations/2026/11/01/${id}.json`,
      Buffer.from(JSON.stringify({ metadata: { contactId } })),
    );
  }
}

/**
 * Everything that surrounds the contacts of a person.
 *
 * @param isKnownByCustomerId whether the person has a second profile
 */
export function addSurroundings(world: ErasureWorld, person: Person, isKnownByCustomerId = true): void {
  const [profileId, second = ''] = addProfiles(world, person);
  if (!isKnownByCustomerId) world.engines.connected.profiles.delete(second);
  addCase(world, person, profileId);
  addEvaluations(world, person);
}
