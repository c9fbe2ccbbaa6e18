import { randomUUID } from 'node:crypto';
import { carryOnDisclosure, discloseSubject, type DiscloseSubjectMeans } from '../../lambda/disclose-subject/disclose';
import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import {
  addLakeObject,
  addObjects,
  contactRecord,
  labelEverything,
  newPerson,
  type Person,
} from '../support/erasure/people';
import { addCase, contactItem } from '../support/erasure/stores-of-people';
import { addProfile } from '../support/privacy/disclosed-surroundings';
import { disclosureRequest, type DisclosureWorld, disclosureWorld } from '../support/privacy/disclosure-world';

let engines: ErasureEngines;
let world: ErasureWorld;
let disclosures: DisclosureWorld;

beforeAll(async () => {
  engines = await ErasureEngines.start();
});

afterAll(() => engines.close());

beforeEach(async () => {
  world = await engines.world();
  disclosures = await disclosureWorld(world);
});

const allOf = (person: Person): readonly SubjectIdentifier[] => [
  { kind: 'phone', value: person.phone },
  { kind: 'customer-id', value: person.customerId },
  { kind: 'identity-subject', value: person.identitySubject },
];

const disclose = async (identifiers: readonly SubjectIdentifier[]) => {
  const request = disclosureRequest(identifiers);
  await disclosures.disclose(request);
  return { request, report: disclosures.report(request.requestId) };
};

test('a profile and a case that are somebody else’s too are held back', async () => {
  const [person, relative] = [newPerson(world, 1), newPerson(world, 1)];
  const shared = addProfile(world, { ...relative, phone: person.phone });
  addCase(world, relative, shared);
  const caseId = addCase(world, relative, addProfile(world, relative));
  world.engines.connected.cases.get(caseId)?.items.push(...person.contactIds.map(contactItem));
  const own = addProfile(world, person);
  // Merged by telephone: a contact of the relative is an object of the person's profile.
  const [merged = ''] = relative.contactIds;
  const foreign = contactRecord({ ...relative, phone: person.phone }, merged);
  world.engines.connected.profiles.get(own)?.objects['CTR']?.push(foreign);
  await labelEverything(world);
  await disclosures.means.register.add({
    store: 'contact',
    category: 'contact',
    contactId: person.contactIds[0] ?? '',
    createdOn: '2026-11-01',
    subjects: [world.keyOf({ kind: 'phone', value: person.phone })],
  });
  const { report } = await disclose(allOf(person));
  expect(report.data?.profiles.map(({ profileId }) => profileId)).toEqual([own]);
  expect(report.data?.cases).toEqual([]);
  expect(report.withheld).toEqual(
    expect.arrayContaining([
      { category: 'profile', places: 2 },
      { category: 'case', places: 1 },
    ]),
  );
  expect(JSON.stringify(report.data)).not.toContain(merged);
});

test('a person with more than one invocation collects is disclosed whole, each place once', async () => {
  const person = newPerson(world, 3);
  addObjects(world, person, 1);
  addLakeObject(world, 'contact-records/2026/11/01/all.gz', [person]);
  addCase(world, person, addProfile(world, person));
  await labelEverything(world);
  const whole = await disclose(allOf(person));
  const copies = world.engines.s3.versions('disclosures').length;
  // Each invocation has time for one place.
  let left = 1;
  const called: string[] = [];
  const means: DiscloseSubjectMeans = {
    ...disclosures.means,
    isOutOfTime: () => (left -= 1) < 0,
    carryOn: (requestId) => {
      called.push(requestId);
      return Promise.resolve();
    },
  };
  const request = disclosureRequest(allOf(person));
  const { requestId } = request;
  expect(await discloseSubject(request, means)).toMatchObject({ status: 'open', withheld: [] });
  // It is told the id, and keeps the rest until the answer is written.
  expect(await disclosures.means.cases.get(requestId)).toMatchObject({ identifiers: request.identifiers, parts: 1 });
  for (let invocation = 0; called.length > invocation && invocation < 50; invocation += 1) {
    left = 1;
    await carryOnDisclosure({ requestId }, means);
  }
  expect(called.length).toBeGreaterThan(5);
  const answered = await disclosures.means.cases.get(requestId);
  expect(answered).toMatchObject({ status: 'prepared' });
  expect(answered).not.toHaveProperty('identifiers');
  expect(answered).not.toHaveProperty('parts');
  const { report } = whole;
  expect(disclosures.report(requestId)).toEqual({ ...report, requestId, preparedAt: expect.any(String) as unknown });
  // The same files as in one invocation, copied once, and a part for every call.
  expect(world.engines.s3.versions('disclosures')).toHaveLength(2 * copies + called.length);
  expect(await carryOnDisclosure({ requestId }, means)).toMatchObject({ status: 'prepared' });
});

test('an invocation that finds nothing more fails, and one that fails keeps what it has found', async () => {
  const person = newPerson(world, 2);
  addObjects(world, person, 1);
  await labelEverything(world);
  const request = disclosureRequest(allOf(person), { organisationId: randomUUID() });
  await expect(discloseSubject(request, { ...disclosures.means, isOutOfTime: () => true })).rejects.toThrow(
    'does not get on',
  );
  const broken = { ...disclosures.means, readUserData: () => Promise.reject(new Error('no database')) };
  await expect(discloseSubject(request, broken)).rejects.toThrow('no database');
  expect(await disclosures.means.cases.get(request.requestId)).toMatchObject({ status: 'open', parts: 1 });
  const repaired = { ...disclosures.means, readUserData: () => Promise.resolve({}) };
  expect(await discloseSubject(request, repaired)).toMatchObject({ status: 'prepared' });
});

test('a request of tomorrow is refused, and one that breaks off is taken up by sending it again', async () => {
  const person = newPerson(world, 1);
  await expect(disclosures.disclose(disclosureRequest(allOf(person), { receivedOn: '2026-11-22' }))).rejects.toThrow(
    'yet to come',
  );
  const request = disclosureRequest(allOf(person));
  const { s3 } = world.engines;
  s3.buckets.delete('disclosures');
  await expect(disclosures.disclose(request)).rejects.toThrow('NoSuchBucket');
  expect(await disclosures.means.cases.get(request.requestId)).toMatchObject({
    status: 'open',
    answerBy: '2026-12-21',
  });
  s3.buckets.set('disclosures', []);
  expect(await disclosures.disclose(request)).toMatchObject({ status: 'prepared' });
});

test('of the person, the case of an answered request knows keyed hashes', async () => {
  const person = newPerson(world, 1);
  const { request } = await disclose(allOf(person));
  const text = JSON.stringify(await disclosures.means.cases.get(request.requestId));
  expect(
    [person.phone, `"${person.customerId}"`, person.identitySubject].filter((each) => text.includes(each)),
  ).toEqual([]);
});
