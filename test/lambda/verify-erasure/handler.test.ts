import { handler } from '../../../lambda/verify-erasure/handler';
import { type RegisteredPlace } from '../../../lambda/shared/erasure/pii-register';
import { type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { addLakeObject, newPerson } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();

itRefuses(stage, handler, partEvent(), ['REGISTER_TABLE', 'SUBJECT_KEY_ID', 'INSTANCE_ID', 'BUCKETS']);

/** Registers a place that is said to be erased, and verifies it. */
async function verify(world: ErasureWorld, place: RegisteredPlace) {
  await world.register.add(place);
  const [subject = ''] = place.subjects;
  const [row] = await world.register.rows(subject);
  if (!row) throw new Error('the place is registered');
  await world.register.mark(row, { state: 'erased' });
  const result = await handler(partEvent({ subject, store: place.store, partition: row.item.split('#')[1] }));
  return { result, rows: await world.register.rows(subject) };
}

const shared = { createdOn: '2026-01-01', category: 'call-recording' } as const;

test.each([
  ['nothing', 0, 'verified'],
  ['the original', 1, 'held'],
  ['only a delete marker', 2, 'held'],
  ['only the second copy', 3, 'held'],
])('an object of which %s is left', async (_, left, state) => {
  const world = await stage.enter();
  const { s3 } = stage.engines();
  if (left === 1) s3.put('transcripts', 'a', Buffer.from('x'));
  if (left === 2) s3.hide('transcripts', 'a');
  const bucket = left === 3 ? 'recordings' : 'transcripts';
  if (left === 3) s3.put('recordings-copy', 'a', Buffer.from('x'));
  const { result, rows } = await verify(world, {
    ...shared,
    store: 'object',
    bucket,
    key: 'a',
    subjects: ['a'.repeat(64)],
  });
  expect(rows).toMatchObject([{ state }]);
  expect(result).toEqual(state === 'held' ? { verified: 0, found: 1 } : { verified: 1, found: 0 });
});

test.each(['a record in the object', 'an older version in the second copy'])('%s is found', async (what) => {
  const world = await stage.enter();
  const { s3 } = stage.engines();
  const [person, other] = [newPerson(world, 1), newPerson(world, 1)];
  const inObject = what.startsWith('a record');
  addLakeObject(world, 'contact-records/a.gz', inObject ? [person, other] : [other]);
  if (!inObject) s3.put('lake-copy', 'contact-records/a.gz', Buffer.from('older'));
  const { rows } = await verify(world, {
    store: 'lake',
    category: 'contact-record-lake',
    createdOn: '2026-01-01',
    bucket: 'lake',
    key: 'contact-records/a.gz',
    contactIds: person.contactIds,
    subjects: ['b'.repeat(64)],
  });
  expect(rows).toMatchObject([{ state: 'held' }]);
});

test.each([
  ['its endpoint', { attributes: {} }, 'held'],
  ['an attribute', { address: undefined }, 'held'],
  ['nothing', { attributes: {}, address: undefined }, 'verified'],
  // A number that was given to somebody else is no trace of the person.
  ['an endpoint of somebody else', { attributes: {}, address: '+15145559999' }, 'verified'],
])('a contact that still has %s', async (_, change, state) => {
  const world = await stage.enter();
  const person = newPerson(world, 1);
  const [contactId = ''] = person.contactIds;
  const contact = stage.engines().contacts.get(contactId);
  Object.assign(contact ?? {}, change);
  const subjects = [world.keyOf({ kind: 'phone', value: person.phone })];
  const { rows } = await verify(world, {
    store: 'contact',
    category: 'contact',
    contactId,
    createdOn: '2026-01-01',
    subjects,
  });
  expect(rows).toMatchObject([{ state }]);
});
