import * as z from 'zod/mini';
import { holdsCardNumber } from './card-number';

/** What a one-time token stands for. A card number is none: it is kept nowhere. */
export const vaultEntrySchema = z.object({
  /** `payment`: what a payment processor gave for a card. `identifier`: an identifier that a database is not to hold. */
  kind: z.enum(['payment', 'identifier']),
  value: z.string().check(
    z.minLength(1),
    z.maxLength(2_048),
    z.refine((value) => !holdsCardNumber(value), { error: 'reads like a card number, which is kept nowhere' }),
  ),
});

export type VaultEntry = z.output<typeof vaultEntrySchema>;
