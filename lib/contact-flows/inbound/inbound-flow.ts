import { type DocumentAction, type FlowDocument } from '../flow-document';
import { inboundWords } from './inbound-words';

export interface InboundFlowProps {
  readonly flowLogs: boolean;
  readonly callRecording: boolean;
  readonly screenRecording: boolean;
  readonly chatTranscripts: boolean;
}

/** What the template substitutes in the inbound flow, all of the same instance or at least Region. */
export const inboundPlaceholders = {
  lookUpFunction: '${LookUpFunction}',
  queue: '${MainQueue}',
  hoursOfOperation: '${HoursOfOperation}',
} as const;

/** Seconds that the look-up may take. The function itself gives up earlier, and Amazon Connect would wait for 8. */
const LOOK_UP_SECONDS = '5';

type Name =
  | 'logging'
  | 'look-up'
  | 'is-known'
  | 'remember'
  | 'is-served-here'
  | 'notice'
  | 'note-notice'
  | 'recording'
  | 'queue'
  | 'hours'
  | 'transfer'
  | 'closed'
  | 'unknown'
  | 'elsewhere'
  | 'unavailable'
  | 'disconnect';

type InboundAction = DocumentAction<Name>;
type Speaking = 'closed' | 'unknown' | 'elsewhere' | 'unavailable';

/**
 * The main inbound flow: whose contact it is, the notice, then recording, then the queue.
 *
 * The organisation's id comes with the contact, as attribute `organisationId`: from the flow of the number that was
 * called, or from whoever starts a chat or task. A contact of an organisation that is unknown, suspended or served by
 * another Region's contact centre is told so and ends here: it is never handed over the border. The customer alone with
 * a menu is never recorded: `IVRRecordingBehavior` stays off.
 */
export function inboundFlow(props: InboundFlowProps): FlowDocument<Name> {
  const recorded = props.callRecording || props.screenRecording || props.chatTranscripts;
  return {
    Version: '2019-10-30',
    StartAction: 'logging',
    Metadata: {},
    Actions: [
      {
        Identifier: 'logging',
        Type: 'UpdateFlowLoggingBehavior',
        Parameters: { FlowLoggingBehavior: props.flowLogs ? 'Enabled' : 'Disabled' },
        Transitions: { NextAction: 'look-up' },
      },
      ...organisationActions,
      {
        Identifier: 'notice',
        Type: 'MessageParticipant',
        Parameters: { Text: recorded ? inboundWords.recorded : inboundWords.notRecorded },
        // A notice that was not heard is no notice: without it nothing is recorded.
        Transitions: { NextAction: 'note-notice', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'queue' }] },
      },
      {
        Identifier: 'note-notice',
        Type: 'UpdateContactAttributes',
        Parameters: { Attributes: { notice: recorded ? 'recorded' : 'not-recorded' }, TargetContact: 'Current' },
        // Nor is one that cannot be shown to have been heard.
        Transitions: { NextAction: 'recording', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'queue' }] },
      },
      {
        Identifier: 'recording',
        Type: 'UpdateContactRecordingBehavior',
        Parameters: {
          RecordingBehavior: {
            RecordedParticipants: props.callRecording ? ['Agent', 'Customer'] : [],
            ScreenRecordedParticipants: props.screenRecording ? ['Agent'] : [],
            IVRRecordingBehavior: 'Disabled',
          },
        },
        Transitions: { NextAction: 'queue' },
      },
      ...queueActions,
      message('closed'),
      message('unknown'),
      message('elsewhere'),
      message('unavailable'),
      { Identifier: 'disconnect', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  };
}

/** Whose contact it is, and whether it is served here. */
const organisationActions: readonly InboundAction[] = [
  {
    Identifier: 'look-up',
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: inboundPlaceholders.lookUpFunction,
      InvocationTimeLimitSeconds: LOOK_UP_SECONDS,
      InvocationType: 'SYNCHRONOUS',
      LambdaInvocationAttributes: { organisationId: '$.Attributes.organisationId' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    Transitions: { NextAction: 'is-known', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] },
  },
  {
    Identifier: 'is-known',
    Type: 'Compare',
    Parameters: { ComparisonValue: '$.External.found' },
    Transitions: {
      NextAction: 'unknown',
      Conditions: [{ NextAction: 'remember', Condition: { Operator: 'Equals', Operands: ['true'] } }],
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'unknown' }],
    },
  },
  {
    Identifier: 'remember',
    Type: 'UpdateContactAttributes',
    Parameters: {
      Attributes: {
        organisationId: '$.External.organisationId',
        jurisdiction: '$.External.jurisdiction',
        homeRegion: '$.External.homeRegion',
        organisationStatus: '$.External.status',
      },
      TargetContact: 'Current',
    },
    Transitions: {
      NextAction: 'is-served-here',
      Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }],
    },
  },
  {
    Identifier: 'is-served-here',
    Type: 'Compare',
    Parameters: { ComparisonValue: '$.External.servedHere' },
    Transitions: {
      NextAction: 'elsewhere',
      Conditions: [{ NextAction: 'notice', Condition: { Operator: 'Equals', Operands: ['true'] } }],
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'elsewhere' }],
    },
  },
];

/** The queue, when it is open. */
const queueActions: readonly InboundAction[] = [
  {
    Identifier: 'queue',
    Type: 'UpdateContactTargetQueue',
    Parameters: { QueueId: inboundPlaceholders.queue },
    Transitions: { NextAction: 'hours', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] },
  },
  {
    Identifier: 'hours',
    Type: 'CheckHoursOfOperation',
    Parameters: { HoursOfOperationId: inboundPlaceholders.hoursOfOperation },
    Transitions: {
      NextAction: 'closed',
      Conditions: [
        { NextAction: 'transfer', Condition: { Operator: 'Equals', Operands: ['True'] } },
        { NextAction: 'closed', Condition: { Operator: 'Equals', Operands: ['False'] } },
      ],
      Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }],
    },
  },
  {
    Identifier: 'transfer',
    Type: 'TransferContactToQueue',
    Parameters: {},
    Transitions: {
      NextAction: 'unavailable',
      Errors: [
        { ErrorType: 'QueueAtCapacity', NextAction: 'unavailable' },
        { ErrorType: 'NoMatchingError', NextAction: 'unavailable' },
      ],
    },
  },
];

function message(name: Speaking): InboundAction {
  return {
    Identifier: name,
    Type: 'MessageParticipant',
    Parameters: { Text: inboundWords[name] },
    Transitions: { NextAction: 'disconnect', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'disconnect' }] },
  };
}
