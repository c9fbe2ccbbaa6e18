import { randomUUID } from 'node:crypto';
import { erasureRegimes } from '../../lib/domain/erasure/erasure-regime';
import { CONTACT, openRequest } from '../support/erasure/open-request';
import { labelEverything, newPerson } from '../support/erasure/people';
import { OfficerStage, phoneOf } from '../support/erasure/officer-stage';
import { resumeDay } from '../support/erasure/resume-day';
import { naming, snapshotOf, traces } from '../support/erasure/snapshot';

const stage = new OfficerStage();

describe('the notice', () => {
  test('tells the person the result and how to complain, names nobody, and the address is forgotten', async () => {
    const person = await stage.somebody();
    const requestId = await openRequest(stage.world, phoneOf(person));
    expect((await stage.run(requestId)).output).toEqual({ status: 'closed', receipt: `${requestId}/1.json` });
    expect(stage.engines.mails).toEqual([
      {
        from: 'privacy@northwind.example',
        to: [CONTACT],
        subject: `Answer to your request for erasure ${requestId} (1)`,
        text: expect.stringMatching(/nothing is left[^]*Privacy Commissioner of Canada/) as string,
      },
    ]);
    const { text } = stage.engines.mails[0] ?? { text: '' };
    for (const trace of [...traces(stage.world, person), CONTACT]) expect(text).not.toContain(trace);
    const [stored] = await stage.world.items('cases');
    expect(stored).toMatchObject({ notice: { attempt: 1, state: 'sent', sends: 1, messageId: 'message-1' } });
    expect(JSON.stringify(stored)).not.toContain(CONTACT);
  });

  test('of what is kept tells its basis and its end, keeps the address for the last answer, and forgets it then', async () => {
    const person = newPerson(stage.world, 1);
    stage.engines.s3.put('minutes', `x/${person.contactIds[0]}.bin`, Buffer.from(person.phone));
    await labelEverything(stage.world);
    const requestId = await openRequest(stage.world, phoneOf(person));
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'deferred', resumeOn: '2031-01-01' });
    expect(stage.engines.mails[0]?.text).toContain('- 1 item, because of: MiFID II art. 16(7); until 2031-01-01');
    stage.later(1826);
    await resumeDay(stage.world);
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'closed' });
    expect(stage.engines.mails.map(({ subject, to }) => [subject.slice(-3), to])).toEqual([
      ['(1)', [CONTACT]],
      ['(2)', [CONTACT]],
    ]);
    expect(JSON.stringify(await stage.world.items('cases'))).not.toContain(CONTACT);
  });

  test('of a request that is put back to before meanwhile is given again, and the person is forgotten', async () => {
    const requestId = await openRequest(stage.world, phoneOf(newPerson(stage.world, 0)));
    const [before = {}] = await stage.world.items('cases');
    const { send } = stage.world;
    stage.world.send = async (...mail) => {
      stage.world.send = send;
      const messageId = await send?.(...mail);
      await stage.world.put('cases', before);
      return messageId ?? '';
    };
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'open' });
    stage.later(1);
    await resumeDay(stage.world);
    expect((await stage.run(requestId)).output).toMatchObject({ status: 'closed' });
    const [stored] = await stage.world.items('cases');
    expect(stored).not.toHaveProperty('identifiers');
    expect(stored).not.toHaveProperty('contact');
  });

  test('is in the language that the person has named', async () => {
    const requestId = await openRequest(stage.world, phoneOf(newPerson(stage.world, 0)));
    const [stored] = await stage.world.items('cases');
    await stage.world.put('cases', { ...stored, contact: { email: CONTACT, language: 'fr' } });
    await stage.run(requestId);
    expect(stage.engines.mails[0]?.text).toContain('Commissariat à la protection de la vie privée du Canada');
  });

  test.each([
    ['before it is taken', 'crash before', 1],
    ['after it is taken: the person may have the same words twice, and never none', 'crash after', 2],
    ['by being made twice', 'duplicate', 2],
  ] as const)('a call to Amazon SES that fails %s', async (_, kind, mails) => {
    const [first, second] = [newPerson(stage.world, 0), newPerson(stage.world, 0)];
    const requestIds = [
      await openRequest(stage.world, phoneOf(first)),
      await openRequest(stage.world, phoneOf(second)),
    ];
    stage.engines.faults.clear();
    await stage.run(requestIds[0] ?? '');
    // Behind it the message is noted and the case is closed.
    const sending = stage.engines.faults.calls - 3;
    stage.engines.mails.splice(0);
    stage.engines.faults.inject(sending, kind);
    expect((await stage.run(requestIds[1] ?? '')).output).toMatchObject({ status: 'closed' });
    expect(stage.engines.faults.happened).toBe(1);
    expect(stage.engines.mails).toHaveLength(mails);
    expect(new Set(stage.engines.mails.map((mail) => JSON.stringify(mail))).size).toBe(1);
  });

  test.each([
    ['the deployment has no sender', true],
    ['the request has no address', false],
  ])('when %s, the privacy officer gives the answer, and only then it is one', async (_, isSenderless) => {
    const requestId = await openRequest(stage.world, phoneOf(await stage.somebody()));
    if (isSenderless) stage.world.send = undefined;
    else {
      const [{ contact: forgotten, ...stored } = { contact: {} }] = await stage.world.items('cases');
      expect(forgotten).toBeDefined();
      await stage.world.put('cases', stored);
    }
    expect((await stage.run(requestId)).output).toEqual({ status: 'recorded', receipt: `${requestId}/1.json` });
    expect(stage.engines.mails).toEqual([]);
    expect(await resumeDay(stage.world)).toMatchObject({ started: [], result: { toTell: 1, unanswered: 1 } });
    const shown = await stage.ask({ command: 'show', requestId });
    expect(shown).toMatchObject({ requests: [{ tell: expect.stringContaining('nothing is left') as string }] });
    expect(await stage.ask({ command: 'confirm', requestId, by: 'privacy-officer' })).toMatchObject({
      outcome: 'changed',
      requests: [{ status: 'closed' }],
    });
    expect(await stage.ask({ command: 'confirm', requestId, by: 'privacy-officer' })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(JSON.stringify(await stage.world.items('cases'))).not.toContain(CONTACT);
    expect(await resumeDay(stage.world)).toMatchObject({ result: { toTell: 0, unanswered: 0 } });
  });

  test('a second start tells nobody anything again', async () => {
    const requestId = await openRequest(stage.world, phoneOf(await stage.somebody()));
    await stage.run(requestId);
    await stage.run(requestId);
    expect(stage.engines.mails).toHaveLength(1);
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
    const requestId = await openRequest(stage.world, phoneOf(await stage.somebody()));
    expect(await stage.ask(extend(requestId))).toMatchObject({
      outcome: 'changed',
      requests: [{ answerBy: '2027-01-20', extension: { reason: 'many stores', told: true } }],
    });
    expect(stage.engines.mails[0]?.text).toMatch(/by 2027-01-20[^]*many stores/);
    expect(await stage.ask(extend(requestId))).toMatchObject({ outcome: 'unchanged' });
    expect(await stage.ask(extend(requestId, 'another'))).toMatchObject({ outcome: 'refused' });
    expect(stage.engines.mails).toHaveLength(1);
    stage.later(28);
    expect((await resumeDay(stage.world)).result).toMatchObject({ unanswered: 1, dueSoon: 0 });
    stage.later(30);
    expect((await resumeDay(stage.world)).result).toMatchObject({ dueSoon: 1 });
  });

  test('waits to be told by the privacy officer when no mail can tell it', async () => {
    stage.world.send = undefined;
    const requestId = await openRequest(stage.world, phoneOf(await stage.somebody()));
    await stage.ask(extend(requestId));
    expect((await resumeDay(stage.world)).result.toTell).toBe(1);
    const shown = await stage.ask({ command: 'show', requestId });
    expect(shown).toMatchObject({ requests: [{ tell: expect.stringContaining('2027-01-20') as string }] });
    expect(await stage.ask({ command: 'confirm', requestId, by: 'privacy-officer' })).toMatchObject({
      outcome: 'changed',
    });
    expect((await resumeDay(stage.world)).result.toTell).toBe(0);
  });

  test('is refused where the law knows none, after the last day, and of what is answered', async () => {
    const requestId = await openRequest(stage.world, phoneOf(await stage.somebody()));
    expect(await stage.ask(extend(requestId), erasureRegimes['ca-qc-private'])).toMatchObject({ outcome: 'refused' });
    const today = stage.world.now();
    stage.later(31);
    expect(await stage.ask(extend(requestId))).toMatchObject({ outcome: 'refused' });
    stage.world.now = () => today;
    await stage.run(requestId);
    expect(await stage.ask(extend(requestId))).toMatchObject({ outcome: 'refused' });
    expect(await stage.ask(extend(randomUUID()))).toMatchObject({ outcome: 'refused' });
  });
});

