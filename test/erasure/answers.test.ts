import { randomUUID } from 'node:crypto';
import { manageRequestsRequestSchema, type ManageRequestsResult } from '../../lambda/manage-requests/contract';
import { manageRequests } from '../../lambda/manage-requests/manage';
import { erasureRegimes } from '../../lib/domain/erasure/erasure-regime';
import { type LedgerEntry, ledgerEntrySchema } from '../../lib/domain/erasure/ledger';
import { ErasureEngines, type ErasureWorld } from '../support/erasure/erasure-world';
import { CONTACT, openRequest } from '../support/erasure/open-request';
import { addObjects, labelEverything, newPerson, type Person } from '../support/erasure/people';
import { resumeDay } from '../support/erasure/resume-day';
import { runWorkflow } from '../support/erasure/run-workflow';
import { naming, snapshotOf, traces } from '../support/erasure/snapshot';
import { synthesizedWorkflow } from '../support/erasure/synthesized-workflow';

const workflow = synthesizedWorkflow();
let engines: ErasureEngines;
let world: ErasureWorld;

beforeAll(async () => {
  engines = await ErasureEngines.start();
});
afterAll(() => engines.close());
beforeEach(async () => {
  world = await engines.world();
});

async function somebody(contacts = 1): Promise<Person> {
  const person = newPerson(world, contacts);
  addObjects(world, person, 1);
  await labelEverything(world);
  return person;
}
const phoneOf = (person: Person) => [{ kind: 'phone', value: person.phone }] as const;
const run = (requestId: string) => runWorkflow(workflow, requestId, world);
const entries = async (): Promise<readonly LedgerEntry[]> =>
  (await world.items('ledger'))
    .map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))))
    .sort((a, b) => a.sequence - b.sequence);
const ask = (request: object, regime = erasureRegimes.ca): Promise<ManageRequestsResult> =>
  manageRequests(manageRequestsRequestSchema.parse(request), { ...world, send: world.send, now: world.now, regime });
const later = (days: number) => {
  const day = new Date(world.now().getTime() + days * 86_400_000);
  world.now = () => day;
};

