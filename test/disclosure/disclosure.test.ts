import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { type Client } from 'pg';
import { ACTIVITIES_PER_PAGE } from '../../lambda/read-user-data/contract';
import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { addObjects, addUser, contactRecord, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { traces } from '../support/erasure/snapshot';
import { addCase } from '../support/erasure/stores-of-people';
import { migratedServer } from '../support/migrated-server';
import { type PostgresServer } from '../support/postgres-server';
import { addProfile, AGENT } from '../support/privacy/disclosed-surroundings';
import { disclosureRequest, type DisclosureWorld, disclosureWorld } from '../support/privacy/disclosure-world';
import { addOrganisations } from '../support/row-level-security';

/** Subjects of the property. `DISCLOSURE_SUBJECTS=200` takes two minutes. */
const SUBJECTS = Number(process.env['DISCLOSURE_SUBJECTS'] ?? 6);
const PER_WORLD = 6;

const organisation = randomUUID();
let server: PostgresServer;
let superuser: Client;
let engines: ErasureEngines;
let world: ErasureWorld;
let disclosures: DisclosureWorld;

beforeAll(async () => {
  server = await migratedServer();
  superuser = await server.connect({ database: 'organisation' });
  await addOrganisations(superuser, [organisation]);
  engines = await ErasureEngines.start(server);
});

afterAll(async () => {
  await engines.close();
  await superuser.end();
  await server.destroy();
});

async function enter(): Promise<void> {
  world = await engines.world();
  disclosures = await disclosureWorld(world);
  await superuser.query('TRUNCATE organisation.users CASCADE');
}

beforeEach(enter);

const allOf = (person: Person): readonly SubjectIdentifier[] => [
  { kind: 'phone', value: person.phone },
  { kind: 'customer-id', value: person.customerId },
  { kind: 'identity-subject', value: person.identitySubject },
];

/** Records of every contact of these people, with the agents who answered. */
function addLake(key: string, people: readonly Person[]): void {
  const records = people.flatMap((person) =>
    person.contactIds.map((id) => {
      const record = JSON.parse(contactRecord(person, id)) as object;
      return JSON.stringify({ ...record, Agent: { Username: AGENT }, Queue: { Name: 'Main' } });
    }),
  );
  world.engines.s3.put('lake', key, gzipSync(records.join('')));
}

const disclose = async (identifiers: readonly SubjectIdentifier[], right: 'access' | 'categories' = 'access') => {
  const request = disclosureRequest(identifiers, { organisationId: organisation, right });
  const result = await disclosures.disclose(request);
  const files = disclosures.files(request.requestId);
  return { request, result, files, report: disclosures.report(request.requestId) };
};

const choose = (person: Person) =>
  disclosures.means.consents.record({
    subject: world.keyOf({ kind: 'phone', value: person.phone }),
    purpose: 'sale-or-sharing',
    choice: 'opted-out',
    channel: 'telephone',
    at: '2026-11-20T12:00:00.000Z',
    requestId: randomUUID(),
  });

const amounts = fc.record({
  contacts: fc.integer({ min: 0, max: 3 }),
  versions: fc.integer({ min: 1, max: 2 }),
  activity: fc.integer({ min: 0, max: 3 }),
  isUser: fc.boolean(),
  hasChosen: fc.boolean(),
  hasProfile: fc.boolean(),
  hasCase: fc.boolean(),
});

test(
  'a disclosure holds everything of its subject, and nothing of anybody else',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(amounts, { minLength: PER_WORLD, maxLength: PER_WORLD }), async (drawn) => {
        await enter();
        const people: Person[] = [];
        for (const { contacts, versions, activity, isUser, hasChosen, hasProfile, hasCase } of drawn) {
          const person = newPerson(world, contacts);
          people.push(person);
          addObjects(world, person, versions);
          if (isUser) await addUser(world, superuser, organisation, person, activity);
          if (hasChosen) await choose(person);
          const profileId = hasProfile ? addProfile(world, person) : undefined;
          if (hasCase && (hasProfile || contacts > 0)) addCase(world, person, profileId);
        }
        addLake('contact-records/2026/11/01/all.gz', people);
        addLake('contact-records/2026/11/02/again.gz', people.slice(0, 3));
        await labelEverything(world);
        for (const [index, person] of people.entries()) {
          const { result, files, report } = await disclose(allOf(person));
          expect(result).toMatchObject({ status: 'prepared', withheld: [] });
          const {
            isUser = false,
            hasChosen = false,
            hasProfile = false,
            activity = 0,
            hasCase: drew,
          } = drawn[index] ?? {};
          const { data } = report;
          const ids = [...person.contactIds].sort();
          const hasCase = drew === true && (hasProfile || ids.length > 0);
          expect(data?.contacts.map(({ contactId }) => contactId)).toEqual(ids);
          expect(data?.contactRecords.map(({ ContactId }) => ContactId).sort()).toEqual(ids);
          expect(data?.users.map(({ userId }) => userId)).toEqual(isUser ? [person.userId] : []);
          expect(data?.profiles.map(({ objects }) => objects.length)).toEqual(hasProfile ? [ids.length + 1] : []);
          expect(data?.cases.map(({ fields }) => fields['title'])).toEqual(
            hasCase ? [`Complaint of ${person.phone}`] : [],
          );
          if (hasCase) expect(data?.cases[0]?.contactIds).toEqual(person.contactIds.slice(0, 1));
          if (isUser) {
            expect(data?.users[0]?.activity).toHaveLength(activity);
            expect(data?.users[0]?.identifiers).toHaveLength(2);
            expect(data?.users[0]?.identifiers).toContainEqual({ kind: 'phone', value: person.phone });
          }
          expect(report.saleOrSharing).toEqual({
            recipients: isUser ? ['Fabrikam Advertising'] : [],
            optedOut: hasChosen,
          });
          // The current version of every object, byte for byte.
          const current = ['recordings', 'transcripts'].flatMap((bucket) =>
            ids.flatMap((id) => world.engines.s3.versions(bucket).find(({ key }) => key.includes(id))?.body ?? []),
          );
          if (hasCase) current.push(Buffer.from(`letter of ${person.phone}`));
          const copies = [...files].filter(([name]) => name.startsWith('files/'));
          expect(copies.map(([name]) => name).sort()).toEqual(data?.files.map(({ file }) => file).sort());
          expect(copies.map(([, body]) => String(body)).sort()).toEqual(current.map(String).sort());
          const text = [...files.values()].map(String).join('\n');
          const others = people.filter((other) => other !== person);
          const foreign = [AGENT, ...others.flatMap((other) => [...traces(world, other), ...other.contactIds])];
          expect(foreign.filter((trace) => text.includes(trace))).toEqual([]);
        }
      }),
      { numRuns: Math.ceil(SUBJECTS / PER_WORLD) },
    );
  },
  SUBJECTS * 1_000 + 60_000,
);

