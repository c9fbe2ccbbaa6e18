import { type FlowAction } from './flow';

/** Where the last stored input of the customer is. */
export const STORED_INPUT = '$.StoredCustomerInput';

/**
 * Whether an action stores what the customer types. Such input is treated as a secret, whatever was asked for.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-getparticipantinput.html
 */
export function storesInput({ Type, Parameters }: FlowAction): boolean {
  const stored = JSON.stringify(Parameters['StoreInput'] ?? 'False').toLowerCase();
  // What is not known to be left alone is stored.
  return Type === 'GetParticipantInput' && !['false', '"false"'].includes(stored);
}
