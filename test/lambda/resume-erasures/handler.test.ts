import * as z from 'zod';
import { handler } from '../../../lambda/resume-erasures/handler';
import { type ErasureCase } from '../../../lib/domain/erasure/erasure-case';
import { addDays } from '../../../lib/domain/iso-date';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';

const stage = handlerStage();
const today = new Date().toISOString().slice(0, 10);
const lines: string[] = [];

beforeEach(() => {
  lines.splice(0);
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});

afterEach(() => jest.restoreAllMocks());

const longAgo = { touchedAt: '2026-01-01T00:00:00.000Z' };
const justNow = () => ({ touchedAt: new Date().toISOString() });

test.each<[string, () => Parameters<typeof change>[0], string | undefined]>([
  ['interrupted', () => ({ status: 'interrupted', ...justNow() }), `1-${today}`],
  ['accepted and never started', () => ({ status: 'open', ...longAgo }), `1-${today}`],
  ['accepted just now', () => ({ status: 'open', ...justNow() }), undefined],
  ['running for longer than it may', () => ({ status: 'running', ...longAgo }), `1-${today}`],
  ['running', () => ({ status: 'running', ...justNow() }), undefined],
  ['deferred until today', () => ({ status: 'deferred', resumeOn: today, ...longAgo }), `2-${today}`],
  ['deferred until tomorrow', () => ({ status: 'deferred', resumeOn: addDays(today, 1), ...longAgo }), undefined],
  ['closed', () => ({ status: 'closed', ...longAgo }), undefined],
])('a request that is %s', async (_, state, started) => {
  const world = await stage.enter();
  const requestId = await openRequest(world, [{ kind: 'phone', value: '+15145550100' }]);
  await change(state(), world, requestId);
  expect((await handler()).started).toBe(started === undefined ? 0 : 1);
  expect(stage.started.map(({ name }) => name)).toEqual(started === undefined ? [] : [`${requestId}-${started}`]);
  // A second run of the same day starts nothing more.
  expect((await handler()).started).toBe(0);
});

async function change(
  state: Partial<Pick<ErasureCase, 'status' | 'resumeOn' | 'touchedAt'>>,
  world: Awaited<ReturnType<typeof stage.enter>>,
  requestId: string,
): Promise<void> {
  await world.cases.change(await world.cases.get(requestId), state);
}

test('tells how the deadlines stand', async () => {
  const world = await stage.enter();
  const requestId = await openRequest(world, [{ kind: 'phone', value: '+15145550100' }]);
  await change({ status: 'interrupted' }, world, requestId);
  const [stored] = await world.items('cases');
  for (const [days, metrics] of [
    [30, { UnansweredRequests: 1, RequestsDueSoon: 0, RequestsOverdue: 0, InterruptedRequests: 1 }],
    [7, { UnansweredRequests: 1, RequestsDueSoon: 1, RequestsOverdue: 0 }],
    [-1, { UnansweredRequests: 1, RequestsDueSoon: 1, RequestsOverdue: 1 }],
  ] as const) {
    await world.put('cases', { ...stored, answerBy: addDays(today, days) });
    await handler();
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ Stage: 'ca-prod', ...metrics });
  }
});

test('refuses an environment without its workflow', async () => {
  await stage.enter();
  delete process.env.STATE_MACHINE_ARN;
  await expect(handler()).rejects.toBeInstanceOf(z.ZodError);
});
