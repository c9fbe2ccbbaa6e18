import { type FlowAction } from '../../lib/contact-flows/flow';
import { FlowGraph } from '../../lib/contact-flows/flow-graph';
import { analyticsOf, recordingOf } from '../../lib/contact-flows/recording';
import { storesInput } from '../../lib/contact-flows/stored-input';
import {
  type FlowFault,
  changed,
  each,
  ofType,
  parameters,
  before,
  first,
  redirected,
  roundAbout,
  isWhole,
  isUntold,
  switchesOn,
  records,
  secret,
  sets,
  logs,
  leaves,
  OFF,
  enabling,
  loosen,
} from './flow-planting';

/** What can be wrong with what a flow collects of the customer. */
export const privacyFaults: readonly FlowFault[] = [
  {
    fault: 'a stream of the voice before the notice',
    rule: 'notice-before-collection',
    plant: first('UpdateContactMediaStreamingBehavior', { MediaStreamingState: 'Enabled' }),
  },
  {
    fault: 'a bot before the notice',
    rule: 'notice-before-collection',
    plant: (flow) =>
      first('ConnectParticipantWithLexBot', { Text: 'How can we help?' })(flow).map((mutant) =>
        changed(mutant, 'planted', ({ Transitions }) => ({
          Transitions: {
            ...Transitions,
            Conditions: [{ NextAction: flow.StartAction, Condition: { Operator: 'Equals', Operands: ['help'] } }],
          },
        })),
      ),
  },
  {
    fault: 'a notice that was not heard, noted all the same',
    rule: 'notice-before-collection',
    plant: each(
      ({ Type, Transitions }, flow) =>
        Type === 'MessageParticipant' &&
        records(flow) &&
        flow.Actions.some((note) => note.Identifier === Transitions.NextAction && sets('notice')(note)),
      ({ Transitions }) => ({
        Transitions: {
          ...Transitions,
          Errors: [...Transitions.Errors, { ErrorType: 'Other', NextAction: Transitions.NextAction ?? '' }],
        },
      }),
    ),
  },
  {
    fault: 'a notice that is not noted',
    rule: 'notice-before-collection',
    plant: each(
      (action, flow) => sets('notice')(action) && records(flow),
      parameters({ Attributes: { jurisdiction: 'ca' } }),
    ),
  },
  {
    fault: 'a notice of no recording, and recording',
    rule: 'notice-before-collection',
    plant: each(
      (action, flow) => sets('notice')(action) && records(flow),
      parameters({ Attributes: { notice: 'not-recorded' } }),
    ),
  },
  {
    fault: 'no notice, taken for one',
    rule: 'notice-before-collection',
    plant: each(
      ({ Parameters, Transitions }) =>
        Parameters['ComparisonValue'] === '$.Attributes.notice' && Transitions.Conditions.length > 0,
      ({ Transitions }) => ({
        Transitions: {
          ...Transitions,
          Conditions: [
            ...Transitions.Conditions,
            {
              NextAction: Transitions.Conditions[0]?.NextAction ?? '',
              Condition: { Operator: 'Equals', Operands: [''] },
            },
          ],
        },
      }),
    ),
  },
  {
    fault: 'the number of the caller for a function, before the notice',
    rule: 'notice-before-collection',
    plant: each(
      (action, flow) => action.Type === 'InvokeLambdaFunction' && !secret(flow) && isUntold(flow, action),
      parameters({ LambdaInvocationAttributes: { from: '$.CustomerEndpoint.Address' } }),
    ),
  },
  {
    fault: 'input in clear',
    rule: 'stored-input-encrypted',
    plant: each(storesInput, parameters({ InputEncryption: undefined })),
  },
  {
    fault: 'a key that an attribute names',
    rule: 'stored-input-encrypted',
    plant: each(
      storesInput,
      parameters({ InputEncryption: { EncryptionKeyId: '$.Attributes.organisationId', Key: '${Certificate}' } }),
    ),
  },
  {
    fault: 'a private key',
    rule: 'stored-input-encrypted',
    plant: each(
      storesInput,
      parameters({ InputEncryption: { EncryptionKeyId: '${Key}', Key: '-----BEGIN PRIVATE KEY-----' } }),
    ),
  },
  {
    fault: 'input read out',
    rule: 'stored-input-encrypted',
    plant: each(ofType('MessageParticipant'), parameters({ Text: 'You typed $.StoredCustomerInput.' })),
  },
  {
    fault: 'a bot that asks for the card number',
    rule: 'stored-input-encrypted',
    plant: (flow) =>
      first('Compare', { ComparisonValue: '$.Lex.Slots.cardNumber' })(flow).map((mutant) =>
        changed(mutant, 'planted', ({ Transitions }) => ({
          Transitions: {
            ...Transitions,
            Conditions: [{ NextAction: flow.StartAction, Condition: { Operator: 'Equals', Operands: ['x'] } }],
          },
        })),
      ),
  },
  {
    fault: 'recording that is not suspended',
    rule: 'recording-resumed',
    plant: each(
      (action, flow) => secret(flow) && recordingOf(action) === 'off',
      () => ({ Parameters: { RecordingBehavior: { ScreenRecordedParticipants: [] } } }),
    ),
  },
  {
    fault: 'recording that is not resumed',
    rule: 'recording-resumed',
    plant: each(
      (action, flow) => secret(flow) && switchesOn(action),
      () => ({ Parameters: OFF }),
    ),
  },
  {
    fault: 'an error that goes round the resumption',
    rule: 'recording-resumed',
    plant: (flow) =>
      secret(flow) && records(flow)
        ? flow.Actions.filter(storesInput)
            .map((input) =>
              changed(flow, input.Identifier, () =>
                redirected(input, ({ to, isError }) => (isError ? (enabling(flow) ?? to) : to)),
              ),
            )
            .filter((mutant) => isWhole(mutant, new FlowGraph(flow)))
        : [],
  },
  {
    fault: 'recording that is switched off on the way out',
    rule: 'recording-resumed',
    plant: (flow) =>
      records(flow)
        ? flow.Actions.filter(leaves).map(({ Identifier }) =>
            before(flow, Identifier, 'UpdateContactRecordingBehavior', OFF),
          )
        : [],
  },
  {
    fault: 'a log of what is typed',
    rule: 'logging-off-around-secrets',
    plant: each(logs('Disabled'), parameters({ FlowLoggingBehavior: 'Enabled' })),
  },
  {
    fault: 'no log afterwards',
    rule: 'logging-off-around-secrets',
    plant: each(logs('Enabled'), parameters({ FlowLoggingBehavior: 'Disabled' })),
  },
  {
    fault: 'an error that leaves the log off',
    rule: 'logging-off-around-secrets',
    plant: (flow) => (secret(flow) ? roundAbout((action) => logs('Enabled')(action, flow))(flow) : []),
  },
  ...[
    { AnalyticsRedactionResults: 'RedactedAndOriginal', RedactionResults: 'RedactedAndOriginal' },
    { AnalyticsRedactionBehavior: 'Disabled', Enabled: 'False' },
  ].map((loosened) => ({
    fault: `analysis with ${Object.keys(loosened)[0] ?? ''} loosened`,
    rule: 'analytics-redacted',
    plant: each(
      (action) => analyticsOf(action).length > 0,
      ({ Parameters }) => ({ Parameters: loosen(Parameters, loosened) as FlowAction['Parameters'] }),
    ),
  })),
];
