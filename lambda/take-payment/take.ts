import { createHash, type KeyObject } from 'node:crypto';
import { type Card, isPlausible, wipe } from './card';
import { type PaymentAnswer, type TakePaymentEvent } from './contract';
import { decryptInput } from './decrypt';
import { orFail } from './payment-failed';
import { type TokeniseCard } from './processor';

/** What the payment needs of the world. */
export interface PaymentPorts {
  readonly privateKeys: () => Promise<readonly KeyObject[]>;
  readonly processor: () => Promise<TokeniseCard>;
  /** Keeps the processor's token, for a one-time token of the organisation. */
  readonly keepToken: (organisationId: string, processorToken: string) => Promise<string>;
  readonly now: Date;
}

/** What Amazon Connect stores when nothing was typed in time. It is not encrypted. */
const NOTHING_TYPED = ['', 'Timeout'];

/**
 * Takes a card: decrypted in memory, judged, handed to the processor, overwritten. What is given back is the result and a
 * one-time token for the processor's.
 *
 * @throws PaymentFailed, which says nothing but the step
 */
export async function takePayment(event: TakePaymentEvent, ports: PaymentPorts): Promise<PaymentAnswer> {
  const { ContactData, Parameters } = event.Details;
  const inputs = [Parameters.encryptedCardNumber, Parameters.encryptedExpiry, Parameters.encryptedSecurityCode];
  if (inputs.some((input) => NOTHING_TYPED.includes(input))) return answer('invalid');
  const card = await decryptCard(Parameters, ports);
  try {
    if (!isPlausible(card, ports.now)) return answer('invalid');
    const tokenise = await orFail('credential', ports.processor);
    const made = await orFail('processor', () => tokenise(card, idempotencyKey(ContactData.ContactId, inputs)));
    if (made.result !== 'accepted') return answer(made.result);
    const { organisationId } = ContactData.Attributes;
    return answer('accepted', await orFail('vault', () => ports.keepToken(organisationId, made.token)));
  } finally {
    wipe(card.number, card.expiry, card.securityCode);
  }
}

async function decryptCard(
  parameters: TakePaymentEvent['Details']['Parameters'],
  { privateKeys }: PaymentPorts,
): Promise<Card> {
  const keys = await orFail('private-key', privateKeys);
  const { encryptionKeyId, encryptedCardNumber, encryptedExpiry, encryptedSecurityCode } = parameters;
  const read = await Promise.allSettled(
    [encryptedCardNumber, encryptedExpiry, encryptedSecurityCode].map((input) =>
      decryptInput(input, encryptionKeyId, keys),
    ),
  );
  const [number, expiry, securityCode] = read.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
  return orFail('decryption', () => {
    if (number && expiry && securityCode) return { number, expiry, securityCode };
    wipe(...[number, expiry, securityCode].filter((digits) => digits !== undefined));
    throw new Error('not all of it can be read');
  });
}

/** The same when Amazon Connect calls again, and another when the customer types again: ciphertexts never repeat. */
function idempotencyKey(contactId: string, inputs: readonly string[]): string {
  return createHash('sha256')
    .update([contactId, ...inputs].join('\n'))
    .digest('hex');
}

function answer(paymentResult: PaymentAnswer['paymentResult'], paymentToken = ''): PaymentAnswer {
  return { paymentResult, paymentToken };
}
