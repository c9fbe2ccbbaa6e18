import * as z from 'zod/mini';
import { holdsCardNumber } from './card-number';

/** A value that a one-time token can stand for. A card number is none: it is kept nowhere. */
export const vaultValueSchema = z.string().check(
  z.minLength(1),
  z.maxLength(2_048),
  z.refine((value) => !holdsCardNumber(value), { error: 'reads like a card number, which is kept nowhere' }),
);

/**
 * What a one-time token stands for.
 *
 * - `payment`: what a payment processor gave for a card.
 * - `identifier`: an identifier that is not to travel.
 * - `held-identifier`: one that the vault of identifiers holds: id of the user, and token of the database.
 */
export const vaultEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['payment', 'identifier']), value: vaultValueSchema }),
  z.object({
    kind: z.literal('held-identifier'),
    value: z.string().check(z.regex(/^[0-9a-f-]{36}\/idt_[0-9a-f]{64}$/)),
  }),
]);

export type VaultEntry = z.output<typeof vaultEntrySchema>;
