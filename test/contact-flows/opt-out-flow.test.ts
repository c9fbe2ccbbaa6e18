import { flowConsentEventSchema, type FlowConsentAnswer } from '../../lambda/look-up-consent/contract';
import { flowRecordEventSchema, type FlowRecordAnswer } from '../../lambda/record-consent/contract';
import { lintFlow } from '../../lib/contact-flows/lint-flow';
import { type Notice } from '../../lib/contact-flows/notice/notice-actions';
import { optOutFlow } from '../../lib/contact-flows/opt-out/opt-out-flow';
import { type OptOutWords, optOutWordsIn } from '../../lib/contact-flows/opt-out/opt-out-words';
import { noticeVoices } from '../../lib/domain/collection-notice';
import { asFlow, everyRun, type FlowRun } from '../support/flow-interpreter';
import { bilingualNotice, englishNotice } from '../support/notices';

const known: FlowConsentAnswer = { callerKnown: 'true', optedOut: 'false', jurisdiction: 'us' };
const recorded: FlowRecordAnswer = { recorded: 'true' };
const lookedUp: readonly FlowConsentAnswer[] = [
  known,
  { ...known, optedOut: 'true' },
  { ...known, callerKnown: 'false' },
];

/** Every run, whatever the look-up answers. An answer of one function is never taken for that of the other. */
const runs = (notice = englishNotice): readonly { readonly answer: FlowConsentAnswer; readonly run: FlowRun }[] =>
  lookedUp.flatMap((answer) =>
    everyRun(asFlow(optOutFlow(notice)), { answers: [{ ...answer, ...recorded }] }).map((run) => ({ answer, run })),
  );

const came = (run: FlowRun, action: string, outcome = 'success') =>
  run.path.some((step) => step.action === action && step.outcome === outcome);
const at = (run: FlowRun, action: string) => run.path.findIndex((step) => step.action === action);

/** A message in every language of a notice, in its order. */
const inEach = ({ texts }: Notice, word: keyof OptOutWords) =>
  texts.map(({ language }) => optOutWordsIn(language)[word]);
/** The action that says something in the language of that number. */
const nth = (action: string, index: number) => (index === 0 ? action : `${action}-${index + 1}`);

describe.each([
  ['one language', englishNotice],
  ['two languages', bilingualNotice],
])('every way through the opt-out flow, with a notice in %s', (_, notice) => {
  const all = runs(notice);

  test('ends with a word, never in silence', () => {
    expect(all.length).toBeGreaterThan(15);
    const last = ['recorded', 'already', 'unchanged', 'unknown-caller', 'failed'];
    for (const { run } of all) {
      expect(run.end).toBe('disconnected');
      expect(last.filter((action) => at(run, action) >= 0)).toHaveLength(1);
    }
  });

  test('collects nothing before the notice was heard in every language and noted with its version', () => {
    const asked = all.filter(({ run }) => at(run, 'look-up') >= 0);
    expect(asked.length).toBeGreaterThan(0);
    for (const { run } of asked) {
      expect(run.heard.slice(0, notice.texts.length)).toEqual(notice.texts.map(({ notRecorded }) => notRecorded));
      expect(at(run, 'note-notice')).toBeLessThan(at(run, 'look-up'));
      expect(run.attributes).toMatchObject({ notice: 'not-recorded', noticeVersion: notice.version });
    }
  });

  test('is neither recorded nor in the log of the flow, from the first action on', () => {
    for (const { run } of all) {
      expect(run.path.slice(0, 2).map(({ action }) => action)).toEqual(['logging', 'recording']);
      expect(run.recording).toEqual([]);
    }
    expect(JSON.stringify(optOutFlow(notice))).not.toContain('"Enabled"');
  });

  test('records after the digit 1 only, and says so only when it was', () => {
    const recording = all.filter(({ run }) => at(run, 'record') >= 0);
    expect(recording.length).toBeGreaterThan(0);
    for (const { answer, run } of recording) {
      expect(answer).toEqual(known);
      expect(notice.texts.filter((_text, index) => came(run, nth('ask', index), 'Equals 1'))).toHaveLength(1);
    }
    for (const { run } of all) {
      const heard = run.heard.some((words) => inEach(notice, 'recorded').includes(words));
      expect(heard && !came(run, 'record')).toBe(false);
    }
  });

  test('takes the digit in every language of the notice', () => {
    for (const index of notice.texts.keys()) {
      expect(all.some(({ run }) => came(run, nth('ask', index), 'Equals 1') && came(run, 'record'))).toBe(true);
    }
  });

  test.each(['recorded', 'already', 'unchanged', 'unknown-caller', 'failed'] as const)(
    'says %s in every language, and what cannot be spoken keeps no other back',
    (action) => {
      const word = action === 'unknown-caller' ? 'unknownCaller' : action;
      const told = all.filter(({ run }) => at(run, action) >= 0);
      expect(told.length).toBeGreaterThan(0);
      for (const { run } of told) {
        const spoken = notice.texts.flatMap((_text, index) =>
          came(run, nth(action, index)) ? [inEach(notice, word)[index]] : [],
        );
        expect(run.heard.slice(run.heard.length - spoken.length)).toEqual(spoken);
        for (const index of notice.texts.keys()) expect(at(run, nth(action, index))).toBeGreaterThan(0);
      }
      expect(told.some(({ run }) => notice.texts.every((_text, index) => came(run, nth(action, index))))).toBe(true);
    },
  );

  test.each([
    ['has opted out before', lookedUp[1], 'already'],
    ['shows no number', lookedUp[2], 'unknown-caller'],
  ])('who %s is told so, and asked nothing', (_case, answer, action) => {
    const told = all.filter((one) => one.answer === answer && came(one.run, 'remember'));
    expect(told.length).toBeGreaterThan(0);
    for (const { run } of told) {
      expect(at(run, action)).toBeGreaterThan(0);
      expect(at(run, 'ask')).toBe(-1);
    }
  });

  test.each(['InputTimeLimitExceeded', 'NoMatchingCondition'])('%s leaves everything as it is', (outcome) => {
    const last = nth('ask', notice.texts.length - 1);
    const silent = all.filter(({ run }) => came(run, last, outcome));
    expect(silent.length).toBeGreaterThan(0);
    for (const { run } of silent) {
      expect(at(run, 'unchanged')).toBeGreaterThan(0);
      expect(at(run, 'record')).toBe(-1);
    }
  });

  test.each(['look-up', 'remember', 'record', 'notice', 'note-notice'])('a failure of %s is told', (action) => {
    const failed = all.filter(({ run }) => came(run, action, 'NoMatchingError'));
    expect(failed.length).toBeGreaterThan(0);
    for (const { run } of failed) {
      expect(at(run, 'failed')).toBeGreaterThan(0);
      for (const words of inEach(notice, 'recorded')) expect(run.heard).not.toContain(words);
    }
  });

  test('leaves nothing of the choice or of the number with the contact', () => {
    for (const { run } of all) {
      const kept = ['jurisdiction', 'notice', 'noticeVersion'];
      expect(Object.keys(run.attributes).filter((name) => !kept.includes(name))).toEqual([]);
    }
  });

  test('is without a finding', () => {
    expect(lintFlow(asFlow(optOutFlow(notice)), { region: 'us-east-1' })).toEqual([]);
  });
});

