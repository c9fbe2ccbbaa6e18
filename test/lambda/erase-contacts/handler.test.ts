import { handler } from '../../../lambda/erase-contacts/handler';
import { handlerStage } from '../../support/erasure/handler-environment';
import { newPerson } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();
const subject = 'c'.repeat(64);

itRefuses(stage, handler, partEvent({ store: 'contact' }), ['REGISTER_TABLE', 'INSTANCE_ID']);

test('takes the customer out of a mail: attributes, evaluations, address, recipients and subject', async () => {
  const world = await stage.enter();
  const person = newPerson(world, 3);
  const [, , contactId = ''] = person.contactIds;
  const contact = stage.engines().contacts.get(contactId);
  Object.assign(contact ?? {}, {
    subject: 'about me',
    evaluations: new Map([
      ['e', 'was kind'],
      ['f', 'was not'],
    ]),
  });
  const row = {
    store: 'contact',
    category: 'contact',
    contactId,
    createdOn: '2026-01-01',
    subjects: [subject],
  } as const;
  await world.register.add(row);
  const [added] = await world.register.rows(subject);
  const event = partEvent({ subject, store: 'contact', partition: added?.item.split('#')[1] });
  expect(await handler(event)).toEqual({ erased: 1, kept: 0 });
  expect(contact).toMatchObject({ id: contactId, attributes: { customerId: '', note: '' }, evaluations: new Map() });
  expect(contact).not.toHaveProperty('address');
  expect(contact).not.toHaveProperty('subject');
  expect(await world.register.rows(subject)).toMatchObject([{ state: 'erased', copies: 5 + 2 }]);
  expect(await handler(event)).toEqual({ erased: 0, kept: 0 });
});

test('a contact that Amazon Connect has ended is gone', async () => {
  const world = await stage.enter();
  const contactId = '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11';
  await world.register.add({
    store: 'contact',
    category: 'contact',
    contactId,
    createdOn: '2020-01-01',
    subjects: [subject],
  });
  const [added] = await world.register.rows(subject);
  expect(await handler(partEvent({ subject, store: 'contact', partition: added?.item.split('#')[1] }))).toEqual({
    erased: 1,
    kept: 0,
  });
});
