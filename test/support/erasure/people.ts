import { createHmac, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Client } from 'pg';
import { labelContent } from '../../../lambda/label-content/label';
import { type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import { identifierToken, tokenText } from '../../../lib/domain/identifiers/user-identifier';
import { type StoredContact } from './connect-contacts';
import { labels, MAC_SECRET, places, TODAY } from './erasure-places';
import { type ErasureWorld } from './erasure-world';

/** A person of a test, and what is kept of that person. */
export interface Person {
  readonly phone: string;
  readonly customerId: string;
  readonly identitySubject: string;
  /** Id as a user of an organisation. */
  readonly userId: string;
  readonly identifiers: readonly SubjectIdentifier[];
  readonly contactIds: readonly string[];
}

let people = 0;

/** A person with contacts in Amazon Connect and nothing else yet. */
export function newPerson(world: ErasureWorld, contacts: number): Person {
  people += 1;
  const [phone, customerId, identitySubject] = [`+1514555${1000 + people}`, `C-${people}`, `sub-${people}`];
  const contactIds = Array.from({ length: contacts }, (_, index) => {
    const startedAt = new Date(TODAY.getTime() - (index * 40 + 1) * 86_400_000);
    const contact: StoredContact = {
      id: randomUUID(),
      channel: index % 3 === 2 ? 'EMAIL' : 'VOICE',
      startedAt,
      endedAt: new Date(startedAt.getTime() + 60_000),
      address: phone,
      attributes: { customerId, note: `called by ${phone}` },
    };
    world.engines.contacts.set(contact.id, contact);
    return contact.id;
  });
  const identifiers: SubjectIdentifier[] = [
    { kind: 'phone', value: phone },
    { kind: 'identity-subject', value: identitySubject },
  ];
  return { phone, customerId, identitySubject, userId: randomUUID(), identifiers, contactIds };
}

/** Writes recordings and transcripts of every contact of a person, with versions before and a marker in between. */
export function addObjects({ engines: { s3 } }: ErasureWorld, person: Person, versions: number): void {
  for (const [index, contactId] of person.contactIds.entries()) {
    const key = `call-recordings/2026/${contactId}_20261101T12:00_UTC.wav`;
    for (let version = 0; version < versions; version += 1) {
      s3.put('recordings', key, Buffer.from(`${person.phone} says ${version}`));
    }
    if (index % 2 === 1) {
      s3.hide('recordings', key);
      s3.put('recordings', key, Buffer.from(`${person.phone} again`));
    }
    s3.put('transcripts', `chat-transcripts/${contactId}.json`, Buffer.from(`{"from":"${person.phone}"}`));
  }
}

/** A contact record as Amazon Connect streams it. */
export const contactRecord = (person: Person, contactId: string): string =>
  JSON.stringify({
    ContactId: contactId,
    InitiationTimestamp: '2026-11-01T12:00:00Z',
    CustomerEndpoint: { Address: person.phone, Type: 'TELEPHONE_NUMBER' },
    Attributes: { customerId: person.customerId, note: 'says "}{" \\ to é' },
  });

/** Writes an object of the lake with a record of every contact of these people, in turn. */
export function addLakeObject({ engines: { s3 } }: ErasureWorld, key: string, group: readonly Person[]): void {
  const longest = Math.max(...group.map(({ contactIds }) => contactIds.length));
  const records = Array.from({ length: longest }, (_, index) =>
    group.flatMap((person) => {
      const contactId = person.contactIds[index];
      return contactId === undefined ? [] : [contactRecord(person, contactId)];
    }),
  );
  s3.put(
    'lake',
    key,
    gzipSync(
      records
        .flat()
        .map((record) => `${record}\n`)
        .join(''),
    ),
    {
      headers: { 'content-type': 'application/octet-stream' },
    },
  );
}

/** Adds a person as a user of an organisation, as the superuser, with a telephone number and a customer id in the vault. */
export async function addUser(
  world: ErasureWorld,
  client: Client,
  organisationId: string,
  person: Person,
  activity: number,
): Promise<void> {
  const { userId: id } = person;
  await client.query(
    "INSERT INTO organisation.users (organisation_id, id, identity_subject, display_name, role) VALUES ($1, $2, $3, $4, 'customer')",
    [organisationId, id, person.identitySubject, `Person ${person.phone}`],
  );
  await client.query(
    "INSERT INTO organisation.activity (organisation_id, user_id, kind, detail) SELECT $1, $2, 'call', jsonb_build_object('n', n) FROM generate_series(1, $3) n",
    [organisationId, id, activity],
  );
  const identifiers = [
    { kind: 'phone', value: person.phone },
    { kind: 'customer-id', value: person.customerId },
  ] as const;
  for (const identifier of identifiers) {
    const token = identifierToken(
      createHmac('sha256', MAC_SECRET).update(tokenText(organisationId, identifier)).digest('hex'),
    );
    await world.vault.put({ organisationId, userId: id }, { token, identifier });
    await client.query(
      'INSERT INTO organisation.user_identifiers (organisation_id, user_id, kind, token) VALUES ($1, $2, $3, $4)',
      [organisationId, id, identifier.kind, token],
    );
  }
  await client.query("INSERT INTO reporting.course_progress VALUES ($1, $2, 'privacy', 50, NULL)", [
    organisationId,
    id,
  ]);
}

/** Labels every current object, as the events of the buckets would. */
export async function labelEverything(world: ErasureWorld): Promise<void> {
  const { engines, instance, register, subjectKeys, stores } = world;
  const means = {
    s3: stores.clientFor('ca-central-1'),
    instance,
    register,
    subjectKeys,
    labels: { ofBuckets: labels },
  };
  for (const { bucket } of places) {
    for (const { key, versionId, body } of [...engines.s3.versions(bucket)]) {
      if (!body) continue;
      const detail = { bucket: { name: bucket }, object: { key, 'version-id': versionId } };
      await labelContent({ detail }, means);
    }
  }
}