test('what is somebody else’s too is held back and counted, until the request names that identifier', async () => {
  const [person, relative] = [newPerson(world, 1), newPerson(world, 0)];
  // A relative calls from the same telephone.
  const contactId = randomUUID();
  world.engines.contacts.set(contactId, {
    id: contactId,
    channel: 'VOICE',
    startedAt: new Date('2026-11-10T12:00:00Z'),
    address: person.phone,
    attributes: { customerId: relative.customerId },
  });
  const together = { ...relative, phone: person.phone, contactIds: [contactId] };
  addObjects(world, person, 1);
  addObjects(world, together, 1);
  addLake('contact-records/2026/11/01/both.gz', [person, together]);
  await labelEverything(world);
  const { report, files } = await disclose(allOf(person));
  expect(report.data?.contacts.map((contact) => contact.contactId)).toEqual(person.contactIds);
  expect(report.withheld).toEqual(
    expect.arrayContaining([
      { category: 'contact', places: 1 },
      { category: 'contact-record-lake', places: 1 },
      { category: 'call-recording', places: 1 },
      { category: 'transcript', places: 1 },
    ]),
  );
  const text = [...files.values()].map(String).join('\n');
  expect([contactId, `"${relative.customerId}"`].filter((trace) => text.includes(trace))).toEqual([]);
  const both = await disclose([...allOf(person), { kind: 'customer-id', value: relative.customerId }]);
  expect(both.report.withheld).toEqual([]);
  expect(both.report.data?.contacts).toHaveLength(2);
});

