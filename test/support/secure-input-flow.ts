import { type Flow, parseFlow } from '../../lib/contact-flows/flow';

const on = (error: string, NextAction: string) => ({ ErrorType: error, NextAction });
const equal = (value: string, NextAction: string) => ({
  NextAction,
  Condition: { Operator: 'Equals', Operands: [value] },
});
const always = (NextAction: string) => ({ NextAction });
const orElse = (NextAction: string, instead: string) => ({
  NextAction,
  Errors: [on('NoMatchingError', instead)],
});

const recording = (RecordedParticipants: readonly string[]) => ({
  RecordingBehavior: { RecordedParticipants, ScreenRecordedParticipants: [], IVRRecordingBehavior: 'Disabled' },
});

/**
 * A flow that stores two encrypted inputs: the smallest that does all that is asked of one. It comes after another flow,
 * so that it asks for the notice, and resumes recording only for those who were told of it.
 */
export const secureInputFlow: Flow = parseFlow(
  JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'told',
    Actions: [
      {
        Identifier: 'told',
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.Attributes.notice' },
        Transitions: {
          NextAction: 'untold',
          Conditions: [equal('recorded', 'logging-off'), equal('not-recorded', 'logging-off')],
          Errors: [on('NoMatchingCondition', 'untold')],
        },
      },
      {
        Identifier: 'logging-off',
        Type: 'UpdateFlowLoggingBehavior',
        Parameters: { FlowLoggingBehavior: 'Disabled' },
        Transitions: always('suspend'),
      },
      {
        Identifier: 'suspend',
        Type: 'UpdateContactRecordingBehavior',
        Parameters: recording([]),
        Transitions: always('number'),
      },
      {
        Identifier: 'number',
        Type: 'GetParticipantInput',
        Parameters: {
          Text: 'Please enter your number.',
          StoreInput: 'True',
          InputEncryption: { EncryptionKeyId: '${SecurityKey}', Key: '${Certificate}' },
        },
        Transitions: orElse('keep-number', 'was-recorded'),
      },
      {
        Identifier: 'keep-number',
        Type: 'UpdateFlowAttributes',
        Parameters: { FlowAttributes: { organisationId: '$.StoredCustomerInput' } },
        Transitions: orElse('code', 'was-recorded'),
      },
      {
        Identifier: 'code',
        Type: 'GetParticipantInput',
        Parameters: {
          Text: 'Please enter your code.',
          StoreInput: 'True',
          InputEncryption: { EncryptionKeyId: '${SecurityKey}', Key: '${Certificate}' },
        },
        Transitions: orElse('pay', 'was-recorded'),
      },
      {
        Identifier: 'pay',
        Type: 'InvokeLambdaFunction',
        Parameters: {
          LambdaFunctionARN: '${Pay}',
          InvocationTimeLimitSeconds: '8',
          InvocationType: 'SYNCHRONOUS',
          LambdaInvocationAttributes: { number: '$.FlowAttributes.organisationId', code: '$.StoredCustomerInput' },
          ResponseValidation: { ResponseType: 'STRING_MAP' },
        },
        Transitions: orElse('was-recorded', 'was-recorded'),
      },
      {
        Identifier: 'was-recorded',
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.Attributes.notice' },
        Transitions: {
          NextAction: 'logging-on',
          Conditions: [equal('recorded', 'resume')],
          Errors: [on('NoMatchingCondition', 'logging-on')],
        },
      },
      {
        Identifier: 'resume',
        Type: 'UpdateContactRecordingBehavior',
        Parameters: recording(['Agent', 'Customer']),
        Transitions: always('logging-on'),
      },
      {
        Identifier: 'logging-on',
        Type: 'UpdateFlowLoggingBehavior',
        Parameters: { FlowLoggingBehavior: 'Enabled' },
        Transitions: always('back'),
      },
      {
        Identifier: 'back',
        Type: 'TransferContactToQueue',
        Parameters: {},
        Transitions: {
          NextAction: 'disconnect',
          Errors: [on('QueueAtCapacity', 'disconnect'), on('NoMatchingError', 'disconnect')],
        },
      },
      {
        Identifier: 'untold',
        Type: 'MessageParticipant',
        Parameters: { Text: 'We cannot take a payment now.' },
        Transitions: orElse('disconnect', 'disconnect'),
      },
      { Identifier: 'disconnect', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  }),
  'secure-input-flow',
);