describe('the notice', () => {
  test('tells the person the result and how to complain, names nobody, and the address is forgotten', async () => {
    const person = await somebody();
    const requestId = await openRequest(world, phoneOf(person));
    expect((await run(requestId)).output).toEqual({ status: 'closed', receipt: `${requestId}/1.json` });
    expect(engines.mails).toEqual([
      {
        from: 'privacy@northwind.example',
        to: [CONTACT],
        subject: `Answer to your request for erasure ${requestId} (1)`,
        text: expect.stringMatching(/nothing is left[^]*Privacy Commissioner of Canada/) as string,
      },
    ]);
    const { text } = engines.mails[0] ?? { text: '' };
    for (const trace of [...traces(world, person), CONTACT]) expect(text).not.toContain(trace);
    const [stored] = await world.items('cases');
    expect(stored).toMatchObject({ notice: { attempt: 1, state: 'sent', sends: 1, messageId: 'message-1' } });
    expect(JSON.stringify(stored)).not.toContain(CONTACT);
  });

  test('of what is kept tells its basis and its end, keeps the address for the last answer, and forgets it then', async () => {
    const person = newPerson(world, 1);
    engines.s3.put('minutes', `x/${person.contactIds[0]}.bin`, Buffer.from(person.phone));
    await labelEverything(world);
    const requestId = await openRequest(world, phoneOf(person));
    expect((await run(requestId)).output).toMatchObject({ status: 'deferred', resumeOn: '2031-01-01' });
    expect(engines.mails[0]?.text).toContain('- 1 item, because of: MiFID II art. 16(7); until 2031-01-01');
    later(1826);
    await resumeDay(world);
    expect((await run(requestId)).output).toMatchObject({ status: 'closed' });
    expect(engines.mails.map(({ subject, to }) => [subject.slice(-3), to])).toEqual([
      ['(1)', [CONTACT]],
      ['(2)', [CONTACT]],
    ]);
    expect(JSON.stringify(await world.items('cases'))).not.toContain(CONTACT);
  });

  test('is in the language that the person has named', async () => {
    const requestId = await openRequest(world, phoneOf(newPerson(world, 0)));
    const [stored] = await world.items('cases');
    await world.put('cases', { ...stored, contact: { email: CONTACT, language: 'fr' } });
    await run(requestId);
    expect(engines.mails[0]?.text).toContain('Commissariat à la protection de la vie privée du Canada');
  });

  test.each([
    ['before it is taken', 'crash before', 1],
    ['after it is taken: the person may have the same words twice, and never none', 'crash after', 2],
    ['by being made twice', 'duplicate', 2],
  ] as const)('a call to Amazon SES that fails %s', async (_, kind, mails) => {
    const [first, second] = [newPerson(world, 0), newPerson(world, 0)];
    const requestIds = [await openRequest(world, phoneOf(first)), await openRequest(world, phoneOf(second))];
    engines.faults.clear();
    await run(requestIds[0] ?? '');
    // Behind it the message is noted and the case is closed: two reads, two writes.
    const sending = engines.faults.calls - 5;
    engines.mails.splice(0);
    engines.faults.inject(sending, kind);
    expect((await run(requestIds[1] ?? '')).output).toMatchObject({ status: 'closed' });
    expect(engines.faults.happened).toBe(1);
    expect(engines.mails).toHaveLength(mails);
    expect(new Set(engines.mails.map((mail) => JSON.stringify(mail))).size).toBe(1);
  });

  test.each([
    ['the deployment has no sender', true],
    ['the request has no address', false],
  ])('when %s, the privacy officer gives the answer, and only then it is one', async (_, isSenderless) => {
    const requestId = await openRequest(world, phoneOf(await somebody()));
    if (isSenderless) world.send = undefined;
    else {
      const [{ contact: forgotten, ...stored } = { contact: {} }] = await world.items('cases');
      expect(forgotten).toBeDefined();
      await world.put('cases', stored);
    }
    expect((await run(requestId)).output).toEqual({ status: 'recorded', receipt: `${requestId}/1.json` });
    expect(engines.mails).toEqual([]);
    expect(await resumeDay(world)).toMatchObject({ started: [], result: { toTell: 1, unanswered: 1 } });
    const shown = await ask({ command: 'show', requestId });
    expect(shown).toMatchObject({ requests: [{ tell: expect.stringContaining('nothing is left') as string }] });
    expect(await ask({ command: 'confirm', requestId, by: 'privacy-officer' })).toMatchObject({
      outcome: 'changed',
      requests: [{ status: 'closed' }],
    });
    expect(await ask({ command: 'confirm', requestId, by: 'privacy-officer' })).toMatchObject({ outcome: 'unchanged' });
    expect(JSON.stringify(await world.items('cases'))).not.toContain(CONTACT);
    expect(await resumeDay(world)).toMatchObject({ result: { toTell: 0, unanswered: 0 } });
  });

  test('a second start tells nobody anything again', async () => {
    const requestId = await openRequest(world, phoneOf(await somebody()));
    await run(requestId);
    await run(requestId);
    expect(engines.mails).toHaveLength(1);
  });
});

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
    const [person, other] = [await somebody(2), await somebody()];
    const hold = order({ held: { kind: 'subject', identifiers: phoneOf(person) } });
    expect(await ask(hold)).toMatchObject({ outcome: 'changed' });
    expect(await ask(hold)).toMatchObject({ outcome: 'unchanged' });
    const before = await snapshotOf(world);
    const [requestId, free] = [
      await openRequest(world, [...phoneOf(person), { kind: 'customer-id', value: person.customerId }]),
      await openRequest(world, phoneOf(other)),
    ];
    expect((await run(requestId)).output).toMatchObject({ status: 'deferred', resumeOn: '2026-12-21' });
    expect((await run(free)).output).toMatchObject({ status: 'closed' });
    const { objects } = await snapshotOf(world);
    const theirs = traces(world, other);
    expect(objects).toEqual(before.objects.filter((text) => !theirs.some((trace) => text.includes(trace))));
    const basis = `legal hold ${hold.holdId}: ${hold.basis}, ${hold.authority}`;
    expect((await entries())[0]?.record).toMatchObject({ outcome: 'denied', erased: {} });
    expect((await entries())[0]?.record.kept.map((kept) => [kept.store, kept.basis])).toEqual([
      ['contact', basis],
      ['object', basis],
    ]);
    expect(engines.mails[0]?.text).toMatch(/cannot erase[^]*Superior Court/);

    const release = { command: 'release', holdId: hold.holdId, reason: 'case settled', by: 'general-counsel' };
    expect(await ask(release)).toMatchObject({ outcome: 'changed', holds: [{ released: { reason: 'case settled' } }] });
    expect(await ask(release)).toMatchObject({ outcome: 'unchanged' });
    expect((await resumeDay(world)).started).toEqual([`${requestId}-2-2026-11-21`]);
    expect((await run(requestId)).output).toMatchObject({ status: 'closed' });
    expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);
    expect((await entries()).map(({ record }) => record.outcome)).toEqual(['denied', 'erased', 'erased']);
  });

  test('of a contact keeps all that is about it, and nothing else', async () => {
    const person = await somebody(2);
    const [held = '', free = ''] = person.contactIds;
    await ask(order({ held: { kind: 'contact', contactId: held }, until: '2027-01-01' }));
    const requestId = await openRequest(world, phoneOf(person));
    expect((await run(requestId)).output).toMatchObject({ status: 'deferred', resumeOn: '2027-01-01' });
    expect(engines.contacts.get(held)?.address).toBe(person.phone);
    expect(engines.contacts.get(free)?.address).toBeUndefined();
    const keys = [...engines.s3.buckets.values()].flat().map(({ key }) => key);
    expect(keys.some((key) => key.includes(held))).toBe(true);
    expect(keys.some((key) => key.includes(free))).toBe(false);
    later(41);
    await resumeDay(world);
    expect((await run(requestId)).output).toMatchObject({ status: 'closed' });
    expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);
  });

  test('of a prefix keeps the objects of that bucket only', async () => {
    const person = await somebody();
    const hold = { held: { kind: 'objects', bucket: 'recordings', prefix: 'call-recordings/2026/' } };
    await ask(order(hold));
    const requestId = await openRequest(world, phoneOf(person));
    expect((await run(requestId)).output).toMatchObject({ status: 'deferred' });
    expect(engines.s3.versions('recordings')).toHaveLength(1);
    expect(engines.s3.versions('transcripts')).toHaveLength(0);
  });

  test.each([
    ['that is over already', { until: '2026-11-21' }, 'over already'],
    ['of an id that has other terms', { basis: 'another' }, 'other terms'],
  ])('%s is refused', async (_, changed, message) => {
    const hold = order({ held: { kind: 'contact', contactId: randomUUID() } });
    await ask(hold);
    expect(await ask({ ...hold, ...changed })).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining(message) as string,
    });
  });

  test('that nobody set cannot be released', async () => {
    const release = { command: 'release', holdId: randomUUID(), reason: 'x', by: 'general-counsel' };
    expect(await ask(release)).toMatchObject({ outcome: 'refused' });
    expect(await ask({ command: 'holds' })).toEqual({ outcome: 'found', holds: [] });
  });
});

