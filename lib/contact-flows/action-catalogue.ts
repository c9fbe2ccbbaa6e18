import { type FlowAction } from './flow';

/** What the Flow language demands of the transitions of an action. */
export interface ActionFacts {
  /** `ends`: after it succeeds, this flow goes no further. `branches`: it goes on by a condition only. */
  readonly success: 'continues' | 'ends' | 'branches';
  /** Errors that need a transition. Without one the contact is dropped there, without a word. */
  readonly errors: readonly string[];
}

const FAILS = ['NoMatchingError'];
const continues: ActionFacts = { success: 'continues', errors: FAILS };
const cannotFail: ActionFacts = { success: 'continues', errors: [] };
const leaves: ActionFacts = { success: 'ends', errors: FAILS };
const stops: ActionFacts = { success: 'ends', errors: [] };

/**
 * The actions of the Flow language that a flow may use. An action that is not here is not judged, and so refused.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const actionCatalogue: Readonly<Record<string, ActionFacts>> = {
  // Flow control
  CheckHoursOfOperation: { success: 'branches', errors: FAILS },
  CheckMetricData: { success: 'branches', errors: ['NoMatchingCondition', ...FAILS] },
  CheckOutboundCallStatus: { success: 'branches', errors: ['NoMatchingCondition', ...FAILS] },
  Compare: { success: 'branches', errors: ['NoMatchingCondition'] },
  DistributeByPercentage: { success: 'branches', errors: ['NoMatchingCondition'] },
  EndFlowExecution: stops,
  GetMetricData: continues,
  Loop: { success: 'branches', errors: [] },
  TransferToFlow: leaves,
  UpdateFlowAttributes: continues,
  UpdateFlowLoggingBehavior: cannotFail,
  UpdateRoutingCriteria: continues,
  Wait: { success: 'branches', errors: FAILS },
  // Interactions
  AssociateContactToCustomerProfile: continues,
  CreateCallbackContact: continues,
  CreateCustomerProfile: continues,
  GetCalculatedAttributesForCustomerProfile: continues,
  GetCustomerProfile: continues,
  GetCustomerProfileObject: continues,
  InvokeLambdaFunction: continues,
  UpdateCustomerProfile: continues,
  // Participants
  ConnectParticipantWithLexBot: { success: 'branches', errors: ['NoMatchingCondition', ...FAILS] },
  DisconnectParticipant: stops,
  GetParticipantInput: { success: 'continues', errors: FAILS },
  MessageParticipant: continues,
  MessageParticipantIteratively: continues,
  ShowView: { success: 'branches', errors: ['NoMatchingCondition', ...FAILS] },
  TransferParticipantToThirdParty: continues,
  // Contacts
  CompleteOutboundCall: cannotFail,
  CreateCase: continues,
  CreateTask: continues,
  CreateWisdomSession: continues,
  DequeueContactAndTransferToQueue: { success: 'ends', errors: ['QueueAtCapacity', ...FAILS] },
  EndFlowModuleExecution: stops,
  GetCase: continues,
  InvokeFlowModule: continues,
  ResumeContact: continues,
  TagContact: continues,
  TransferContactToAgent: leaves,
  TransferContactToQueue: { success: 'ends', errors: ['QueueAtCapacity', ...FAILS] },
  UnTagContact: continues,
  UpdateCase: continues,
  UpdateContactAttributes: continues,
  UpdateContactCallbackNumber: { success: 'continues', errors: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'] },
  UpdateContactData: continues,
  UpdateContactEventHooks: continues,
  UpdateContactMediaStreamingBehavior: continues,
  UpdateContactRecordingAndAnalyticsBehavior: { success: 'continues', errors: ['ChannelMismatch', ...FAILS] },
  UpdateContactRecordingBehavior: cannotFail,
  UpdateContactRoutingBehavior: cannotFail,
  UpdateContactTargetQueue: continues,
  UpdateContactTextToSpeechVoice: continues,
  UpdatePreviousContactParticipantState: continues,
};

/** The facts about an action; `undefined` for one that is not known. */
export function actionFacts(type: string): ActionFacts | undefined {
  return Object.hasOwn(actionCatalogue, type) ? actionCatalogue[type] : undefined;
}

/**
 * The errors of an action that need a transition. A menu, which stores nothing, has to say what comes of silence and of
 * any other digit.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html
 */
export function errorsOf({ Type, Parameters }: FlowAction): readonly string[] {
  const errors = actionFacts(Type)?.errors ?? [];
  const isMenu = Type === 'GetParticipantInput' && Parameters['StoreInput'] !== 'True';
  return isMenu ? ['InputTimeLimitExceeded', 'NoMatchingCondition', ...errors] : errors;
}
