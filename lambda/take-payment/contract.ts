// zod/mini: a tenth of the code that zod would add to a function that a customer on the telephone waits for.
import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

/** Base64 of a message of the AWS Encryption SDK, or `Timeout` when nothing was typed. */
const encryptedInput = z.string().check(z.maxLength(8_192));

/**
 * What the secure input flow sends. Nothing in it can be read without the private key.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const takePaymentEventSchema = z.object({
  Name: z.literal('ContactFlowEvent'),
  Details: z.object({
    ContactData: z.object({
      ContactId: text,
      /** The inbound flow noted the organisation. */
      Attributes: z.object({ organisationId: z.guid() }),
    }),
    Parameters: z.object({
      /** Id of the instance's security key. */
      encryptionKeyId: text,
      encryptedCardNumber: encryptedInput,
      encryptedExpiry: encryptedInput,
      encryptedSecurityCode: encryptedInput,
    }),
  }),
});

export type TakePaymentEvent = z.output<typeof takePaymentEventSchema>;

/** What the flow gets back: a flat map of texts, `STRING_MAP` in its response validation. Nothing of the card. */
export interface PaymentAnswer {
  /** `invalid`: the details cannot be a card's, and may be entered again. */
  readonly paymentResult: 'accepted' | 'declined' | 'invalid';
  /** One-time token for what the processor gave; empty unless accepted. */
  readonly paymentToken: string;
}

/** Environment variables, which the construct sets. */
export const takePaymentEnvironmentSchema = z.object({
  /** Where the processor turns a card into a token of its own. */
  PROCESSOR_URL: z.url({ protocol: /^https$/ }),
  /** ARN of the secret with the processor's credential. */
  PROCESSOR_CREDENTIAL: text,
  /** ARN of the secret with private keys in PEM. */
  INPUT_PRIVATE_KEY: text,
  /** SHA-256 of the public key (SPKI, DER) of the certificate in the flow, in hexadecimal: tells which private key. */
  INPUT_PUBLIC_KEY_DIGEST: text.check(z.regex(/^[0-9a-f]{64}$/)),
  /** Name of the table of one-time tokens. */
  TOKEN_TABLE_NAME: text,
});

/** What the construct writes. */
export type TakePaymentEnvironment = z.input<typeof takePaymentEnvironmentSchema>;
