import { handler } from '../../../lambda/discover-subject/handler';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { addObjects, labelEverything, newPerson } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();

itRefuses(stage, handler, partEvent(), ['CASES_TABLE', 'REGISTER_TABLE', 'SUBJECT_KEY_ID', 'INSTANCE_ID']);

test('tells the parts of the register that hold something, and nothing of the person', async () => {
  const world = await stage.enter();
  const person = newPerson(world, 1);
  addObjects(world, person, 1);
  await labelEverything(world);
  const requestId = await openRequest(world, person.identifiers);
  const found = await handler({ requestId });
  expect(found.open).toBe(3);
  const subject = world.keyOf({ kind: 'phone', value: person.phone });
  for (const part of [...found.objects, ...found.contacts, ...found.verify]) {
    expect(part).toMatchObject({ requestId, subject });
  }
  expect(found.contacts.map(({ store }) => store)).toEqual(['contact']);
  expect(new Set(found.objects.map(({ store }) => store))).toEqual(new Set(['object']));
  expect(found.verify).toHaveLength(found.objects.length + found.contacts.length);
  expect(JSON.stringify(found)).not.toContain(person.phone);
  expect(await world.cases.get(requestId)).toMatchObject({ status: 'running' });
});

test('a contact that the search found late, and that is somebody else’s by now, is left alone', async () => {
  const world = await stage.enter();
  const person = newPerson(world, 1);
  const requestId = await openRequest(world, [{ kind: 'customer-id', value: person.customerId }]);
  const contact = stage.engines().contacts.get(person.contactIds[0] ?? '');
  if (!contact) throw new Error('the person has a contact');
  let looks = 0;
  // The search says the old value, the contact itself the new one.
  Object.defineProperty(contact, 'attributes', {
    get: () => (looks++ === 0 ? { customerId: person.customerId } : { customerId: 'another' }),
  });
  expect((await handler({ requestId })).open).toBe(0);
});

test('a request that nobody opened is an error', async () => {
  await stage.enter();
  await expect(handler(partEvent())).rejects.toThrow('there is no erasure request');
});