test('what was found is said with source, purpose, recipients and how long it is kept, and the rest is not said', async () => {
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const { report, files } = await disclose(allOf(person), 'categories');
  expect([...files.keys()]).toEqual(['report.json', 'report.html']);
  expect(report.data).toBeUndefined();
  expect(report).toMatchObject({
    regime: { id: 'pipeda' },
    controller: 'Northwind Assistance Inc.',
    jurisdiction: 'ca',
    region: 'ca-central-1',
  });
  expect(report.categories.map(({ category }) => category).sort()).toEqual(['call-recording', 'contact', 'transcript']);
  expect(report.categories).toContainEqual({
    category: 'call-recording',
    personalData: ['voice', 'conversation'],
    places: 1,
    source: 'you and the agent, during the conversation',
    purpose: 'purpose of call-recording',
    legalBasis: 'PIPEDA 4.3',
    retention: { days: 365, basis: ['default of 365 days'] },
  });
  expect(report.recipients).toEqual([
    {
      name: 'Amazon Web Services',
      role: 'processor',
      country: 'CA',
      purpose: 'hosts the contact centre',
      categories: ['call-recording', 'transcript', 'contact'],
      saleOrSharing: false,
    },
  ]);
});

test('who is unknown is told that nothing is held', async () => {
  const { report } = await disclose([{ kind: 'phone', value: '+15145559999' }]);
  expect(report).toMatchObject({ categories: [], recipients: [], withheld: [] });
  expect(report.data).toEqual({
    contacts: [],
    contactRecords: [],
    users: [],
    profiles: [],
    cases: [],
    choices: [],
    files: [],
  });
});

test('a contact that is somebody else’s by now is not disclosed, whatever the register says', async () => {
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const [contactId = ''] = person.contactIds;
  const contact = world.engines.contacts.get(contactId);
  if (!contact) throw new Error('the person has a contact');
  contact.address = '+15145550000';
  contact.attributes = { customerId: 'somebody-else' };
  const { report } = await disclose(allOf(person));
  expect(report.data?.contacts).toEqual([]);
  expect(report.categories.map(({ category }) => category)).not.toContain('contact');
});

test('what is archived is named, and what is gone is not', async () => {
  const person = newPerson(world, 2);
  addObjects(world, person, 1);
  await labelEverything(world);
  const { s3 } = world.engines;
  const recordings = s3.versions('recordings');
  s3.buckets.set(
    'recordings',
    recordings.map((version) => ({ ...version, storageClass: 'DEEP_ARCHIVE' })),
  );
  s3.buckets.set('transcripts', []);
  const { report, files } = await disclose(allOf(person));
  expect(report.data?.files).toMatchObject([{ unavailable: 'archived' }, { unavailable: 'archived' }]);
  expect(report.categories.map(({ category }) => category)).not.toContain('transcript');
  expect([...files.keys()]).toEqual(['report.json', 'report.html']);
});

test('a user with more activity than a page is disclosed whole', async () => {
  const person = newPerson(world, 0);
  await addUser(world, superuser, organisation, person, ACTIVITIES_PER_PAGE * 2 + 1);
  const { report } = await disclose(allOf(person));
  const numbers = report.data?.users[0]?.activity.map(({ detail }) => (detail as { n: number }).n);
  expect(new Set(numbers).size).toBe(ACTIVITIES_PER_PAGE * 2 + 1);
  expect(report.data?.users[0]?.progress).toEqual([{ course: 'privacy', percent: 50, completedAt: null }]);
});

test('the same request again is the same answer; another under its id is refused; a deleted answer is written anew', async () => {
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const { request, result } = await disclose(allOf(person));
  const written = world.engines.s3.versions('disclosures').length;
  expect(await disclosures.disclose(request)).toEqual(result);
  expect(world.engines.s3.versions('disclosures')).toHaveLength(written);
  const other = { ...request, identifiers: [{ kind: 'phone', value: '+15145550111' }] as const };
  await expect(disclosures.disclose(other)).rejects.toThrow('is another one');
  await expect(disclosures.disclose({ ...request, right: 'categories' })).rejects.toThrow('is another one');
  world.now = () => new Date('2026-12-06T12:00:00Z');
  expect(await disclosures.disclose(request)).toMatchObject({ status: 'prepared', expiresOn: '2026-12-20' });
});
