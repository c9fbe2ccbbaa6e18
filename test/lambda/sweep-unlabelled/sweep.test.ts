import { sweepUnlabelled, type UnlabelledVersion } from '../../../lambda/sweep-unlabelled/sweep';
import { type SweepState, SweepStates } from '../../../lambda/sweep-unlabelled/sweep-state';
import { labelOf, tagsOf } from '../../../lib/domain/labels';
import { labels, TODAY } from '../../support/erasure/erasure-places';
import { type ErasureEngines, type ErasureWorld } from '../../support/erasure/erasure-world';
import { handlerStage } from '../../support/erasure/handler-environment';
import { REGION } from '../../support/erasure/place';

const stage = handlerStage();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Sweeps whose clock goes on by a minute whenever it is looked at. */
function sweeper(world: ErasureWorld, { s3 }: ErasureEngines) {
  let clock = TODAY.getTime();
  const found: UnlabelledVersion[] = [];
  const states = new SweepStates(world.documents, world.tables.register);
  const call = (minutes: number) =>
    sweepUnlabelled({
      s3: world.stores.clientFor(REGION),
      states,
      labels: { ofBuckets: labels },
      label: (versions) => {
        found.push(...versions);
        for (const { bucket, versionId } of versions) {
          const version = s3.versions(bucket).find((one) => one.versionId === versionId);
          if (version) version.tags = tagsOf(labels[bucket] ?? labelMissing());
        }
        return Promise.resolve(0);
      },
      now: () => new Date((clock += MINUTE)),
      until: new Date(clock + minutes * MINUTE),
    });
  return { call, found, states, passes: (days: number) => (clock += days * DAY) };
}

function labelMissing(): never {
  throw new Error('every bucket of the world has a label');
}

const fill = (engines: ErasureEngines, count: number) =>
  Array.from({ length: count }, (_, index) =>
    engines.s3.put('transcripts', `${String(index).padStart(3, '0')}.json`, Buffer.from('content')),
  );

test.each([1, 3, 10])('pages of %i versions: goes on where it stopped, and finds everything once', async (pageSize) => {
  const world = await stage.enter();
  const engines = stage.engines();
  const versions = fill(engines, 25);
  engines.s3.pageSize = pageSize;
  const { call, found, states } = sweeper(world, engines);
  let calls = 1;
  let last = await call(3);
  while (last.outcome === 'under-way') {
    expect((await states.read())?.at).toBeDefined();
    last = await call(3);
    calls += 1;
  }
  engines.s3.pageSize = 1000;
  expect(last).toEqual({ outcome: 'completed', found: 25, remaining: 0 });
  expect(calls).toBeGreaterThan(1);
  expect(found.map(({ versionId }) => versionId).sort()).toEqual(versions.map(({ versionId }) => versionId).sort());
});

test('is done once a day, of what is new; and of everything after four weeks', async () => {
  const world = await stage.enter();
  const engines = stage.engines();
  const { call, passes } = sweeper(world, engines);
  expect(await call(60)).toMatchObject({ outcome: 'completed', found: 0 });
  const put = (key: string, daysBefore: number) =>
    engines.s3.put('transcripts', key, Buffer.from('content'), {
      modifiedAt: new Date(TODAY.getTime() - daysBefore * DAY),
    });
  const [recent, older] = [put('new.json', 1), put('old.json', 10)];
  expect(await call(60)).toEqual({ outcome: 'idle' });
  passes(1);
  expect(await call(60)).toMatchObject({ outcome: 'completed', found: 1 });
  expect([recent, older].map(({ tags }) => labelOf(tags) !== undefined)).toEqual([true, false]);
  passes(28);
  expect(await call(60)).toMatchObject({ outcome: 'completed', found: 1 });
  expect(labelOf(older.tags)).toBeDefined();
});

test('a call that dies with a page has it done again', async () => {
  const world = await stage.enter();
  const engines = stage.engines();
  fill(engines, 5);
  const { call, found } = sweeper(world, engines);
  const tagging = jest.spyOn(world.stores.clientFor(REGION), 'send');
  tagging.mockImplementationOnce(() => {
    throw new Error('crash');
  });
  await expect(call(60)).rejects.toThrow('crash');
  tagging.mockRestore();
  expect(await call(60)).toMatchObject({ outcome: 'completed', found: 5 });
  expect(found).toHaveLength(5);
});

test('a bucket that is no more is forgotten: the sweep begins with the first that there is', async () => {
  const world = await stage.enter();
  const engines = stage.engines();
  fill(engines, 2);
  const { call, states } = sweeper(world, engines);
  const started = new Date(TODAY.getTime()).toISOString();
  const state: SweepState = {
    revision: 0,
    fullAt: started,
    startedAt: started,
    since: '1970-01-01T00:00:00.000Z',
    at: { bucket: 'of-before', keyMarker: 'k' },
    found: 0,
    remaining: 0,
  };
  await states.write(state);
  expect(await call(60)).toMatchObject({ outcome: 'completed', found: 2 });
});

test('the sweep of a deployment without content has nothing to do', async () => {
  const world = await stage.enter();
  const means = { s3: world.stores.clientFor(REGION), label: () => Promise.resolve(0), now: () => TODAY, until: TODAY };
  const states = new SweepStates(world.documents, world.tables.register);
  expect(await sweepUnlabelled({ ...means, states, labels: { ofBuckets: {} } })).toEqual({ outcome: 'idle' });
});
