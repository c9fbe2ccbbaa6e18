import { type FlowDocument } from '../flow-document';
import { inboundWords } from './inbound-words';

/** What the template substitutes in the flow of a number. */
export const numberPlaceholders = { mainFlow: '${MainFlow}' } as const;

type Name = 'organisation' | 'main-flow' | 'unavailable' | 'disconnect';

/**
 * The flow of a number that is an organisation's: it notes whose number was called, and goes on to the main flow.
 *
 * @param organisationId - a UUID: opaque, and about no person
 */
export function numberFlow(organisationId: string): FlowDocument<Name> {
  return {
    Version: '2019-10-30',
    StartAction: 'organisation',
    Metadata: {},
    Actions: [
      {
        Identifier: 'organisation',
        Type: 'UpdateContactAttributes',
        Parameters: { Attributes: { organisationId }, TargetContact: 'Current' },
        Transitions: { NextAction: 'main-flow', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] },
      },
      {
        Identifier: 'main-flow',
        Type: 'TransferToFlow',
        Parameters: { ContactFlowId: numberPlaceholders.mainFlow },
        Transitions: { Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'unavailable' }] },
      },
      {
        Identifier: 'unavailable',
        Type: 'MessageParticipant',
        Parameters: { Text: inboundWords.unavailable },
        Transitions: { NextAction: 'disconnect', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'disconnect' }] },
      },
      { Identifier: 'disconnect', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  };
}
