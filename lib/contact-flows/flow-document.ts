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
  | Action<Name, 'UpdateContactRecordingBehavior', { RecordingBehavior: RecordingBehavior }>
  | Action<Name, 'UpdateContactTargetQueue', { QueueId: Placeholder }>
  | Action<Name, 'CheckHoursOfOperation', { HoursOfOperationId: Placeholder }>
  | Action<Name, 'TransferContactToQueue', Readonly<Record<string, never>>>
  | Action<Name, 'TransferToFlow', { ContactFlowId: Placeholder }>
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
