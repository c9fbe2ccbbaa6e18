import fc from 'fast-check';
import { contactAttributes } from '../../lib/contact-flows/contact-attributes';
import { analyticsOf } from '../../lib/contact-flows/recording';
import { lintFlow } from '../../lib/contact-flows/lint-flow';
import { inboundFlow, type InboundFlowProps } from '../../lib/contact-flows/inbound/inbound-flow';
import { inboundWords } from '../../lib/contact-flows/inbound/inbound-words';
import { numberFlow } from '../../lib/contact-flows/inbound/number-flow';
import { asFlow, everyRun, type FlowRun } from '../support/flow-interpreter';
import { everythingInbound } from '../support/shipped-flows';
import { bilingualNotice, englishNotice } from '../support/notices';
import { flowAnswerKeys, type FlowAnswer } from '../../lambda/look-up-organisation/contract';

const ORGANISATION = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';

const props: InboundFlowProps = { ...everythingInbound, organisationQueues: [] };
const ownQueue = { name: 'north-wind', organisationId: ORGANISATION };
const otherQueue = { name: 'other', organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098766' };

const anyProps = fc.record({
  notice: fc.constantFrom(englishNotice, bilingualNotice),
  flowLogs: fc.boolean(),
  callRecording: fc.boolean(),
  screenRecording: fc.boolean(),
  chatTranscripts: fc.boolean(),
  contactLens: fc.boolean(),
  organisationQueues: fc.subarray([ownQueue, otherQueue]),
});

const served: FlowAnswer = {
  found: 'true',
  organisationId: ORGANISATION,
  jurisdiction: 'ca',
  homeRegion: 'ca-central-1',
  servedHere: 'true',
  status: 'active',
  connectInstanceArn: 'arn:aws:connect:ca-central-1:111111111111:instance/00000000-0000-4000-8000-000000000000',
};
const answers: readonly FlowAnswer[] = [
  served,
  { ...served, servedHere: 'false', homeRegion: 'us-east-1' },
  { ...served, servedHere: 'false', status: 'suspended' },
  { found: 'false' },
];

/** Every run of the flow, with the answer that the look-up gave in it. */
function runs(flowProps: InboundFlowProps): readonly { readonly answer: FlowAnswer; readonly run: FlowRun }[] {
  const flow = asFlow(inboundFlow(flowProps));
  return answers.flatMap((answer) =>
    everyRun(flow, { attributes: { organisationId: ORGANISATION }, answers: [answer] }).map((run) => ({ answer, run })),
  );
}

const came = (run: FlowRun, action: string, outcome = 'success') =>
  run.path.some((step) => step.action === action && step.outcome === outcome);

describe('every way through the main inbound flow', () => {
  const all = runs(props);

  test('ends: in the queue or with a word, never in silence', () => {
    expect(all.length).toBeGreaterThan(30);
    for (const { run } of all) {
      expect(['queued', 'disconnected']).toContain(run.end);
      const spoken = run.path.some(({ action }) => ['closed', 'unknown', 'elsewhere', 'unavailable'].includes(action));
      expect(run.end === 'queued' || spoken).toBe(true);
    }
  });

  test('comes to the queue only for an organisation that the look-up says is served here', () => {
    const queued = all.filter(({ run }) => run.end === 'queued');
    expect(queued.length).toBeGreaterThan(0);
    for (const { answer, run } of queued) {
      expect(answer).toBe(served);
      expect(came(run, 'look-up')).toBe(true);
      expect(run.queue).toBe('${MainQueue}');
    }
  });

  test.each([
    ['is served elsewhere', answers[1], inboundWords.elsewhere],
    ['is suspended', answers[2], inboundWords.elsewhere],
    ['is unknown', answers[3], inboundWords.unknown],
  ])('of an organisation that %s says so', (_, answer, words) => {
    const found = all.filter(
      (one) => one.answer === answer && came(one.run, 'look-up') && !came(one.run, 'unavailable'),
    );
    const told = found.filter(({ run }) => run.heard.includes(words));
    expect(told.length).toBeGreaterThan(0);
    for (const { run } of found) expect(run.heard.filter((heard) => heard !== words)).toEqual([]);
  });

  test('without an answer of the look-up ends with an apology', () => {
    const failed = all.filter(({ run }) => came(run, 'look-up', 'NoMatchingError'));
    expect(failed.some(({ run }) => run.heard.join() === inboundWords.unavailable)).toBe(true);
    expect(failed.filter(({ run }) => run.end === 'queued')).toEqual([]);
  });

  test('records only after the notice was heard, and it is noted', () => {
    for (const { run } of all.filter(({ run: { recording } }) => recording.length > 0)) {
      expect(run.heard[0]).toBe('This conversation is recorded and analysed.');
      expect(run.attributes).toMatchObject({ notice: 'recorded', noticeVersion: englishNotice.version });
    }
    const unheard = all.filter(({ run }) => came(run, 'notice', 'NoMatchingError') && run.end === 'queued');
    expect(unheard.length).toBeGreaterThan(0);
    for (const { run } of unheard) expect(run.recording).toEqual([]);
  });

  test('records only what was announced in every language, and goes on in the voice of the flow', () => {
    const recorded = runs({ ...props, notice: bilingualNotice }).filter(
      ({ run: { recording } }) => recording.length > 0,
    );
    expect(recorded.length).toBeGreaterThan(0);
    for (const { run } of recorded) {
      expect(run.heard.slice(0, 2)).toEqual(bilingualNotice.texts.map(({ analysed: words }) => words));
      expect(run.voices).toEqual(['Joanna', 'Chantal', 'Joanna']);
    }
  });

  test('sets attributes of the allow-list only, to what the look-up said', () => {
    for (const { answer, run } of all) {
      expect(
        Object.keys(run.attributes).filter((key) => !(contactAttributes as readonly string[]).includes(key)),
      ).toEqual([]);
      if (came(run, 'remember')) expect(run.attributes['homeRegion']).toBe(answer.homeRegion);
    }
  });
});

describe('the queue', () => {
  const queuesOf = (organisationQueues: InboundFlowProps['organisationQueues']) =>
    new Set(
      runs({ ...props, organisationQueues })
        .filter(({ run }) => run.end === 'queued')
        .map(({ run }) => run.queue),
    );

  test("is the organisation's own where it has one, and nobody else's", () => {
    expect([...queuesOf([ownQueue, otherQueue])]).toEqual(['${Queue_north_wind}']);
    expect([...queuesOf([otherQueue])]).toEqual(['${MainQueue}']);
  });
});

describe('main inbound flow', () => {
  test('is without a finding, whatever is recorded', () => {
    fc.assert(
      fc.property(anyProps, (anyOf) => {
        expect(lintFlow(asFlow(inboundFlow(anyOf)), { region: 'ca-central-1' })).toEqual([]);
      }),
    );
  });

  test('says what it does: records, analyses or neither', () => {
    fc.assert(
      fc.property(anyProps, (anyOf) => {
        const heard = new Set(runs(anyOf).flatMap(({ run }) => run.heard));
        const records = anyOf.callRecording || anyOf.screenRecording || anyOf.chatTranscripts;
        const analyses = anyOf.callRecording && anyOf.contactLens;
        for (const { analysed = '', recorded, notRecorded } of anyOf.notice.texts) {
          expect(heard.has(analysed)).toBe(analyses);
          expect(heard.has(recorded)).toBe(records && !analyses);
          expect(heard.has(notRecorded)).toBe(!records);
        }
      }),
      { numRuns: 16 },
    );
  });

  test.each([
    [true, true, ['Agent', 'Customer', 'Agent']],
    [true, false, ['Agent', 'Customer']],
    [false, false, []],
  ])('calls %s, screens %s', (callRecording, screenRecording, expected) => {
    const recordings = runs({ ...props, callRecording, screenRecording }).filter(({ run }) => came(run, 'recording'));
    expect(recordings.length).toBeGreaterThan(0);
    for (const { run } of recordings) expect(run.recording).toEqual(expected);
  });

  test('analyses only what is recorded, and keeps redacted transcripts only', () => {
    const analytics = (change: Partial<InboundFlowProps>) =>
      asFlow(inboundFlow({ ...props, ...change })).Actions.flatMap(analyticsOf);
    expect(analytics({})).toEqual([
      expect.objectContaining({ AnalyticsRedactionBehavior: 'Enabled', AnalyticsRedactionResults: 'RedactedOnly' }),
    ]);
    expect(analytics({ callRecording: false })).toEqual([]);
    expect(analytics({ contactLens: false })).toEqual([]);
  });

  test('never records the customer alone', () => {
    expect(JSON.stringify(inboundFlow(props))).toContain('"IVRRecordingBehavior":"Disabled"');
  });

  test('reads nothing but what the look-up answers', () => {
    const read = [...JSON.stringify(inboundFlow(props)).matchAll(/\$\.External\.(\w+)/g)].map(([, key]) => key);
    expect(read.filter((key) => !(flowAnswerKeys as readonly (string | undefined)[]).includes(key))).toEqual([]);
    expect(read.length).toBeGreaterThan(0);
  });
});

describe('flow of a number', () => {
  test('goes on to the main flow as the organisation, or says that it cannot', () => {
    const all = everyRun(asFlow(numberFlow(ORGANISATION)), { answers: [] });
    const transferred = all.filter(({ end }) => end === 'transferred');
    expect(transferred.map(({ attributes }) => attributes)).toEqual([{ organisationId: ORGANISATION }]);
    const others = all.filter(({ end }) => end !== 'transferred');
    expect(others.length).toBeGreaterThan(0);
    for (const { end, path } of others) {
      expect(end).toBe('disconnected');
      expect(path.some(({ action }) => action === 'unavailable')).toBe(true);
    }
  });

  test('is without a finding', () => {
    expect(lintFlow(asFlow(numberFlow(ORGANISATION)), { region: 'ca-central-1' })).toEqual([]);
  });
});
