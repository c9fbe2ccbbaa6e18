import { handler } from '../../../lambda/erase-objects/handler';
import { handlerStage } from '../../support/erasure/handler-environment';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();

itRefuses(stage, handler, partEvent(), ['REGISTER_TABLE', 'BUCKETS']);

const subject = 'b'.repeat(64);

/** Registers an object, and gives the event for its part. */
async function registered(world: Awaited<ReturnType<typeof stage.enter>>, bucket: string, key: string) {
  const place = { bucket, key, category: 'call-recording', createdOn: '2026-01-01', subjects: [subject] } as const;
  await world.register.add({ store: 'object', ...place });
  const [row] = await world.register.rows(subject);
  return partEvent({ subject, partition: row?.item.split('#')[1] });
}

test('deletes every version and marker in both Regions, and nothing of a key that only begins alike', async () => {
  const world = await stage.enter();
  const { s3 } = stage.engines();
  for (let version = 0; version < 3; version += 1) s3.put('recordings', 'a', Buffer.from('x'));
  s3.hide('recordings', 'a');
  s3.put('recordings', 'a.json', Buffer.from('of somebody else'));
  expect(await handler(await registered(world, 'recordings', 'a'))).toEqual({ erased: 1, kept: 0 });
  for (const bucket of ['recordings', 'recordings-copy']) {
    expect(s3.versions(bucket).map(({ key }) => key)).toEqual(['a.json']);
  }
  expect(await world.register.rows(subject)).toMatchObject([{ state: 'erased', copies: 6 }]);
});

test('a locked version stays, also its copy, and the marker that hides it; those that are free go', async () => {
  const world = await stage.enter();
  const { s3 } = stage.engines();
  s3.put('recordings', 'a', Buffer.from('free'));
  s3.put('recordings', 'a', Buffer.from('locked'), { lockedUntil: new Date('2099-01-01T00:00:00Z') });
  s3.hide('recordings', 'a');
  expect(await handler(await registered(world, 'recordings', 'a'))).toEqual({ erased: 0, kept: 1 });
  for (const bucket of ['recordings', 'recordings-copy']) {
    expect(s3.versions(bucket).map(({ body }) => body?.toString())).toEqual([undefined, 'locked']);
  }
});

test('a bucket that is none of the deployment is an error, not silence', async () => {
  const world = await stage.enter();
  await expect(handler(await registered(world, 'elsewhere', 'a'))).rejects.toThrow('bucket elsewhere of the register');
});
