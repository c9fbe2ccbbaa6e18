import { type DocumentAction, type FlowDocument, type FunctionCall, type Placeholder } from '../flow-document';
import { type Notice, noticeActions, type NoticeName } from '../notice/notice-actions';
import { optOutWords } from './opt-out-words';

/** What the template substitutes in the opt-out flow, all of the same Region. */
export const optOutPlaceholders = {
  lookUpFunction: '${LookUpConsentFunction}',
  recordFunction: '${RecordConsentFunction}',
} as const;

/** Seconds that a function may take. The functions give up earlier, and Amazon Connect would wait for 8. */
const FUNCTION_SECONDS = '5';
/** Seconds in which the caller can press a digit. */
const MENU_SECONDS = '10';

type Speaking = 'recorded' | 'already' | 'unchanged' | 'unknown-caller' | 'failed';

type Name =
  | 'logging'
  | 'recording'
  | NoticeName
  | 'look-up'
  | 'remember'
  | 'is-caller-known'
  | 'has-opted-out'
  | 'ask'
  | 'record'
  | Speaking
  | 'disconnect';

const words: Readonly<Record<Speaking, string>> = {
  recorded: optOutWords.recorded,
  already: optOutWords.already,
  unchanged: optOutWords.unchanged,
  'unknown-caller': optOutWords.unknownCaller,
  failed: optOutWords.failed,
};

/**
 * Opting out of sale and sharing by telephone: the notice, whether the caller's number has opted out, one digit to
 * confirm, and the record of it. Nothing is recorded in sound, and nothing of the choice is in the flow's log or in an
 * attribute. Nobody is told that he or she has opted out unless it is on record.
 */
export function optOutFlow(notice: Notice): FlowDocument<Name> {
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
      ...noticeActions(notice, { conversation: 'notRecorded', heard: 'look-up', unheard: 'failed' }),
      {
        Identifier: 'look-up',
        Type: 'InvokeLambdaFunction',
        Parameters: call(optOutPlaceholders.lookUpFunction, {}),
        Transitions: { NextAction: 'remember', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'failed' }] },
      },
      {
        Identifier: 'remember',
        Type: 'UpdateContactAttributes',
        Parameters: { Attributes: { jurisdiction: '$.External.jurisdiction' }, TargetContact: 'Current' },
        Transitions: {
          NextAction: 'is-caller-known',
          Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'failed' }],
        },
      },
      branch('is-caller-known', '$.External.callerKnown', { true: 'has-opted-out', other: 'unknown-caller' }),
      branch('has-opted-out', '$.External.optedOut', { true: 'already', other: 'ask' }),
      {
        Identifier: 'ask',
        Type: 'GetParticipantInput',
        Parameters: { Text: optOutWords.ask, StoreInput: 'False', InputTimeLimitSeconds: MENU_SECONDS },
        Transitions: {
          NextAction: 'unchanged',
          Conditions: [{ NextAction: 'record', Condition: { Operator: 'Equals', Operands: ['1'] } }],
          Errors: [
            { ErrorType: 'InputTimeLimitExceeded', NextAction: 'unchanged' },
            { ErrorType: 'NoMatchingCondition', NextAction: 'unchanged' },
            { ErrorType: 'NoMatchingError', NextAction: 'failed' },
          ],
        },
      },
      {
        Identifier: 'record',
        Type: 'InvokeLambdaFunction',
        Parameters: call(optOutPlaceholders.recordFunction, { choice: 'opted-out', noticeVersion: notice.version }),
        Transitions: { NextAction: 'recorded', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'failed' }] },
      },
      message('recorded'),
      message('already'),
      message('unchanged'),
      message('unknown-caller'),
      message('failed'),
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

function message(name: Speaking): DocumentAction<Name> {
  return {
    Identifier: name,
    Type: 'MessageParticipant',
    Parameters: { Text: words[name] },
    Transitions: { NextAction: 'disconnect', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'disconnect' }] },
  };
}
