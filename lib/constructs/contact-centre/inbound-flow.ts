import { type FlowDocument } from './flow-document';

export interface InboundFlowProps {
  /** ARNs of the same instance: the flow names nothing of another Region. */
  readonly queueArn: string;
  readonly hoursOfOperationArn: string;
  readonly flowLogs: boolean;
  readonly callRecording: boolean;
  readonly screenRecording: boolean;
  readonly chatTranscripts: boolean;
}

/** What the customer is told before anything is recorded (GDPR art. 13, PIPEDA 4.3, state wiretapping law). */
const notices = {
  recorded:
    'Thank you for contacting us. This conversation is recorded so that we can review the service you receive. ' +
    'If you do not want to be recorded, please tell the agent at the start.',
  notRecorded: 'Thank you for contacting us. This conversation is not recorded.',
} as const;

const closed = 'We are closed at the moment. Please contact us again during our hours of operation.';
const unavailable = 'We cannot take your contact right now. Please try again later.';

type Name =
  'logging' | 'notice' | 'recording' | 'queue' | 'hours' | 'transfer' | 'closed' | 'unavailable' | 'disconnect';

/**
 * The main inbound flow: notice first, then recording, then the queue. The customer alone with a menu is never
 * recorded: `IVRRecordingBehavior` stays off.
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
        Transitions: { NextAction: 'notice' },
      },
      {
        Identifier: 'notice',
        Type: 'MessageParticipant',
        Parameters: { Text: recorded ? notices.recorded : notices.notRecorded },
        // A notice that was not heard is no notice: without it nothing is recorded.
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
      {
        Identifier: 'queue',
        Type: 'UpdateContactTargetQueue',
        Parameters: { QueueId: props.queueArn },
        Transitions: { NextAction: 'hours', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] },
      },
      {
        Identifier: 'hours',
        Type: 'CheckHoursOfOperation',
        Parameters: { HoursOfOperationId: props.hoursOfOperationArn },
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
      message('closed', closed),
      message('unavailable', unavailable),
      { Identifier: 'disconnect', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  };
}

function message(name: 'closed' | 'unavailable', text: string): FlowDocument<Name>['Actions'][number] {
  return {
    Identifier: name,
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: { NextAction: 'disconnect', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'disconnect' }] },
  };
}
