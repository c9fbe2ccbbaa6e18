/**
 * Attributes of a flow, not of a contact, that hold input which Amazon Connect encrypted: they end with the flow, and no
 * contact record has them. They are the parameters of the payment function, too.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowattributes.html
 */
export const encryptedInputs = ['encryptedCardNumber', 'encryptedExpiry', 'encryptedSecurityCode'] as const;