test('two executions of the same request at once: one entry, one receipt, and the same words to the person', async () => {
  const person = await stage.somebody(2);
  const requestId = await openRequest(stage.world, phoneOf(person));
  const both = await Promise.all([stage.run(requestId), stage.run(requestId)]);
  // One of them can lose every race and stop; what it leaves is taken up the next day.
  expect(both.some(({ output }) => (output as { status?: string } | undefined)?.status === 'closed')).toBe(true);
  stage.later(1);
  await resumeDay(stage.world);
  await stage.run(requestId);
  expect(naming(await snapshotOf(stage.world), traces(stage.world, person))).toEqual([]);
  expect(await stage.entries()).toHaveLength(1);
  expect(stage.engines.s3.versions('receipts')).toHaveLength(1);
  expect(new Set(stage.engines.mails.map((mail) => JSON.stringify(mail))).size).toBe(1);
  expect(await stage.world.items('cases')).toMatchObject([{ status: 'closed' }]);
});

test('a poisonous row stops its own request only, which goes on when the row is mended', async () => {
  const [person, other] = [await stage.somebody(), await stage.somebody()];
  const subject = stage.world.keyOf({ kind: 'phone', value: person.phone });
  const [row] = (await stage.world.items('register')).filter((item) => item['subject'] === subject);
  await stage.world.put('register', { ...row, store: 'somewhere else' });
  const [requestId, free] = [
    await openRequest(stage.world, phoneOf(person)),
    await openRequest(stage.world, phoneOf(other)),
  ];
  expect((await stage.run(requestId)).error).toBe('ErasureInterrupted');
  expect(await stage.world.cases.get(requestId)).toMatchObject({ status: 'interrupted' });
  expect((await stage.run(free)).output).toMatchObject({ status: 'closed' });
  await stage.world.put('register', row ?? {});
  expect((await resumeDay(stage.world)).started).toEqual([`${requestId}-1-2026-11-21`]);
  expect((await stage.run(requestId)).output).toMatchObject({ status: 'closed' });
  expect(naming(await snapshotOf(stage.world), traces(stage.world, person))).toEqual([]);
});

test('what is shown names nobody', async () => {
  const person = await stage.somebody();
  const requestId = await openRequest(stage.world, phoneOf(person));
  for (const request of [{ command: 'list' }, { command: 'show', requestId }]) {
    const result = await stage.ask(request);
    expect(result).toMatchObject({ outcome: 'found', requests: [{ requestId, status: 'open' }] });
    for (const text of [person.phone, CONTACT]) expect(JSON.stringify(result)).not.toContain(text);
  }
});
