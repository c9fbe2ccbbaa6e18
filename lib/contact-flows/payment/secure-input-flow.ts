import { type DocumentAction, type FlowDocument } from '../flow-document';
import { encryptedInputs } from './encrypted-inputs';
import { secureInputWords } from './secure-input-words';

export interface SecureInputFlowProps {
  /** What the inbound flow switched on, and this flow suspends and resumes. */
  readonly callRecording: boolean;
  readonly screenRecording: boolean;
}

/** What the template substitutes in the flow, all of the same instance or at least Region. */
export const secureInputPlaceholders = {
  paymentFunction: '${PaymentFunction}',
  encryptionKeyId: '${EncryptionKeyId}',
  certificate: '${EncryptionCertificate}',
} as const;

/** Seconds that the payment may take: the longest that Amazon Connect waits. */
const PAYMENT_SECONDS = '8';

/** How often details that are not complete may be entered again. */
const REPETITIONS = '2';

type Name =
  | 'logging-off'
  | 'is-noticed'
  | 'suspend'
  | 'hold-agent'
  | 'notice'
  | 'card-number'
  | 'keep-card-number'
  | 'expiry'
  | 'keep-expiry'
  | 'security-code'
  | 'keep-security-code'
  | 'pay'
  | 'note-result'
  | 'which-result'
  | 'attempts'
  | 'again'
  | 'accepted'
  | 'declined'
  | 'failed'
  | 'not-taken'
  | 'unnoticed'
  | 'overwrite-input'
  | 'erase-inputs'
  | 'resume'
  | 'logging-on'
  | 'release-agent'
  | 'leave';

type SecureAction = DocumentAction<Name>;

/**
 * Takes card details from the customer while the agent is on hold: a flow of type transfer to queue, which the agent
 * starts by a quick connect.
 *
 * The flow's log is off and recording is suspended before the first word, and both are as before on every way out. The
 * digits are encrypted by Amazon Connect before the flow sees them; the flow keeps the ciphertext in attributes of its own,
 * which end with it and are in no contact record, and blanks them. What stays on the contact is the result and a
 * one-time token. Where the inbound flow noted no notice, nothing is recorded and nothing is taken.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/sample-secure-input-with-agent.html
 */
export function secureInputFlow(props: SecureInputFlowProps): FlowDocument<Name> {
  const records = props.callRecording || props.screenRecording;
  const restore = records ? 'resume' : 'logging-on';
  return {
    Version: '2019-10-30',
    StartAction: 'logging-off',
    Metadata: {},
    Actions: [
      logging('logging-off', 'Disabled', 'is-noticed'),
      {
        Identifier: 'is-noticed',
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.Attributes.notice' },
        Transitions: {
          NextAction: 'unnoticed',
          // Only what was on before may be on afterwards, and only after a notice it was.
          Conditions: [
            {
              NextAction: records ? 'suspend' : 'hold-agent',
              Condition: { Operator: 'Equals', Operands: [records ? 'recorded' : 'not-recorded'] },
            },
          ],
          Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'unnoticed' }],
        },
      },
      ...(records ? [recording('suspend', { callRecording: false, screenRecording: false }, 'hold-agent')] : []),
      hold('hold-agent', 'AgentOnHold', 'notice', 'not-taken'),
      // Nothing is collected from somebody who has not heard what becomes of it.
      message('notice', 'card-number', 'not-taken'),
      ...collection,
      ...payment,
      message('accepted', 'overwrite-input'),
      message('declined', 'overwrite-input'),
      message('failed', 'overwrite-input'),
      message('not-taken', restore),
      message('unnoticed', 'logging-on'),
      // The last input stays readable in the flow's data until another replaces it.
      input('overwrite-input', secureInputWords.back, { seconds: '1', digits: '1' }, 'erase-inputs', 'erase-inputs'),
      {
        Identifier: 'erase-inputs',
        Type: 'UpdateFlowAttributes',
        Parameters: { FlowAttributes: Object.fromEntries(encryptedInputs.map((name) => [name, { Value: '' }])) },
        Transitions: next(restore),
      },
      ...(records ? [recording('resume', props, 'logging-on')] : []),
      // An instance whose flow logs are off logs nothing all the same.
      logging('logging-on', 'Enabled', 'release-agent'),
      hold('release-agent', 'OffHold', 'leave'),
      { Identifier: 'leave', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  };
}

/** The three inputs, each kept as ciphertext before the next replaces it. */
const collection: readonly SecureAction[] = [
  input('card-number', secureInputWords.cardNumber, { seconds: '15', digits: '19' }, 'keep-card-number'),
  keep('keep-card-number', 'encryptedCardNumber', 'expiry'),
  input('expiry', secureInputWords.expiry, { seconds: '10', digits: '4' }, 'keep-expiry'),
  keep('keep-expiry', 'encryptedExpiry', 'security-code'),
  input('security-code', secureInputWords.securityCode, { seconds: '10', digits: '4' }, 'keep-security-code'),
  keep('keep-security-code', 'encryptedSecurityCode', 'pay'),
];