test('every language is spoken by its own voice', () => {
  const spokenBy = new Map<unknown, unknown>();
  for (const { Type, Parameters, Transitions } of asFlow(optOutFlow(bilingualNotice)).Actions) {
    if (Type === 'UpdateContactTextToSpeechVoice') {
      spokenBy.set(Transitions.NextAction, Parameters['TextToSpeechVoice']);
    }
  }
  const words = asFlow(optOutFlow(bilingualNotice)).Actions.flatMap(({ Identifier, Parameters: { Text } }) =>
    typeof Text === 'string' ? [{ Text, voice: spokenBy.get(Identifier) }] : [],
  );
  for (const { language, voice } of bilingualNotice.texts) {
    const said = words.filter((spoken) => spoken.voice === voice).map(({ Text }) => Text);
    expect(said).toEqual(expect.arrayContaining(Object.values(optOutWordsIn(language))));
  }
});

test.each(Object.keys(noticeVoices) as (keyof typeof noticeVoices)[])(
  'in %s one digit is named, and it is 1',
  (language) => {
    const words = optOutWordsIn(language);
    expect(words.ask.match(/\p{Nd}/gu)).toEqual(['1']);
    expect(new Set(Object.values(words)).size).toBe(6);
  },
);

test('sends the functions what their contracts ask for', () => {
  const ContactData = {
    ContactId: '5ca0c2a2-9d6c-4a0a-8a3e-3f0a5d1c2b10',
    CustomerEndpoint: { Address: '+15145550100', Type: 'TELEPHONE_NUMBER' },
  };
  const parameters = asFlow(optOutFlow(englishNotice)).Actions.flatMap(({ Type, Parameters }) =>
    Type === 'InvokeLambdaFunction' ? [Parameters['LambdaInvocationAttributes']] : [],
  );
  expect(parameters).toHaveLength(2);
  const events = parameters.map((Parameters) => ({ Name: 'ContactFlowEvent', Details: { ContactData, Parameters } }));
  expect(flowConsentEventSchema.safeParse(events[0]).success).toBe(true);
  expect(flowRecordEventSchema.parse(events[1]).Details.Parameters).toEqual({
    choice: 'opted-out',
    noticeVersion: englishNotice.version,
  });
});