describe('more time', () => {
  const extend = (requestId: string, reason = 'many stores') => ({
    command: 'extend',
    requestId,
    reason,
    by: 'privacy-officer',
  });

  test('is given once, tells the person why, and moves what the alarms watch', async () => {
    const requestId = await openRequest(world, phoneOf(await somebody()));
    expect(await ask(extend(requestId))).toMatchObject({
      outcome: 'changed',
      requests: [{ answerBy: '2027-01-20', extension: { reason: 'many stores', told: true } }],
    });
    expect(engines.mails[0]?.text).toMatch(/by 2027-01-20[^]*many stores/);
    expect(await ask(extend(requestId))).toMatchObject({ outcome: 'unchanged' });
    expect(await ask(extend(requestId, 'another'))).toMatchObject({ outcome: 'refused' });
    expect(engines.mails).toHaveLength(1);
    later(28);
    expect((await resumeDay(world)).result).toMatchObject({ unanswered: 1, dueSoon: 0 });
    later(30);
    expect((await resumeDay(world)).result).toMatchObject({ dueSoon: 1 });
  });

  test('waits to be told by the privacy officer when no mail can tell it', async () => {
    world.send = undefined;
    const requestId = await openRequest(world, phoneOf(await somebody()));
    await ask(extend(requestId));
    expect((await resumeDay(world)).result.toTell).toBe(1);
    const shown = await ask({ command: 'show', requestId });
    expect(shown).toMatchObject({ requests: [{ tell: expect.stringContaining('2027-01-20') as string }] });
    expect(await ask({ command: 'confirm', requestId, by: 'privacy-officer' })).toMatchObject({ outcome: 'changed' });
    expect((await resumeDay(world)).result.toTell).toBe(0);
  });

  test('is refused where the law knows none, after the last day, and of what is answered', async () => {
    const requestId = await openRequest(world, phoneOf(await somebody()));
    expect(await ask(extend(requestId), erasureRegimes['ca-qc-private'])).toMatchObject({ outcome: 'refused' });
    const today = world.now();
    later(31);
    expect(await ask(extend(requestId))).toMatchObject({ outcome: 'refused' });
    world.now = () => today;
    await run(requestId);
    expect(await ask(extend(requestId))).toMatchObject({ outcome: 'refused' });
    expect(await ask(extend(randomUUID()))).toMatchObject({ outcome: 'refused' });
  });
});

