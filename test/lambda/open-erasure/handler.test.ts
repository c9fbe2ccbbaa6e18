import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { handler } from '../../../lambda/open-erasure/handler';
import { erasureRegimes } from '../../../lib/domain/erasure/erasure-regime';
import { handlerStage } from '../../support/erasure/handler-environment';

const stage = handlerStage();
const enter = () => stage.enter({ REGIME: JSON.stringify(erasureRegimes.eu) });

const request = (changed: object = {}) => ({
  requestId: randomUUID(),
  identifiers: [
    { kind: 'phone', value: '+1 514 555-0100' },
    { kind: 'email', value: 'ana@example.ca' },
  ],
  receivedOn: '2026-01-31',
  identityCheck: { method: 'call-back', verifiedBy: 'privacy-officer', verifiedOn: '2026-01-31' },
  ...changed,
});

test('accepts a request: deadline by its law, identifiers hashed, workflow started with nothing but the id', async () => {
  const world = await enter();
  const asked = request();
  expect(await handler(asked)).toEqual({ requestId: asked.requestId, status: 'open', answerBy: '2026-02-28' });
  expect(stage.started).toEqual([
    { name: `${asked.requestId}-1`, input: JSON.stringify({ requestId: asked.requestId }) },
  ]);
  const [stored] = await world.items('cases');
  expect(stored).toMatchObject({ regime: 'gdpr', status: 'open', attempt: 1, candidate: 0 });
  expect(stored?.['subjects']).toEqual(
    [
      world.keyOf({ kind: 'phone', value: '+15145550100' }),
      world.keyOf({ kind: 'email', value: 'ana@example.ca' }),
    ].sort(),
  );
});

test('the same request twice is one case and one execution, also in another spelling', async () => {
  const world = await enter();
  const asked = request();
  await handler(asked);
  await handler({ ...asked, identifiers: [...asked.identifiers].reverse() });
  expect(stage.started).toHaveLength(1);
  expect(await world.items('cases')).toHaveLength(1);
});

test('a request that was accepted before a crash is started when it comes again', async () => {
  await enter();
  const asked = request();
  const endpoint = process.env.AWS_ENDPOINT_URL_SFN;
  Object.assign(process.env, { AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:1', AWS_MAX_ATTEMPTS: '1' });
  await expect(handler(asked)).rejects.toThrow();
  process.env.AWS_ENDPOINT_URL_SFN = endpoint;
  await handler(asked);
  expect(stage.started).toHaveLength(1);
});

test('an id that is taken by another person is refused', async () => {
  await enter();
  const asked = request();
  await handler(asked);
  await expect(handler({ ...asked, identifiers: [{ kind: 'phone', value: '+15145550199' }] })).rejects.toThrow(
    'is for another person',
  );
});

test('a request of tomorrow is refused', async () => {
  await enter();
  await expect(handler(request({ receivedOn: '2999-01-01' }))).rejects.toThrow('2999-01-01, which is yet to come');
});

test.each([
  ['nobody', {}],
  ['nobody verified', request({ identityCheck: undefined })],
  ['a name in place of a role', request({ identityCheck: { ...request().identityCheck, verifiedBy: 'Ana Roy' } })],
])('refuses a request of %s', async (_, wrong) => {
  await enter();
  await expect(handler(wrong)).rejects.toBeInstanceOf(z.ZodError);
});

test('refuses an environment without its law', async () => {
  await stage.enter();
  await expect(handler(request())).rejects.toBeInstanceOf(z.ZodError);
});
