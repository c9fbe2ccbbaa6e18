import { type AnalyticsBehavior, type DocumentAction, type FlowDocument, type Placeholder } from '../flow-document';
import { type Notice, noticeActions, type NoticeName } from '../notice/notice-actions';
import { inboundLanguage, inboundWords } from './inbound-words';

export interface InboundFlowProps {
  readonly flowLogs: boolean;
  /** Comes before anything is recorded (GDPR art. 13, PIPEDA 4.3, state wiretapping law). */
  readonly notice: Notice;
  readonly callRecording: boolean;
  readonly screenRecording: boolean;
  readonly chatTranscripts: boolean;
  /** Conversations that are recorded are analysed too. */
  readonly contactLens: boolean;
  /** Queues of organisations that have their own. Everybody else's contacts go to the main queue. */
  readonly organisationQueues: readonly OrganisationQueue[];
}

/** The queue of one organisation. */
export interface OrganisationQueue {
  /** Name within the instance: lower-case words and digits, joined by hyphens. */
  readonly name: string;
  readonly organisationId: string;
}

/** What the template substitutes for the queue of an organisation. CloudFormation knows no hyphen in such names. */
export function queuePlaceholder({ name }: Pick<OrganisationQueue, 'name'>): Placeholder {
  return `\${Queue_${name.replaceAll('-', '_')}}`;
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
  | NoticeName
  | 'recording'
  | 'which-queue'
  | `queue-${string}`
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
  const queue = props.organisationQueues.length === 0 ? 'queue' : 'which-queue';
  const recorded = props.callRecording || props.screenRecording || props.chatTranscripts;
  const analysed = props.callRecording && props.contactLens;
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
      ...noticeActions(props.notice, {
        conversation: analysed ? 'analysed' : recorded ? 'recorded' : 'notRecorded',
        heard: 'recording',
        unheard: queue,
      }),
      {
        Identifier: 'recording',
        Type: 'UpdateContactRecordingBehavior',
        Parameters: {
          RecordingBehavior: {
            RecordedParticipants: props.callRecording ? ['Agent', 'Customer'] : [],
            ScreenRecordedParticipants: props.screenRecording ? ['Agent'] : [],
            IVRRecordingBehavior: 'Disabled',
          },
          ...(analysed && { AnalyticsBehavior: redactedAnalytics }),
        },
        Transitions: { NextAction: queue },
      },
      ...ownQueueActions(props.organisationQueues),
      ...queueActions,
      message('closed'),
      message('unknown'),
      message('elsewhere'),
      message('unavailable'),
      { Identifier: 'disconnect', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  };
}

/** Every entity that Amazon Connect can tell is redacted: no list means all. */
const redactedAnalytics: AnalyticsBehavior = {
  Enabled: 'True',
  AnalyticsLanguage: inboundLanguage,
  AnalyticsRedactionBehavior: 'Enabled',
  AnalyticsRedactionResults: 'RedactedOnly',
  AnalyticsRedactionMaskMode: 'EntityType',
  ChannelConfiguration: { Voice: { AnalyticsModes: ['PostContact'] }, Chat: { AnalyticsModes: ['ContactLens'] } },
};

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
  setQueue('queue', inboundPlaceholders.queue),
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

/** The queue of the organisation, where it has one. */
function ownQueueActions(queues: readonly OrganisationQueue[]): readonly InboundAction[] {
  if (queues.length === 0) return [];
  return [
    {
      Identifier: 'which-queue',
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.Attributes.organisationId' },
      Transitions: {
        NextAction: 'queue',
        Conditions: queues.map(({ name, organisationId }) => ({
          NextAction: `queue-${name}` as const,
          Condition: { Operator: 'Equals', Operands: [organisationId] },
        })),
        Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'queue' }],
      },
    },
    ...queues.map((queue) => setQueue(`queue-${queue.name}`, queuePlaceholder(queue))),
  ];
}

function setQueue(name: 'queue' | `queue-${string}`, QueueId: Placeholder): InboundAction {
  return {
    Identifier: name,
    Type: 'UpdateContactTargetQueue',
    Parameters: { QueueId },
    Transitions: { NextAction: 'hours', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] },
  };
}

function message(name: Speaking): InboundAction {
  return {
    Identifier: name,
    Type: 'MessageParticipant',
    Parameters: { Text: inboundWords[name] },
    Transitions: { NextAction: 'disconnect', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'disconnect' }] },
  };
}