test('two executions of the same request at once: one entry, one receipt, and the same words to the person', async () => {
  const person = await somebody(2);
  const requestId = await openRequest(world, phoneOf(person));
  const both = await Promise.all([run(requestId), run(requestId)]);
  // One of them can lose every race and stop; what it leaves is taken up the next day.
  expect(both.some(({ output }) => (output as { status?: string } | undefined)?.status === 'closed')).toBe(true);
  later(1);
  await resumeDay(world);
  await run(requestId);
  expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);
  expect(await entries()).toHaveLength(1);
  expect(engines.s3.versions('receipts')).toHaveLength(1);
  expect(new Set(engines.mails.map((mail) => JSON.stringify(mail))).size).toBe(1);
  expect(await world.items('cases')).toMatchObject([{ status: 'closed' }]);
});

test('a poisonous row stops its own request only, which goes on when the row is mended', async () => {
  const [person, other] = [await somebody(), await somebody()];
  const subject = world.keyOf({ kind: 'phone', value: person.phone });
  const [row] = (await world.items('register')).filter((item) => item['subject'] === subject);
  await world.put('register', { ...row, store: 'somewhere else' });
  const [requestId, free] = [await openRequest(world, phoneOf(person)), await openRequest(world, phoneOf(other))];
  expect((await run(requestId)).error).toBe('ErasureInterrupted');
  expect(await world.cases.get(requestId)).toMatchObject({ status: 'interrupted' });
  expect((await run(free)).output).toMatchObject({ status: 'closed' });
  await world.put('register', row ?? {});
  expect((await resumeDay(world)).started).toEqual([`${requestId}-1-2026-11-21`]);
  expect((await run(requestId)).output).toMatchObject({ status: 'closed' });
  expect(naming(await snapshotOf(world), traces(world, person))).toEqual([]);
});

test('what is shown names nobody', async () => {
  const person = await somebody();
  const requestId = await openRequest(world, phoneOf(person));
  for (const request of [{ command: 'list' }, { command: 'show', requestId }]) {
    const result = await ask(request);
    expect(result).toMatchObject({ outcome: 'found', requests: [{ requestId, status: 'open' }] });
    for (const text of [person.phone, CONTACT]) expect(JSON.stringify(result)).not.toContain(text);
  }
});
