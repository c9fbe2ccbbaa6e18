import { randomUUID } from 'node:crypto';
import { openRequest } from '../support/erasure/open-request';
import { OfficerStage, phoneOf } from '../support/erasure/officer-stage';
import { resumeDay } from '../support/erasure/resume-day';
import { naming, snapshotOf, traces } from '../support/erasure/snapshot';

const stage = new OfficerStage();

describe('a legal hold', () => {
  const order = (more: object) => ({
    command: 'hold',
    holdId: randomUUID(),
    authority: 'Superior Court, file 500-17',
    basis: 'litigation, GDPR art. 17(3)(e)',
    setBy: 'general-counsel',
    ...more,
  });

  test('of a person denies the request with its basis; when it is released, everything is erased', async () => {
    const [person, other] = [await stage.somebody(2), await stage.somebody()];
    const hold = order({ held: { kind: 'subject', identifiers: phoneOf(person) } });
    expect(await stage.ask(hold)).toMatchObject({ outcome: 'changed' });
    expect(await stage.ask(hold)).toMatchObject({ outcome: 'unchanged' });
    const before = await snapshotOf(stage.world);
    const [requestId, free] = [
      await openRequest(stage.world, [...phoneOf(person), { kind: 'customer-id', value: person.customerId }]),
      await openRequest(stage.world, phoneOf(other)),
    ];
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'deferred', resumeOn: '2026-12-21' });
    expect((await stage.run(free)).output).toMatchObject({ status: 'closed' });
    const { objects } = await snapshotOf(stage.world);
    const theirs = traces(stage.world, other);
    expect(objects).toEqual(before.objects.filter((text) => !theirs.some((trace) => text.includes(trace))));
    const basis = `legal hold ${hold.holdId}: ${hold.basis}, ${hold.authority}`;
    expect((await stage.entries())[0]?.record).toMatchObject({ outcome: 'denied', erased: {} });
    expect((await stage.entries())[0]?.record.kept.map((kept) => [kept.store, kept.basis])).toEqual([
      ['contact', basis],
      ['object', basis],
    ]);
    expect(stage.engines.mails[0]?.text).toMatch(/cannot erase[^]*Superior Court/);

    const release = { command: 'release', holdId: hold.holdId, reason: 'case settled', by: 'general-counsel' };
    expect(await stage.ask(release)).toMatchObject({
      outcome: 'changed',
      holds: [{ released: { reason: 'case settled' } }],
    });
    expect(await stage.ask(release)).toMatchObject({ outcome: 'unchanged' });
    expect((await resumeDay(stage.world)).started).toEqual([`${requestId}-2-2026-11-21`]);
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'closed' });
    expect(naming(await snapshotOf(stage.world), traces(stage.world, person))).toEqual([]);
    expect((await stage.entries()).map(({ record }) => record.outcome)).toEqual(['denied', 'erased', 'erased']);
  });

  test('of a contact keeps all that is about it, and nothing else', async () => {
    const person = await stage.somebody(2);
    const [held = '', free = ''] = person.contactIds;
    await stage.ask(order({ held: { kind: 'contact', contactId: held }, until: '2027-01-01' }));
    const requestId = await openRequest(stage.world, phoneOf(person));
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'deferred', resumeOn: '2027-01-01' });
    expect(stage.engines.contacts.get(held)?.address).toBe(person.phone);
    expect(stage.engines.contacts.get(free)?.address).toBeUndefined();
    const keys = [...stage.engines.s3.buckets.values()].flat().map(({ key }) => key);
    expect(keys.some((key) => key.includes(held))).toBe(true);
    expect(keys.some((key) => key.includes(free))).toBe(false);
    stage.later(41);
    await resumeDay(stage.world);
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'closed' });
    expect(naming(await snapshotOf(stage.world), traces(stage.world, person))).toEqual([]);
  });

  test('of a prefix keeps the objects of that bucket only', async () => {
    const person = await stage.somebody();
    const hold = { held: { kind: 'objects', bucket: 'recordings', prefix: 'call-recordings/2026/' } };
    await stage.ask(order(hold));
    const requestId = await openRequest(stage.world, phoneOf(person));
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'deferred' });
    expect(stage.engines.s3.versions('recordings')).toHaveLength(1);
    expect(stage.engines.s3.versions('transcripts')).toHaveLength(0);
  });

  test.each([
    ['that is over already', { until: '2026-11-21' }, 'over already'],
    ['of an id that has other terms', { basis: 'another' }, 'other terms'],
  ])('%s is refused', async (_, changed, message) => {
    const hold = order({ held: { kind: 'contact', contactId: randomUUID() } });
    await stage.ask(hold);
    expect(await stage.ask({ ...hold, ...changed })).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining(message) as string,
    });
  });

  test('that nobody set cannot be released', async () => {
    const release = { command: 'release', holdId: randomUUID(), reason: 'x', by: 'general-counsel' };
    expect(await stage.ask(release)).toMatchObject({ outcome: 'refused' });
    expect(await stage.ask({ command: 'holds' })).toEqual({ outcome: 'found', holds: [] });
  });
});
