import { type ContactAttribute } from './contact-attributes';

/**
 * A flow in the Amazon Connect Flow language, as far as this project's flows use it. Types keep transitions inside the
 * document: an action can only name an action that is there. What belongs to one instance is a placeholder of the form
 * `${Name}`, which CloudFormation substitutes.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language.html
 */
export interface FlowDocument<Name extends string = string> {
  readonly Version: '2019-10-30';
  readonly StartAction: Name;
  readonly Metadata: Readonly<Record<string, never>>;
  readonly Actions: readonly DocumentAction<Name>[];
}

export type DocumentAction<Name extends string> =
  | Action<Name, 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' | 'Disabled' }>
  | Action<Name, 'InvokeLambdaFunction', FunctionCall>
  | Action<Name, 'Compare', { ComparisonValue: `$.${string}` }>
  | Action<Name, 'UpdateContactAttributes', ContactAttributes>
  | Action<Name, 'MessageParticipant', { Text: string }>
  | Action<Name, 'GetParticipantInput', Menu>
  | Action<Name, 'UpdateContactTextToSpeechVoice', { TextToSpeechVoice: string }>
  | Action<Name, 'UpdateContactRecordingBehavior', Recording>
  | Action<Name, 'UpdateContactTargetQueue', { QueueId: Placeholder }>
  | Action<Name, 'CheckHoursOfOperation', { HoursOfOperationId: Placeholder }>
  | Action<Name, 'TransferContactToQueue', Readonly<Record<string, never>>>
  | Action<Name, 'TransferToFlow', { ContactFlowId: Placeholder }>
  | Action<
      Name,
      'UpdatePreviousContactParticipantState',
      { PreviousContactParticipantState: 'AgentOnHold' | 'OffHold' }
    >
  | Action<Name, 'GetParticipantInput', EncryptedInput>
  | Action<Name, 'UpdateFlowAttributes', { FlowAttributes: Readonly<Record<string, { readonly Value: string }>> }>
  | Action<Name, 'Loop', { LoopCount: string }>
  | Action<Name, 'DisconnectParticipant', Readonly<Record<string, never>>>;

/** What the template substitutes, such as `${Queue}`. */
export type Placeholder = `\${${string}}`;

export interface FunctionCall {
  readonly LambdaFunctionARN: Placeholder;
  /** 1 to 8. */
  readonly InvocationTimeLimitSeconds: string;
  readonly InvocationType: 'SYNCHRONOUS';
  readonly LambdaInvocationAttributes: Readonly<Record<string, string>>;
  readonly ResponseValidation: { readonly ResponseType: 'STRING_MAP' };
}

/** One digit that is asked for and not stored: each answer is a condition. */
export interface Menu {
  readonly Text: string;
  readonly StoreInput: 'False';
  /** Seconds to wait for the digit. */
  readonly InputTimeLimitSeconds: string;
}

export interface ContactAttributes {
  readonly Attributes: Readonly<Partial<Record<ContactAttribute, string>>>;
  readonly TargetContact: 'Current';
}

export interface Recording {
  readonly RecordingBehavior: RecordingBehavior;
  /** Amazon Connect takes it only where agent and customer are recorded. @default - nothing is analysed */
  readonly AnalyticsBehavior?: AnalyticsBehavior;
}

/** Conversational analytics of calls and chats. Its transcripts are redacted, and the originals are not kept. */
export interface AnalyticsBehavior {
  readonly Enabled: 'True';
  /** Of what is spoken, such as `en-US`. */
  readonly AnalyticsLanguage: string;
  readonly AnalyticsRedactionBehavior: 'Enabled';
  readonly AnalyticsRedactionResults: 'RedactedOnly';
  /** What stands for a redacted word: its kind, such as `[NAME]`. */
  readonly AnalyticsRedactionMaskMode: 'EntityType';
  readonly ChannelConfiguration: {
    readonly Voice: { readonly AnalyticsModes: readonly ['PostContact'] };
    readonly Chat: { readonly AnalyticsModes: readonly ['ContactLens'] };
  };
}

/**
 * Digits that the customer types, stored as `$.StoredCustomerInput` and encrypted before the flow sees them.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html
 */
export interface EncryptedInput {
  readonly Text: string;
  /** Seconds until the first digit. Without one, the flow goes on with the text `Timeout`. */
  readonly InputTimeLimitSeconds: string;
  readonly StoreInput: 'True';
  readonly InputValidation: { readonly CustomValidation: { readonly MaximumLength: string } };
  readonly InputEncryption: {
    /** Id of the security key of the instance. */
    readonly EncryptionKeyId: Placeholder;
    /** X.509 certificate in PEM, signed with the private half of that key. */
    readonly Key: Placeholder;
  };
  readonly DTMFConfiguration: { readonly InputTerminationSequence: '#'; readonly DisableCancelKey: 'False' };
}

/** Who is recorded. An empty list switches recording off. */
export interface RecordingBehavior {
  readonly RecordedParticipants: readonly ('Agent' | 'Customer')[];
  readonly ScreenRecordedParticipants: readonly 'Agent'[];
  /** Audio of the customer before an agent is there, such as what is said to a menu. */
  readonly IVRRecordingBehavior: 'Enabled' | 'Disabled';
}

interface Action<Name extends string, Type extends string, Parameters> {
  readonly Identifier: Name;
  readonly Type: Type;
  readonly Parameters: Parameters;
  readonly Transitions: Transitions<Name>;
}

interface Transitions<Name extends string> {
  readonly NextAction?: Name;
  readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: Name }[];
  readonly Conditions?: readonly {
    readonly NextAction: Name;
    readonly Condition: { readonly Operator: 'Equals'; readonly Operands: readonly [string] };
  }[];
}
