import { randomUUID } from 'node:crypto';
import { handler } from '../../../lambda/apply-holds/handler';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();
const identifiers = [{ kind: 'phone', value: '+15145550100' }] as const;

itRefuses(stage, handler, partEvent(), ['CASES_TABLE', 'REGISTER_TABLE', 'HOLDS_TABLE']);

async function heldObject(target: object) {
  const world = await stage.enter();
  const requestId = await openRequest(world, identifiers);
  const subject = world.keyOf(identifiers[0]);
  for (const key of ['a/1', 'b/1']) {
    const object = { store: 'object', category: 'transcript', bucket: 'transcripts', key } as const;
    await world.register.add({ ...object, createdOn: '2026-01-01', subjects: [subject] });
  }
  const holdId = randomUUID();
  const order = { authority: 'Court', basis: 'litigation', setBy: 'general-counsel', setOn: '2026-01-01' };
  await world.put('holds', { register: 'holds', holdId, ...order, target });
  return { world, requestId, subject, holdId };
}

test('keeps what a hold is about, once and again, and opens it when the hold is over', async () => {
  const { world, requestId, subject, holdId } = await heldObject({
    kind: 'objects',
    bucket: 'transcripts',
    prefix: 'a/',
  });
  for (let twice = 0; twice < 2; twice += 1) expect(await handler({ requestId })).toEqual({ held: 1, reopened: 0 });
  const states = async () => (await world.register.rows(subject)).map(({ state }) => state).sort();
  expect(await states()).toEqual(['held', 'kept']);
  expect((await world.cases.get(requestId)).heldBy).toEqual([holdId]);
  await world.holds.release(holdId, { on: '2026-11-21', by: 'general-counsel', reason: 'settled' });
  expect(await handler({ requestId })).toEqual({ held: 0, reopened: 1 });
  expect(await states()).toEqual(['held', 'held']);
  expect((await world.cases.get(requestId)).heldBy).toEqual([]);
});

test('keeps nothing that was deleted already, and nothing of an answered request', async () => {
  const { world, requestId, subject } = await heldObject({ kind: 'objects', bucket: 'transcripts', prefix: '' });
  for (const row of await world.register.rows(subject)) await world.register.mark(row, { state: 'erased' });
  expect(await handler({ requestId })).toEqual({ held: 0, reopened: 0 });
  await world.cases.change(await world.cases.get(requestId), { status: 'closed' });
  expect(await handler({ requestId })).toEqual({ held: 0, reopened: 0 });
});
