import { type DocumentAction, type FlowDocument, type FunctionCall, type Placeholder } from '../flow-document';
import { type Notice, noticeActions, type NoticeName, type NoticeText, speaksByVoice } from '../notice/notice-actions';
import { type OptOutWords, optOutWordsIn } from './opt-out-words';

/** What the template substitutes in the opt-out flow, all of the same Region. */
export const optOutPlaceholders = {
  lookUpFunction: '${LookUpConsentFunction}',
  recordFunction: '${RecordConsentFunction}',
} as const;

/** Seconds that a function may take. The functions give up earlier, and Amazon Connect would wait for 8. */
const FUNCTION_SECONDS = '5';
/** Seconds in which the caller can press a digit, once the menu was heard in every language. */
const MENU_SECONDS = '10';
/** Seconds in which the caller can press a digit before the menu is heard in the next language. */
const BETWEEN_LANGUAGES_SECONDS = '2';

type Message = 'recorded' | 'already' | 'unchanged' | 'unknown-caller' | 'failed';
type Speaking = 'ask' | Message;

type Name =
  | 'logging'
  | 'recording'
  | NoticeName
  | 'look-up'
  | 'remember'
  | 'is-caller-known'
  | 'has-opted-out'
  | 'record'
  | Speaking
  | `${Speaking}-${string}`
  | 'disconnect';

const wordsOf: Readonly<Record<Speaking, keyof OptOutWords>> = {
  ask: 'ask',
  recorded: 'recorded',
  already: 'already',
  unchanged: 'unchanged',
  'unknown-caller': 'unknownCaller',
  failed: 'failed',
};

/**
 * Opting out of sale and sharing by telephone: the notice, whether the caller's number has opted out, one digit to
 * confirm, and the record of it. Nothing is recorded in sound, and nothing of the choice is in the flow's log or in an
 * attribute. Nobody is told that he or she has opted out unless it is on record.
 *
 * Everything is said in every language of the notice, one after the other, and the digit counts in each: nobody chooses
 * a language first, and none is noted.
 */
export function optOutFlow(notice: Notice): FlowDocument<Name> {
  const { texts } = notice;
  const begin = <S extends Speaking>(name: S) => firstOf(name, texts);
  const failed = begin('failed');
  return {
    Version: '2019-10-30',
    StartAction: 'logging',
    Metadata: {},
    Actions: [
      {
        Identifier: 'logging',
        Type: 'UpdateFlowLoggingBehavior',
        Parameters: { FlowLoggingBehavior: 'Disabled' },
        Transitions: { NextAction: 'recording' },
      },
      {
        Identifier: 'recording',
        Type: 'UpdateContactRecordingBehavior',
        Parameters: {
          RecordingBehavior: {
            RecordedParticipants: [],
            ScreenRecordedParticipants: [],
            IVRRecordingBehavior: 'Disabled',
          },
        },
        Transitions: { NextAction: 'notice' },
      },
      // Without the notice nothing is collected, not even this choice.
      ...noticeActions(notice, { conversation: 'notRecorded', heard: 'look-up', unheard: failed }),
      {
        Identifier: 'look-up',
        Type: 'InvokeLambdaFunction',
        Parameters: call(optOutPlaceholders.lookUpFunction, {}),
        Transitions: { NextAction: 'remember', Errors: [{ ErrorType: 'NoMatchingError', NextAction: failed }] },
      },
      {
        Identifier: 'remember',
        Type: 'UpdateContactAttributes',
        Parameters: { Attributes: { jurisdiction: '$.External.jurisdiction' }, TargetContact: 'Current' },
        Transitions: {
          NextAction: 'is-caller-known',
          Errors: [{ ErrorType: 'NoMatchingError', NextAction: failed }],
        },
      },
      branch('is-caller-known', '$.External.callerKnown', {
        true: 'has-opted-out',
        other: begin('unknown-caller'),
      }),
      branch('has-opted-out', '$.External.optedOut', { true: begin('already'), other: begin('ask') }),
      ...menu(texts),
      {
        Identifier: 'record',
        Type: 'InvokeLambdaFunction',
        Parameters: call(optOutPlaceholders.recordFunction, { choice: 'opted-out', noticeVersion: notice.version }),
        Transitions: { NextAction: begin('recorded'), Errors: [{ ErrorType: 'NoMatchingError', NextAction: failed }] },
      },
      ...message('recorded', texts),
      ...message('already', texts),
      ...message('unchanged', texts),
      ...message('unknown-caller', texts),
      ...message('failed', texts),
      { Identifier: 'disconnect', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  };
}

/** Amazon Connect adds the caller's number by itself. */
function call(
  LambdaFunctionARN: Placeholder,
  LambdaInvocationAttributes: Readonly<Record<string, string>>,
): FunctionCall {
  return {
    LambdaFunctionARN,
    InvocationTimeLimitSeconds: FUNCTION_SECONDS,
    InvocationType: 'SYNCHRONOUS',
    LambdaInvocationAttributes,
    ResponseValidation: { ResponseType: 'STRING_MAP' },
  };
}

function branch(
  name: 'is-caller-known' | 'has-opted-out',
  ComparisonValue: `$.${string}`,
  to: { readonly true: Name; readonly other: Name },
): DocumentAction<Name> {
  return {
    Identifier: name,
    Type: 'Compare',
    Parameters: { ComparisonValue },
    Transitions: {
      NextAction: to.other,
      Conditions: [{ NextAction: to.true, Condition: { Operator: 'Equals', Operands: ['true'] } }],
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: to.other }],
    },
  };
}