const payment: readonly SecureAction[] = [
  {
    Identifier: 'pay',
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: secureInputPlaceholders.paymentFunction,
      InvocationTimeLimitSeconds: PAYMENT_SECONDS,
      InvocationType: 'SYNCHRONOUS',
      LambdaInvocationAttributes: {
        encryptionKeyId: secureInputPlaceholders.encryptionKeyId,
        ...Object.fromEntries(encryptedInputs.map((name) => [name, `$.FlowAttributes.${name}`])),
      },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    Transitions: next('note-result', 'failed'),
  },
  {
    Identifier: 'note-result',
    Type: 'UpdateContactAttributes',
    Parameters: {
      Attributes: { paymentResult: '$.External.paymentResult', paymentToken: '$.External.paymentToken' },
      TargetContact: 'Current',
    },
    Transitions: next('which-result', 'failed'),
  },
  {
    Identifier: 'which-result',
    Type: 'Compare',
    Parameters: { ComparisonValue: '$.External.paymentResult' },
    Transitions: {
      NextAction: 'failed',
      Conditions: [
        { NextAction: 'accepted', Condition: { Operator: 'Equals', Operands: ['accepted'] } },
        { NextAction: 'declined', Condition: { Operator: 'Equals', Operands: ['declined'] } },
        { NextAction: 'attempts', Condition: { Operator: 'Equals', Operands: ['invalid'] } },
      ],
      Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: 'failed' }],
    },
  },
  {
    Identifier: 'attempts',
    Type: 'Loop',
    Parameters: { LoopCount: REPETITIONS },
    Transitions: {
      NextAction: 'failed',
      Conditions: [
        { NextAction: 'again', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
        { NextAction: 'failed', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
      ],
    },
  },
  message('again', 'card-number'),
];

function next(success: Name, failure: Name = success): SecureAction['Transitions'] {
  return { NextAction: success, Errors: [{ ErrorType: 'NoMatchingError', NextAction: failure }] };
}

function logging(Identifier: Name, FlowLoggingBehavior: 'Enabled' | 'Disabled', success: Name): SecureAction {
  return {
    Identifier,
    Type: 'UpdateFlowLoggingBehavior',
    Parameters: { FlowLoggingBehavior },
    Transitions: { NextAction: success },
  };
}

/** Analytics need the recording of both sides: without participants, they are off as well. */
function recording(
  Identifier: Name,
  { callRecording, screenRecording }: SecureInputFlowProps,
  success: Name,
): SecureAction {
  return {
    Identifier,
    Type: 'UpdateContactRecordingBehavior',
    Parameters: {
      RecordingBehavior: {
        RecordedParticipants: callRecording ? ['Agent', 'Customer'] : [],
        ScreenRecordedParticipants: screenRecording ? ['Agent'] : [],
        IVRRecordingBehavior: 'Disabled',
      },
    },
    Transitions: { NextAction: success },
  };
}

function hold(
  Identifier: Name,
  PreviousContactParticipantState: 'AgentOnHold' | 'OffHold',
  success: Name,
  failure: Name = success,
): SecureAction {
  return {
    Identifier,
    Type: 'UpdatePreviousContactParticipantState',
    Parameters: { PreviousContactParticipantState },
    Transitions: next(success, failure),
  };
}

function message(
  Identifier: Name & keyof typeof secureInputWords,
  success: Name,
  failure: Name = success,
): SecureAction {
  return {
    Identifier,
    Type: 'MessageParticipant',
    Parameters: { Text: secureInputWords[Identifier] },
    Transitions: next(success, failure),
  };
}

function input(
  Identifier: Name,
  Text: string,
  { seconds, digits }: { readonly seconds: string; readonly digits: string },
  success: Name,
  failure: Name = 'failed',
): SecureAction {
  return {
    Identifier,
    Type: 'GetParticipantInput',
    Parameters: {
      Text,
      InputTimeLimitSeconds: seconds,
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: digits } },
      InputEncryption: {
        EncryptionKeyId: secureInputPlaceholders.encryptionKeyId,
        Key: secureInputPlaceholders.certificate,
      },
      DTMFConfiguration: { InputTerminationSequence: '#', DisableCancelKey: 'False' },
    },
    Transitions: next(success, failure),
  };
}

function keep(Identifier: Name, attribute: (typeof encryptedInputs)[number], success: Name): SecureAction {
  return {
    Identifier,
    Type: 'UpdateFlowAttributes',
    Parameters: { FlowAttributes: { [attribute]: { Value: '$.StoredCustomerInput' } } },
    Transitions: next(success, 'failed'),
  };
}
