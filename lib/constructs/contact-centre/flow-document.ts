/**
 * A flow in the Amazon Connect Flow language, as far as this project's flows use it. Types keep transitions inside the
 * document: an action can only name an action that is there.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language.html
 */
export interface FlowDocument<Name extends string = string> {
  readonly Version: '2019-10-30';
  readonly StartAction: Name;
  readonly Metadata: Readonly<Record<string, never>>;
  readonly Actions: readonly FlowAction<Name>[];
}

export type FlowAction<Name extends string> =
  | Action<Name, 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' | 'Disabled' }>
  | Action<Name, 'MessageParticipant', { Text: string }>
  | Action<Name, 'UpdateContactRecordingBehavior', { RecordingBehavior: RecordingBehavior }>
  | Action<Name, 'UpdateContactTargetQueue', { QueueId: string }>
  | Action<Name, 'CheckHoursOfOperation', { HoursOfOperationId: string }>
  | Action<Name, 'TransferContactToQueue', Readonly<Record<string, never>>>
  | Action<Name, 'DisconnectParticipant', Readonly<Record<string, never>>>;

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