/** The question in every language. Who presses nothing hears it in the next, and after the last has chosen nothing. */
function menu(texts: Notice['texts']): readonly DocumentAction<Name>[] {
  return spoken('ask', texts, (Identifier, Text, next) => ({
    Identifier,
    Type: 'GetParticipantInput',
    Parameters: {
      Text,
      StoreInput: 'False',
      InputTimeLimitSeconds: next === undefined ? MENU_SECONDS : BETWEEN_LANGUAGES_SECONDS,
    },
    Transitions: {
      NextAction: firstOf('unchanged', texts),
      Conditions: [{ NextAction: 'record', Condition: { Operator: 'Equals', Operands: ['1'] } }],
      Errors: [
        { ErrorType: 'InputTimeLimitExceeded', NextAction: next ?? firstOf('unchanged', texts) },
        { ErrorType: 'NoMatchingCondition', NextAction: firstOf('unchanged', texts) },
        { ErrorType: 'NoMatchingError', NextAction: firstOf('failed', texts) },
      ],
    },
  }));
}

/** The last word, in every language. One that cannot be spoken does not keep the others back. */
function message(name: Message, texts: Notice['texts']): readonly DocumentAction<Name>[] {
  return spoken(name, texts, (Identifier, Text, next = 'disconnect') => ({
    Identifier,
    Type: 'MessageParticipant',
    Parameters: { Text },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: next }] },
  }));
}

/** The action at which saying something begins. */
function firstOf<S extends Speaking>(name: S, texts: Notice['texts']): S | `${S}-voice` {
  return speaksByVoice(texts) ? `${name}-voice` : name;
}

/** One action for every language, each after its voice where voices change. A wrong voice is better than silence. */
function spoken(
  name: Speaking,
  texts: readonly NoticeText[],
  speak: (identifier: Name, text: string, next: Name | undefined) => DocumentAction<Name>,
): readonly DocumentAction<Name>[] {
  const voices = speaksByVoice(texts);
  const nameOf = (index: number): Name => (index === 0 ? name : `${name}-${index + 1}`);
  const voiceOf = (index: number): Name => `${name}-${index === 0 ? '' : `${index + 1}-`}voice`;
  return texts.flatMap(({ language, voice }, index): readonly DocumentAction<Name>[] => {
    const next = index + 1 === texts.length ? undefined : (voices ? voiceOf : nameOf)(index + 1);
    const said = speak(nameOf(index), optOutWordsIn(language)[wordsOf[name]], next);
    return voices ? [setVoice(voiceOf(index), voice, nameOf(index)), said] : [said];
  });
}

function setVoice(Identifier: Name, TextToSpeechVoice: string, next: Name): DocumentAction<Name> {
  return {
    Identifier,
    Type: 'UpdateContactTextToSpeechVoice',
    Parameters: { TextToSpeechVoice },
    Transitions: { NextAction: next, Errors: [{ ErrorType: 'NoMatchingError', NextAction: next }] },
  };
}
