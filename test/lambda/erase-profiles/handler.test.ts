import { handler } from '../../../lambda/erase-profiles/handler';
import { PROFILES_DOMAIN } from '../../support/erasure/connected-stores';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { newPerson } from '../../support/erasure/people';
import { itRefuses, partEvent } from '../../support/erasure/refusals';
import { addProfiles } from '../../support/erasure/stores-of-people';

const stage = handlerStage();
const enter = () => stage.enter({ PROFILES_DOMAIN });

itRefuses({ ...stage, enter }, handler, partEvent({ action: 'find' }), [
  'CASES_TABLE',
  'REGISTER_TABLE',
  'PROFILES_DOMAIN',
]);

test('finds every profile of a person, erases it with its objects, and verifies that it is gone', async () => {
  const world = await enter();
  const { connected } = stage.engines();
  const [person, other] = [newPerson(world, 2), newPerson(world, 0)];
  const ids = addProfiles(world, person);
  const others = addProfiles(world, other);
  const identifiers = [person.identifiers[0], { kind: 'customer-id', value: person.customerId }] as const;
  const requestId = await openRequest(
    world,
    identifiers.flatMap((each) => each ?? []),
  );
  const act = (action: string) => handler({ requestId, action });
  const rows = () => world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }), { store: 'profile' });
  expect(await act('erase')).toEqual({ places: 0 });
  expect(await act('find')).toMatchObject({ places: 4 });
  expect((await rows()).map((row) => row.store === 'profile' && row.profileId).sort()).toEqual([...ids].sort());
  expect(await act('erase')).toEqual({ places: 4 });
  expect([...connected.profiles.keys()].sort()).toEqual([...others].sort());
  // The profile itself, a contact record of each contact and what another system told.
  expect((await rows()).map(({ copies }) => copies).sort()).toEqual([1, 1 + 2 + 1]);
  expect(await act('verify')).toEqual({ places: 4 });
  expect((await rows()).map(({ state }) => state)).toEqual(['verified', 'verified']);
  expect(await act('find')).toEqual({ places: 0 });
});

test('a profile that is there again after its erasure is held again', async () => {
  const world = await enter();
  const { connected } = stage.engines();
  const person = newPerson(world, 0);
  addProfiles(world, person);
  const kept = new Map(connected.profiles);
  const requestId = await openRequest(world, person.identifiers);
  await handler({ requestId, action: 'find' });
  await handler({ requestId, action: 'erase' });
  for (const [id, profile] of kept) connected.profiles.set(id, profile);
  await handler({ requestId, action: 'verify' });
  const rows = await world.register.rows(world.keyOf({ kind: 'phone', value: person.phone }), { store: 'profile' });
  expect(rows.map(({ state }) => state)).toEqual(['held']);
});

test('a case that is closed has nothing more to find', async () => {
  const world = await enter();
  const person = newPerson(world, 0);
  addProfiles(world, person);
  const requestId = await openRequest(world, person.identifiers);
  await world.cases.change(await world.cases.get(requestId), { status: 'closed' });
  expect(await handler({ requestId, action: 'find' })).toEqual({ places: 0 });
});
