import { handler } from '../../../lambda/erase-cases/handler';
import { locationOf } from '../../../lambda/shared/erasure/attached-files';
import {
  CASES_DOMAIN_ARN,
  CASES_DOMAIN_ID,
  INSTANCE_ARN,
  PROFILES_DOMAIN_ARN,
} from '../../support/erasure/connected-stores';
import { type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { newPerson, type Person } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';
import { addCase, contactItem } from '../../support/erasure/stores-of-people';

const stage = handlerStage();
const environment = {
  CASES_DOMAIN_ID,
  CASES_DOMAIN_ARN,
  PROFILES_DOMAIN_ARN,
  INSTANCE_ARN,
};
const enter = () => stage.enter(environment);

itRefuses({ ...stage, enter }, handler, partEvent({ action: 'find' }), [
  'CASES_TABLE',
  'REGISTER_TABLE',
  'INSTANCE_ID',
  'BUCKETS',
  ...Object.keys(environment),
]);

const phoneOf = (person: Person) => [{ kind: 'phone', value: person.phone }] as const;

/** A request of a person whose profile and contacts are registered. */
async function requestOf(world: ErasureWorld, person: Person, profileId?: string): Promise<string> {
  const subjects = [world.keyOf({ kind: 'phone', value: person.phone })];
  const shared = { createdOn: '2026-11-01', subjects };
  if (profileId !== undefined)
    await world.register.add({ ...shared, store: 'profile', category: 'profile', profileId });
  for (const contactId of person.contactIds) {
    await world.register.add({ ...shared, store: 'contact', category: 'contact', contactId });
  }
  return openRequest(world, phoneOf(person));
}

const rowsOf = (world: ErasureWorld, person: Person) =>
  world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }));

test('a case of a profile goes with its items, and the bytes of its files are registered', async () => {
  const world = await enter();
  const { connected } = stage.engines();
  const [person, other] = [newPerson(world, 1), newPerson(world, 1)];
  const caseId = addCase(world, person, 'profile-1');
  const kept = addCase(world, other, 'profile-2');
  const requestId = await requestOf(world, person, 'profile-1');
  expect(await handler({ requestId, action: 'find' })).toEqual({ places: 1 });
  const rows = await rowsOf(world, person);
  expect(rows).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ store: 'case', caseId, state: 'held' }),
      expect.objectContaining({ store: 'object', bucket: 'attachments', createdOn: '2026-10-01' }),
    ]),
  );
  expect(await handler({ requestId, action: 'erase' })).toEqual({ places: 1 });
  expect([...connected.cases.keys()]).toEqual([kept]);
  expect(connected.files.size).toBe(1);
  expect(await handler({ requestId, action: 'verify' })).toEqual({ places: 1 });
  expect(await handler({ requestId, action: 'find' })).toEqual({ places: 0 });
  expect((await rowsOf(world, person)).find(({ store }) => store === 'case')).toMatchObject({
    state: 'verified',
    copies: 4,
  });
});

test('a case of somebody else loses the contact of the subject, and stays', async () => {
  const world = await enter();
  const { connected } = stage.engines();
  const [person, other] = [newPerson(world, 2), newPerson(world, 1)];
  const caseId = addCase(world, other, 'profile-2');
  connected.cases.get(caseId)?.items.push(...person.contactIds.map(contactItem));
  const before = connected.cases.get(caseId)?.items.length ?? 0;
  const requestId = await requestOf(world, person, 'profile-1');
  expect(await handler({ requestId, action: 'find' })).toEqual({ places: 2 });
  await handler({ requestId, action: 'erase' });
  expect(JSON.stringify(connected.cases.get(caseId)?.items)).not.toContain(person.contactIds[0]);
  expect(connected.cases.get(caseId)?.items).toHaveLength(before - 2);
  expect(await handler({ requestId, action: 'verify' })).toEqual({ places: 2 });
});

test.each([
  ['is the subject’s when all its contacts are', false, 0],
  ['is nobody’s alone when another person called about it', true, 1],
])('a case that names no customer %s', async (_, shared, left) => {
  const world = await enter();
  const { connected } = stage.engines();
  const [person, other] = [newPerson(world, 1), newPerson(world, 1)];
  const caseId = addCase(world, person, undefined);
  if (shared) connected.cases.get(caseId)?.items.push(contactItem(other.contactIds[0] ?? ''));
  const requestId = await requestOf(world, person);
  await handler({ requestId, action: 'find' });
  await handler({ requestId, action: 'erase' });
  expect(connected.cases.size).toBe(left);
});

test('a crash between the file and its case loses neither', async () => {
  const world = await enter();
  const { connected } = stage.engines();
  const person = newPerson(world, 1);
  addCase(world, person, 'profile-1');
  const requestId = await requestOf(world, person, 'profile-1');
  await handler({ requestId, action: 'find' });
  connected.files.clear();
  expect(await handler({ requestId, action: 'find' })).toEqual({ places: 1 });
  expect(await handler({ requestId, action: 'erase' })).toEqual({ places: 1 });
  expect(connected.cases.size).toBe(0);
  expect((await rowsOf(world, person)).some(({ store }) => store === 'object')).toBe(true);
});

test('a file in a bucket of nobody stops the erasure, to be done by hand', async () => {
  const world = await enter();
  const { connected } = stage.engines();
  const person = newPerson(world, 1);
  addCase(world, person, 'profile-1');
  for (const [id, file] of connected.files) connected.files.set(id, { ...file, bucket: 'elsewhere' });
  const requestId = await requestOf(world, person, 'profile-1');
  await expect(handler({ requestId, action: 'find' })).rejects.toThrow('a file of a case is in bucket elsewhere');
  expect(connected.cases.size).toBe(1);
});

describe('bucket and key of a file', () => {
  const file = { bucket: 'northwind.files', key: 'a b/c.pdf' };
  test.each([
    'https://northwind.files.s3.ca-central-1.amazonaws.com/a%20b/c.pdf?X-Amz-Signature=1',
    'https://northwind.files.s3.dualstack.ca-central-1.amazonaws.com/a%20b/c.pdf',
    'https://s3.ca-central-1.amazonaws.com/northwind.files/a%20b/c.pdf',
    'https://northwind.files.s3.amazonaws.com/a%20b/c.pdf',
  ])('are told by %s', (url) => expect(locationOf(url)).toEqual(file));

  test.each(['https://files.example.com/a', 'https://s3.example.com/b/a', 'https://evil-s3.amazonaws.com.example/a/b'])(
    'are not guessed from %s',
    (url) => expect(() => locationOf(url)).toThrow('not in Amazon S3'),
  );
});
